"""The command line: thin, and the only place that prints or exits."""

from pathlib import Path

import click

from mopscert.checking import check as run_check
from mopscert.checks import registry
from mopscert.errors import MopscertError
from mopscert.reports import REPORTS, text_report


class _Failure(click.ClickException):
    """A broken surrounding: exit code 2, as for a misused command."""

    exit_code = 2


_root = click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Folder that holds curriculum/ and quizzes/ (here, if not given).",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mopscert", message="%(prog)s %(version)s")
def main() -> None:
    """Check and render a certification that is kept as code."""


@main.command()
@_root
@click.option("--format", "form", type=click.Choice(sorted(REPORTS)), default="text", help="Form of the report.")
def check(root: Path, form: str) -> None:
    """Say what is wrong with the curriculum, where, and how to mend it.

    Exit code 0: nothing. 1: findings. 2: the command was misused.

    Example: mopscert check --format json
    """
    try:
        findings = run_check(root).findings
    except MopscertError as error:
        raise _Failure(str(error)) from error
    click.echo(REPORTS[form](findings), nl=False)
    raise SystemExit(1 if findings else 0)


@main.command()
@_root
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder to write; must be new, empty or ours."
)
def render(root: Path, out: Path) -> None:
    """Write the site as plain Markdown, assets and a ready mkdocs.yml, for any builder.

    Example: mopscert render --out rendered
    """
    # Rendering needs templates and MkDocs, which `check` should not wait for.
    from mopscert.pages.render import render as render_site
    from mopscert.tree import write_tree

    try:
        checked = run_check(root)
        if checked.has_errors:
            click.echo(text_report(checked.findings), nl=False)
            raise SystemExit(1)
        count = write_tree(render_site(checked.curriculum, list(registry.rules().values())), root, out)
    except MopscertError as error:
        raise _Failure(str(error)) from error
    click.echo(f"{count} files in {out}")


@main.command()
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """Print the page of a rule, or, without CODE, the list of rules.

    Example: mopscert rule REF001
    """
    rules = registry.rules()
    if code is None:
        for each in rules.values():
            click.echo(f"{each.code}  {each.severity:<7}  {each.name}")
        return
    found = rules.get(code.upper())
    if found is None:
        raise _Failure(f'there is no rule "{code}"; "mopscert rule" lists them')
    click.echo(f"{found.code} {found.name} ({found.severity})\n\n{found.page.strip()}")

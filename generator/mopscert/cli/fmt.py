"""`mopscert fmt`: files in their one canonical layout."""

from collections.abc import Collection, Iterable
from pathlib import Path

import click

from mopscert.cli.common import Failure, root_option, told
from mopscert.reports import number, text_report
from mopscert.scaffold import Plan, diff
from mopscert.scaffold.formatting import Formatted, formatted_files, is_below
from mopscert.scaffold.writing import write


@click.command(name="fmt")
@root_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 when a file would change.")
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; print what would change.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def command(root: Path, only_check: bool, show_diff: bool, files: tuple[Path, ...]) -> None:
    """Put FILES, or all files, in their canonical layout: keys in the order of the format reference, short lines.

    Meaning, comments and the ends of lines stay. A file that cannot be read is named and left as it is.
    Exit code 0: done. 1: there is something to do by hand, or, with --check or --diff, for this command. 2: misuse.

    Example: mopscert fmt --diff quizzes/associate/what-mops-is.yaml
    """
    with told():
        found = _found(root, files or (root,))
        changes = [each.change for each in found if each.change]
        if not (only_check or show_diff):
            write(root, changes)
    if show_diff:
        click.echo(diff(Plan(tuple(changes), {})), nl=False)
    else:
        done = "would change" if only_check else "changed"
        click.echo("".join(f"{done} {each.path}\n" for each in changes), nl=False)
    _tell_left(found)
    if not show_diff:
        click.echo(_summary(found, len(changes), done))
    left = any(each.findings or each.unsafe for each in found)
    raise SystemExit(1 if left or (changes and (only_check or show_diff)) else 0)


def _found(root: Path, files: Collection[Path]) -> list[Formatted]:
    wanted = {file: _below(root, file) for file in files}
    found = formatted_files(root, wanted.values())
    for file, path in wanted.items():
        if not any(is_below(each.path, [path]) for each in found):
            raise Failure(f"{file} is no file of the curriculum in {root.absolute()}")
    return found


def _summary(found: Collection[Formatted], changed: int, done: str) -> str:
    """How many files changed, and how many needed no change; those that were left have been named."""
    well = sum(not (each.change or each.findings or each.unsafe) for each in found)
    kept = f"{number(well, 'file')} in canonical layout already" if well else ""
    return "; ".join(filter(None, [f"{number(changed, 'file')} {done}" if changed else "nothing to change", kept]))


def _tell_left(found: Iterable[Formatted]) -> None:
    for each in found:
        if each.unsafe:
            click.echo(f"left {each.path} as it is, because another layout would change what it says")
    click.echo(text_report([finding for each in found for finding in each.findings]), nl=False)


def _below(root: Path, file: Path) -> str:
    """Path of a file or folder below the root."""
    # A link stays what it is, so only the folder around it is made absolute.
    path, top = (file.parent.resolve() / file.name if file.is_symlink() else file.resolve()), root.resolve()
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else ""

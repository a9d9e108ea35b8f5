"""`mopscert rule`: what a code in a report means."""

import click

from mopscert.checks import registry
from mopscert.cli.common import Failure
from mopscert.findings import Retired


@click.command(name="rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print the page of a rule, or, without CODE, the list of rules. The name of a rule does as well,
    and so does the code of a rule that was retired.

    Example: mopscert rule REF001
    """
    book = registry.rulebook()
    if code is None:
        for each in book.rules:
            click.echo(f"{each.code}  {each.severity:<7}  {each.name}")
        return
    asked = (code.upper(), code.lower())
    for rule in book.rules:
        if rule.code == asked[0] or rule.name == asked[1]:
            click.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.page.strip()}")
            return
    for gone in book.retired:
        if gone.code == asked[0] or gone.name == asked[1]:
            click.echo(f"{gone.code} {gone.name} (retired in version {gone.since})\n\n{gone.why}{_successor(gone)}")
            return
    raise Failure(f'there is no rule "{code}"; "mopscert rule" lists them')


def _successor(gone: Retired) -> str:
    return f"\nWhat took its place: mopscert rule {gone.successor}" if gone.successor else ""

"""`mopscert rule`: what a code in a report means."""

import click

from mopscert.checks import registry
from mopscert.cli.common import Failure


@click.command(name="rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print the page of a rule, or, without CODE, the list of rules. The name of a rule does as well.

    Example: mopscert rule REF001
    """
    rules = registry.rules()
    if code is None:
        for each in rules.values():
            click.echo(f"{each.code}  {each.severity:<7}  {each.name}")
        return
    found = rules.get(code.upper()) or next((each for each in rules.values() if each.name == code.lower()), None)
    if found is None:
        raise Failure(f'there is no rule "{code}"; "mopscert rule" lists them')
    click.echo(f"{found.code} {found.name} ({found.severity})\n\n{found.page.strip()}")

"""The hours that a level promises, kept true when modules come and go."""

from mopscert.checks.cov004_level_minutes import TOLERANCE
from mopscert.scaffold.desk import PROGRAMME
from mopscert.scaffold.draft import Draft


def kept_hours(draft: Draft, level: str, change: int) -> None:
    """Correct the hours of a level whose modules take `change` minutes more, where they would no longer be true."""
    desk = draft.desk
    text = desk.yaml[PROGRAMME]
    for number, entry in enumerate(text.value("levels")):
        if entry["id"] == level:
            modules = [desk.entry(desk.module(name))["minutes"] for name in entry["modules"]]
            minutes = sum(modules) + entry["other_minutes"] + change
            if abs(minutes - entry["hours"] * 60) > TOLERANCE:
                draft.edit(PROGRAMME, [text.written(("levels", number, "hours"), str(round(minutes / 60)))])

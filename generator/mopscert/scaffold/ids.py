"""Whether a new id may be taken: it must be an id, and nothing may ever have had it."""

from mopscert.scaffold.desk import Desk, Thing
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.kinds import ID, LONGEST, Kind

_FOR_EVER = "ids are never used again; choose another"


def check_form(new: str) -> None:
    """RefusedError when a text is no id."""
    if not ID.fullmatch(new):
        raise RefusedError(f'"{new}" is no id: use small letters, digits and single hyphens, as in where-mops-sits')
    if len(new) > LONGEST:
        raise RefusedError(f'"{new}" is too long for an id: use at most {LONGEST} characters')


def check_new_id(desk: Desk, kind: Kind, new: str, module: str = "", of: Thing | None = None) -> None:
    """RefusedError when a new id is no id, or was ever another's; a thing (`of`) may take its own former id again."""
    check_form(new)
    name = f"{module}.{new}" if kind.is_local else new
    for each in desk.things:
        if each.kind == kind and each.name == name:
            raise RefusedError(f"{each.said} exists ({desk.where(each)}); choose another id")
        if each.kind == kind and each != of and name in each.former:
            raise RefusedError(f'"{name}" was the id of {each.said}, and {_FOR_EVER}')
    for _, entry in desk.retired():
        if entry.get("kind") == kind.name and entry.get("id") == name:
            version = entry["retired_in"]
            raise RefusedError(f'the {kind.name} "{name}" was retired in {version}, and {_FOR_EVER}')

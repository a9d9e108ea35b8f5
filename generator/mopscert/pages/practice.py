"""What the pages of labs and dialogues share: where they belong, what they practise, how they are edited."""

from collections.abc import Sequence
from typing import Any

from mopscert import addresses
from mopscert.model import Curriculum, Module, Programme
from mopscert.pages import words


def place(programme: Programme, module: Module, page: str) -> dict[str, str]:
    """The module and the level to which a page belongs, with links."""
    level = next(level for level in programme.levels if level.id == module.level)
    return {
        "module": module.title,
        "module_href": addresses.link(page, addresses.module_page(module.id)),
        "level": level.title,
        "level_href": addresses.link(page, addresses.level_page(level.id)),
    }


def objectives(module: Module, practised: Sequence[str]) -> list[str]:
    """The texts of the objectives that a lab or a dialogue practises, in the order of the module."""
    return [objective.text for objective in module.objectives if objective.id in practised]


def edit(programme: Programme, text: str, path: str) -> dict[str, str]:
    """A link to where a file of the repository can be edited."""
    return {"text": text, "href": addresses.edit(programme, path)}


def practices(curriculum: Curriculum, module: Module, page: str) -> list[dict[str, Any]]:
    """The lab, the dialogue and the diagnostics of a module, as its own page names them."""
    w = words.catalogue()["practice"]
    found = (
        ("lab", module.lab, addresses.lab_page(module.id)),
        ("dialogue", module.dialogue, addresses.dialogue_page(module.id)),
    )
    diagnostics = [
        ("diagnostic", each.file, addresses.diagnostic_page(each.id)) for each in curriculum.diagnostics_of(module.id)
    ]
    return [
        {
            "kind": w["kind"][kind],
            "intro": w["intro"][kind],
            "title": practice.title,
            "minutes": words.duration(practice.minutes),
            "href": addresses.link(page, address),
        }
        for kind, practice, address in (*found, *diagnostics)
        if practice
    ]

"""What has an id, where it is declared, and everywhere it can be named: one table for all verbs.

A place is a kind of file and the keys that lead to the id in it; `*` stands for each entry of a list.
"""

import re

import msgspec

from mopscert.reading.files import DIAGNOSTICS

Path = tuple[str, ...]
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 60
# What the ids of a skeleton start with until its author gives them names.
PLACEHOLDER = "todo-"


class Spot(msgspec.Struct, frozen=True):
    """A place of the formats that holds ids: the kind of file (`*`: any), and the keys and stars that lead to them."""

    file: str
    keys: Path


class Kind(msgspec.Struct, frozen=True):
    """A kind of thing that has an id.

    `home` is where it is declared; modules have none, because they are folders, nor have their parts, which are whole
    files of the kind `part` and have the id of their module, nor what is a whole file of `folder`. `named` are the
    places that name it, `link` the scheme of Markdown links to it, `page` the pattern of what stands before the id in
    addresses on hand-written pages, `fence` the fenced block of its lesson that shows it. `is_local`: the id is unique
    only in its module. `has_aliases` and `can_retire`: the formats keep its former ids, and its death.
    """

    name: str
    home: Spot | None = None
    part: str = ""
    folder: str = ""
    named: tuple[Spot, ...] = ()
    link: str = ""
    page: str = ""
    fence: str = ""
    is_local: bool = False
    has_aliases: bool = True
    can_retire: bool = True

    @property
    def is_module(self) -> bool:
        """True for the kind of modules."""
        return not (self.home or self.part or self.folder)


def _spot(file: str, keys: str) -> Spot:
    return Spot(file, tuple(keys.split(".")))


# The parts of a diagnostic that name modules to study.
_WITH_MODULES = ("results", "corners", "dimensions", "verdicts")

KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "module",
            named=(
                _spot("programme", "levels.*.modules.*"),
                _spot("module", "requires.*"),
                _spot("misconceptions", "misconceptions.*.learn"),
                _spot("diagnostic", "modules.*"),
                *(_spot("diagnostic", f"{key}.*.modules.*") for key in _WITH_MODULES),
            ),
            link="module:",
            page="modules/",
        ),
        Kind(
            "objective",
            home=_spot("module", "objectives.*.id"),
            named=(_spot("quiz", "items.*.objective"), _spot("lab", "practises.*"), _spot("dialogue", "practises.*")),
            is_local=True,
        ),
        Kind("question", home=_spot("quiz", "items.*.id"), fence="self-check"),
        Kind(
            "term",
            home=_spot("glossary", "terms.*.id"),
            named=(_spot("glossary", "terms.*.see.*"),),
            link="term:",
            page=r"glossary(?:\.md|/)#",
        ),
        Kind(
            "source",
            home=_spot("sources", "sources.*.id"),
            named=(
                _spot("module", "sources.*"),
                _spot("quiz", "items.*.sources.*"),
                _spot("glossary", "terms.*.sources.*"),
                _spot("diagnostic", "sources.*"),
            ),
            link="source:",
            page=r"sources(?:\.md|/)#",
        ),
        Kind(
            "misconception",
            home=_spot("misconceptions", "misconceptions.*.id"),
            named=tuple(
                _spot("quiz", f"items.*.{answers}.*.misconception")
                for answers in ("options", "extras", "inversions", "prompts.*.confusions", "miscalculations")
            ),
            has_aliases=False,
            can_retire=False,
        ),
        Kind("lab", part="lab", has_aliases=False),
        Kind("dialogue", part="dialogue", has_aliases=False),
        Kind("diagnostic", folder=DIAGNOSTICS, link="diagnostic:", page="diagnostics/"),
        Kind(
            "case",
            home=_spot("quiz", "cases.*.id"),
            named=(_spot("quiz", "items.*.case"),),
            is_local=True,
            has_aliases=False,
            can_retire=False,
        ),
        Kind(
            "figure",
            home=_spot("figures", "figures.*.id"),
            named=(_spot("quiz", "cases.*.figure"),),
            fence="figure",
            is_local=True,
            has_aliases=False,
            can_retire=False,
        ),
    )
}

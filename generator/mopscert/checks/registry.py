"""Finds the rules: every module of `checks` and of `reading.rules` that has a `RULE`."""

import importlib
import pkgutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import islice
from types import ModuleType

import msgspec

from mopscert import checks
from mopscert.caching import Store
from mopscert.checks.parts import BANKS, MOST, SHARED, Found, Memory, banks, excessive, halves, joined, look, sizes
from mopscert.checks.retired import RETIRED
from mopscert.findings import Finding, Retired, Rule, Rulebook, has_errors
from mopscert.model import Curriculum
from mopscert.processes import LARGE, both
from mopscert.reading import rules as reading_rules

# How the codes of rules begin that look at question banks, and at what these are about, alone.
_OF_BANKS = "BNK"
# Codes of rules that take about half of the time that judging takes, and share with each other what they compute.
_APART = ("BNK006", "BNK007")


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = [
        f"{package.__name__}.{info.name}"
        for package in (reading_rules, checks)
        for info in pkgutil.iter_modules(package.__path__)
    ]
    found = [importlib.import_module(name) for name in names if name != __name__]
    return tuple(module for module in found if hasattr(module, "RULE"))


@cache
def rules() -> dict[str, Rule]:
    """All rules by code, in the order of their codes."""
    found = {module.RULE.code: module.RULE for module in _modules()}
    return dict(sorted(found.items()))


def retired() -> dict[str, Retired]:
    """All codes that no rule has any more."""
    return {each.code: each for each in RETIRED}


def rulebook() -> Rulebook:
    """What the reference of rules is made from."""
    return Rulebook(tuple(rules().values()), tuple(retired().values()))


def run(curriculum: Curriculum, is_sound: bool, store: Store | None = None) -> tuple[Curriculum, list[Finding]]:
    """Findings of the rules that look for mistakes, in whatever part of the curriculum could be read.

    Where there is no error, and none was met on reading (`is_sound`), also of those that judge the curriculum as a
    whole: where something is wrong or missing, all that is counted comes out wrong too. What is in the `store` is not
    looked for again. The curriculum comes back with the links that were found in it.
    """
    memory = Memory(store, curriculum, rules()) if store else None
    known = memory.known() if memory else {}
    parts = _of_parts(curriculum, known, memory)
    excess = excessive(parts.values())
    found = joined((_without(each, excess) for each in parts.values()), in_parts())
    # Where a rule finds that much, what is left out must not depend on what was looked at again.
    for module in in_parts():
        if module.RULE.code in excess:
            found += joined([Found(tuple(islice(module.check_part(curriculum), MOST)))], [module])
    linked = msgspec.structs.replace(curriculum, links={name: each.links for name, each in parts.items()})
    found += _found("check", linked, _having("check"))
    if has_errors(found) or not is_sound:
        return linked, found
    judged, of_banks = _judged(linked, known.get(BANKS))
    if memory and of_banks is not known.get(BANKS):
        memory.keep({BANKS: of_banks})
    return linked, [*found, *judged, *of_banks.findings]


def _of_parts(curriculum: Curriculum, known: Mapping[str, Found], memory: Memory | None) -> dict[str, Found]:
    """What the rules find that look at modules by themselves, by the ids of the modules, in their order."""
    names = [*(module.id for module in curriculum.modules), SHARED]
    unknown = [name for name in names if name not in known]
    mine, theirs = halves(sizes(curriculum, unknown))
    looked = both(
        lambda: look(curriculum, mine, in_parts()),
        lambda: look(curriculum, theirs, in_parts()),
        len(unknown) >= LARGE,
    )
    for each in looked if memory else ():
        if memory and not excessive(each.values()):
            memory.keep(each)
    found = {**known, **looked[0], **looked[1]}
    return {name: found[name] for name in names}


def _without(found: Found, codes: set[str]) -> Found:
    return Found(tuple(each for each in found.findings if each.rule.code not in codes)) if codes else found


def _judged(curriculum: Curriculum, of_banks: Found | None) -> tuple[list[Finding], Found]:
    """What the rules find that judge the whole; and all question banks, where that is not known."""
    modules = _having("judge")
    others = [each for each in modules if not each.RULE.code.startswith(_OF_BANKS)]
    if of_banks:
        return _found("judge", curriculum, others), of_banks
    alone = banks(curriculum)
    apart = [each for each in modules if each.RULE.code.startswith(_APART)]
    rest = [each for each in modules if each not in others and each not in apart]
    (judged, mine), theirs = both(
        lambda: (_found("judge", curriculum, others), _found("judge", alone, rest)),
        lambda: _found("judge", alone, apart),
        len(curriculum.modules) >= LARGE,
    )
    return judged, Found((*mine, *theirs))


def remind(curriculum: Curriculum, today: date) -> list[Finding]:
    """Findings of the rules that ask for the date, in whatever part of the curriculum is sound."""
    functions = [module.remind for module in _having("remind")]
    return [finding for remind in functions for finding in islice(remind(curriculum, today), MOST)]


def in_parts() -> list[ModuleType]:
    """The rules that look at modules by themselves."""
    return _having("check_part")


def _having(name: str) -> list[ModuleType]:
    return [module for module in _modules() if hasattr(module, name)]


def _found(name: str, curriculum: Curriculum, modules: list[ModuleType]) -> list[Finding]:
    return [finding for module in modules for finding in islice(getattr(module, name)(curriculum), MOST)]

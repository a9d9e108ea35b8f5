"""Finds the rules: every module of `checks` and of `reading.rules` that has a `RULE`."""

import importlib
import pkgutil
from datetime import date
from functools import cache
from itertools import islice
from types import ModuleType

from mopscert import checks
from mopscert.checks.retired import RETIRED
from mopscert.findings import Finding, Retired, Rule, Rulebook, has_errors
from mopscert.model import Curriculum
from mopscert.processes import LARGE, both
from mopscert.reading import rules as reading_rules

# A damaged file can break a rule ten thousand times, and nobody reads as many findings.
MOST = 1000
# Codes of rules that take about half of the time, and that share what they compute with each other alone.
_APART = ("BNK", "DIA", "DLG", "ITM", "LAB", "REV004")


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


def run(curriculum: Curriculum, is_sound: bool) -> list[Finding]:
    """Findings of the rules that look for mistakes, in whatever part of the curriculum could be read.

    Where there is no error, and none was met on reading (`is_sound`), also of those that judge the curriculum as a
    whole: where something is wrong or missing, all that is counted comes out wrong too.
    """
    is_large = len(curriculum.modules) >= LARGE
    found, (found_apart, judged) = both(
        lambda: _found("check", curriculum, False), lambda: _apart(curriculum, is_sound), is_large
    )
    found += found_apart
    return found if has_errors(found) or not is_sound else [*found, *_found("judge", curriculum, False), *judged]


def remind(curriculum: Curriculum, today: date) -> list[Finding]:
    """Findings of the rules that ask for the date, in whatever part of the curriculum is sound."""
    functions = [module.remind for module in _modules() if hasattr(module, "remind")]
    return [finding for remind in functions for finding in islice(remind(curriculum, today), MOST)]


def _apart(curriculum: Curriculum, is_sound: bool) -> tuple[list[Finding], list[Finding]]:
    """What the rules that work apart look for, and what they judge, before it is known what the others found."""
    found = _found("check", curriculum, True)
    return found, [] if has_errors(found) or not is_sound else _found("judge", curriculum, True)


def _found(name: str, curriculum: Curriculum, apart: bool) -> list[Finding]:
    modules = [module for module in _modules() if hasattr(module, name)]
    functions = [getattr(module, name) for module in modules if module.RULE.code.startswith(_APART) == apart]
    return [finding for function in functions for finding in islice(function(curriculum), MOST)]

"""Finds the rules: every module of `checks` and of `reading.rules` that has a `RULE`."""

import importlib
import pkgutil
from datetime import date
from functools import cache
from itertools import islice
from types import ModuleType

from mopscert import checks
from mopscert.checks.retired import RETIRED
from mopscert.findings import Finding, Retired, Rule, Rulebook
from mopscert.model import Curriculum
from mopscert.processes import LARGE, both
from mopscert.reading import rules as reading_rules

# A damaged file can break a rule ten thousand times, and nobody reads as many findings.
MOST = 1000
# Codes of rules that take about half of the time, and that share what they compute with each other alone.
_APART = ("BNK006", "BNK007", "DLG", "ITM", "LAB", "REV")


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


def run(curriculum: Curriculum) -> list[Finding]:
    """Findings of the rules that look for mistakes, in whatever part of the curriculum is sound."""
    return _found("check", curriculum)


def judge(curriculum: Curriculum) -> list[Finding]:
    """Findings of the rules that judge the curriculum as a whole.

    Where something is wrong or missing, all that is counted comes out wrong too: judge only what has no error.
    """
    return _found("judge", curriculum)


def remind(curriculum: Curriculum, today: date) -> list[Finding]:
    """Findings of the rules that ask for the date, in whatever part of the curriculum is sound."""
    return _found("remind", curriculum, today)


def _found(name: str, curriculum: Curriculum, *given: date) -> list[Finding]:
    """Findings of the functions of that name, those of a large curriculum in two halves at once."""

    modules = [module for module in _modules() if hasattr(module, name)]

    def findings(apart: bool) -> list[Finding]:
        functions = [getattr(module, name) for module in modules if module.RULE.code.startswith(_APART) == apart]
        return [finding for function in functions for finding in islice(function(curriculum, *given), MOST)]

    is_large = len(curriculum.modules) >= LARGE and name != "remind"
    here, apart = both(lambda: findings(False), lambda: findings(True), is_large)
    return here + apart

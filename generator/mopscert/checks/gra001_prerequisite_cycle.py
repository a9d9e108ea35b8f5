"""Modules that require each other in a circle.

### What it does

Follows `requires` from module to module and names each circle once, with its whole chain.

### Why

Nobody could start any of these modules.

### Example

`governance` requires `operating-model`, which requires `governance`.

### Instead

Take the weaker of the requirements away.
"""

import graphlib
from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Module

RULE = Rule("GRA001", "prerequisite-cycle", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each circle."""
    graph = {module.id: set(_sound(curriculum, module)) for module in curriculum.modules}
    while chain := _circle(graph):
        start = chain.index(min(chain))
        chain = chain[start:] + chain[:start]
        module = curriculum.by_id[chain[0]]
        graph[chain[0]].discard(chain[1 % len(chain)])
        place = module.document.place("requires", module.requires.index(chain[1 % len(chain)]))
        shown = ", which requires ".join(f'"{name}"' for name in [*chain[1:], chain[0]])
        message = f'"{chain[0]}" requires {shown}: nobody could start'
        yield RULE.at(place, message, "take one of these requirements away, the weakest of them")


def _sound(curriculum: Curriculum, module: Module) -> Iterator[str]:
    """Requirements that no other rule complains about."""
    levels = [level.id for level in curriculum.programme.file.levels] if curriculum.programme else []
    for name in module.requires:
        other = curriculum.by_id.get(name)
        known = other is not None and module.level in levels and other.level in levels
        if other is not None and (not known or levels.index(other.level) <= levels.index(module.level)):
            yield name


def _circle(graph: dict[str, set[str]]) -> list[str]:
    """The ids of a circle, each requiring the next; empty when there is none."""
    try:
        graphlib.TopologicalSorter({name: sorted(graph[name]) for name in sorted(graph)}).prepare()
    except graphlib.CycleError as error:
        return list(reversed(error.args[1][1:]))
    return []

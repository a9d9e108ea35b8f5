"""A gate that can never speak, because another one has closed before it.

### What it does

Compares the gates of each result: one that warns or offers when the result stands first, on answers that all bar it
from the first place.

### Why

The two authors of the gates meant different things, and learners see only one of them.

### Example

```yaml
gates:
  - {effect: bar, result: revops, any: [{question: one-leader, answers: [no]}], text: It stays a direction.}
  - {effect: warn, result: revops, any: [{question: one-leader, answers: [no]}], text: Find a leader first.}
```

### Instead

```yaml
gates:
  - {effect: bar, result: revops, any: [{question: one-leader, answers: [no]}], text: A direction only.}
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Ranking
from mopscert.model.diagnostic import Gate

RULE = Rule("DIA004", "contradicting-gates", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each gate that can never speak."""
    for each in curriculum.diagnostics:
        gates = each.file.gates if isinstance(each.file, Ranking) else ()
        for number, gate in enumerate(gates):
            closed = [n for n, other in enumerate(gates) if gate.effect != "bar" and _closes(other, gate)]
            if closed:
                message = f'this gate speaks when "{gate.result}" stands first, and its answers keep it from there'
                also = tuple(each.document.place("gates", n, "effect") for n in closed)
                mend = "remove one of the gates, or let them hang on different answers"
                yield RULE.at(each.document.place("gates", number, "effect"), message, mend, also)


def _closes(bar: Gate, gate: Gate) -> bool:
    """True when whatever opens a gate also bars its result."""
    return bar.effect == "bar" and bar.result == gate.result and _pairs(gate) <= _pairs(bar)


def _pairs(gate: Gate) -> set[tuple[str, str]]:
    return {(given.question, name) for given in gate.any for name in given.answers}

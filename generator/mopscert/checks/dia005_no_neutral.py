"""A scale without a neutral step, or axes that move when everything is agreed with.

### What it does

Looks in each quadrant for a scale with an even number of steps, and for an axis whose weights do not add up to nothing.

### Why

Whoever has no opinion must be able to say so and must land in the middle. So must those who agree with everything,
which is a habit of some people and says nothing about the axes.

### Example

```yaml
scale: [Disagree, Agree]
```

### Instead

```yaml
scale: [Disagree, Neither, Agree]
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Quadrant

RULE = Rule("DIA005", "no-neutral", Severity.WARNING, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each scale without a middle and each axis that is not balanced."""
    for each in curriculum.diagnostics:
        if isinstance(each.file, Quadrant):
            steps = len(each.file.scale)
            if steps % 2 == 0:
                message = f"a scale of {steps} steps has no neutral one"
                yield RULE.at(each.document.place("scale"), message, "use an odd number of steps")
            for axis in ("x", "y"):
                total = sum(getattr(statement, axis) for statement in each.file.statements)
                if abs(total) > 1e-9:
                    message = (
                        f'the weights on "{axis}" add up to {total:g}, so that agreeing with everything moves there'
                    )
                    mend = "change weights or statements until they add up to 0"
                    yield RULE.at(each.document.place(axis, "title"), message, mend)

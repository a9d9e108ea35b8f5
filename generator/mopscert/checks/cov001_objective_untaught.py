"""An objective that no section of its lesson teaches.

### What it does

Looks for `taught_in` on each objective of a module that has a lesson.

### Why

A question about something that was never taught tests luck.

### Example

```yaml
- id: recommend-a-home
  text: Recommend a home for a described company.
  level: evaluate
  serves: [places-mops]
```

### Instead

```yaml
- id: recommend-a-home
  text: Recommend a home for a described company.
  level: evaluate
  taught_in: "#choose"
  serves: [places-mops]
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("COV001", "objective-untaught", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each objective without a section."""
    for module in curriculum.modules:
        for number, objective in enumerate(module.objectives):
            if not module.is_planned and objective.taught_in is None:
                message = f'no section of the lesson is named as teaching the objective "{objective.id}"'
                mend = 'add taught_in with the anchor of the section, as in taught_in: "#choose"'
                yield RULE.at(module.document.place("objectives", number, "id"), message, mend)

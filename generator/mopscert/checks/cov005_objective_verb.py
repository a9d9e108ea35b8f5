"""An objective whose first verb does not fit its cognitive level.

### What it does

Compares the first word of each objective with the verbs that `programme.yaml` lists for its level.

### Why

The verb says what a learner does to prove the objective. *Explain* asks for less than *recommend*, whatever the level
says.

### Example

```yaml
text: Understand where marketing operations should sit.
level: evaluate
```

### Instead

```yaml
text: Recommend where marketing operations should sit.
level: evaluate
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("COV005", "objective-verb", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each objective that starts with another level's verb."""
    if curriculum.programme is None:
        return
    verbs = {level.id: level.verbs for level in curriculum.programme.file.cognitive_levels}
    for module in curriculum.modules:
        for number, objective in enumerate(module.objectives):
            first = objective.text.split(maxsplit=1)[0].rstrip(",.;:")
            if first.lower() in verbs.get(objective.level, (first.lower(),)):
                continue
            levels = [level for level, words in verbs.items() if first.lower() in words]
            allowed = f"start with one of: {', '.join(verbs[objective.level])}"
            mend = f'set "level: {levels[0]}", or {allowed}' if levels else allowed
            message = f'"{first}" is no verb of the level "{objective.level}"'
            yield RULE.at(module.document.place("objectives", number, "text", word=first), message, mend)

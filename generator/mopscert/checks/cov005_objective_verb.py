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

from collections import defaultdict
from collections.abc import Iterator

from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Cognitive, Curriculum

RULE = Rule("COV005", "objective-verb", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each verb that stands at a level which does not list it, however often it does."""
    if curriculum.programme is None:
        return
    verbs = {level.id: level.verbs for level in curriculum.programme.file.cognitive_levels}
    places: dict[tuple[str, Cognitive], list[Place]] = defaultdict(list)
    for module in curriculum.modules:
        for number, objective in enumerate(module.objectives):
            first = objective.text.split()[0].rstrip(",.;:")
            if first.lower() not in verbs.get(objective.level, (first.lower(),)):
                place = module.document.place("objectives", number, "text", word=first)
                places[first, objective.level].append(place)
    for (first, level), (place, *others) in places.items():
        levels = [each for each, words in verbs.items() if first.lower() in words]
        allowed = f"start with one of: {', '.join(verbs[level])}"
        mend = f'set "level: {levels[0]}", or {allowed}' if levels else allowed
        yield RULE.at(place, f'"{first}" is no verb of the level "{level}"', mend, tuple(others))

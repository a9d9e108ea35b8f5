"""A consequence in a dialogue that judges the choice and tells nothing of what happens.

### What it does

Points at consequences of fewer than four words, and at those that start with a verdict, such as *Good choice* or
*Wrong*.

### Why

What people say and do then is what the learner has to read in real life. A verdict ends the thinking.

### Example

```yaml
consequence: Good choice! Dana is pleased.
```

### Instead

```yaml
consequence: Dana breathes out. "Seventh I can live with. It was the silence that I could not."
```
"""

import re
from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.runs import dialogues
from mopscert.model import Curriculum

RULE = Rule("DLG007", "judging-consequence", Severity.WARNING, __doc__ or "")

_FEWEST = 4
# Only where the narrator says it: what stands between quotation marks is said by someone.
_VERDICT = re.compile(
    r"(?:(?:a |an |the |this is |that is |that was |this was )?(?:very |really |quite )?"
    r"(?:good|great|excellent|perfect|poor|bad|wrong|right|best|smart|wise|weak)"
    r"(?: (?:choice|answer|option|move|decision|idea|call|job))?[.!,:;]"
    r"|(?:a |an |the |this is |that is |that was |this was )?(?:very |really )?"
    r"(?:good|great|excellent|perfect|poor|bad|wrong|right|best|smart|wise|weak) "
    r"(?:choice|answer|option|move|decision)\b"
    r"|(?:well done|correct|incorrect|not (?:quite|ideal|good|the best)|a mistake|oops|bravo|congratulations)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each consequence that only judges."""
    for _, dialogue in dialogues(curriculum):
        for number, node in enumerate(dialogue.nodes):
            for place, option in enumerate(node.options):
                at = dialogue.document.place
                pointer = ("nodes", number, "options", place, "consequence")
                mend = "tell what the other person says and does"
                if verdict := _VERDICT.match(option.consequence.strip()):
                    message = f'"{verdict[0]}" judges the choice'
                    yield RULE.at(at(*pointer, word=verdict[0]), message, mend)
                elif len(_WORD.findall(option.consequence)) < _FEWEST:
                    yield RULE.at(at(*pointer), f'the consequence of "{option.id}" tells nothing', mend)

"""A question whose cognitive level is higher than what it asks.

### What it does

Finds questions that ask to recall a name, a definition, an author or a year and have the level *apply* or higher, and
questions with the level *create*, since nothing is made by choosing, ordering or matching what is there.

### Why

The level decides what the question counts for. A question of recall that is called *analyse* fills the blueprint with
something that nobody has tested.

### Example

```yaml
level: analyse
stem: What does the abbreviation SPF stand for?
```

### Instead

```yaml
level: analyse
stem: |
  A mail passes SPF for the domain of the sending service.

  What does that say about the sender whom the reader sees?
```

Whoever chooses among drafts evaluates them. What is to be created gets a task and a rubric, in the section that
`made_in` of the objective names.
"""

import re
from collections.abc import Iterator

from mopscert.checks.questions import Worded, questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.words import plain, sentences
from mopscert.model import Cognitive, Curriculum

RULE = Rule("ITM033", "level-above-task", Severity.WARNING, __doc__ or "")


_LOW = (Cognitive.REMEMBER, Cognitive.UNDERSTAND)
_RECALL = re.compile(
    r"(?:what|which) (?:is|are|was) the (?:name|definition|meaning|abbreviation|full form|term)s? (?:of|for)\b"
    r"|what do(?:es)? .{1,60} (?:stand for|mean)$"
    r"|what is the .{1,40} called$"
    r"|who (?:wrote|coined|invented|published|introduced|developed|founded|created)\b"
    r"|(?:when|in (?:which|what) year) (?:was|were|did)\b.*"
    r"\b(?:publish|found|introduce|enact|coin|invent|come into force)"
    r"|(?:which|what) (?:term|word|name|abbreviation) (?:is used|means|describes|denotes|stands)\b"
    r"|how (?:is|are) .{1,60} defined$",
    re.I,
)


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each question that asks for less than its level."""
    for worded in questions(curriculum):
        if worded.item.level not in _LOW and (problem := _problem(worded)):
            mend = "ask for a decision in a small situation, or give the question the level of what it asks"
            yield RULE.at(worded.place("level"), problem, mend)


def _problem(worded: Worded) -> str:
    level = worded.item.level
    if level == Cognitive.CREATE:
        return 'nothing is made in this question, and its level is "create"'
    question = sentences(plain(worded.task))[-1:]
    if question and _RECALL.match(question[0].strip().rstrip("?:")):
        return f'the question asks to recall something, and its level is "{level}"'
    return ""

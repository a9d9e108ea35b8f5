"""A prompt whose target the question does not have, or whose typical confusion is its right target.

### What it does

Looks up the `target` of each prompt and of each of its confusions among the targets of the question; asks that a
confusion differs from the right target, and that the prompts do not all have the same one.

### Why

Without a target a prompt cannot be answered, and where one target is right for all prompts there is nothing to match.

### Example

```yaml
prompts:
  - {id: new-field, text: A field is missing, target: platfrom, why: The system is changed when it is done.}
```

### Instead

```yaml
prompts:
  - {id: new-field, text: A field is missing, target: platform, why: The system is changed when it is done.}
```
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Use, undeclared
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Curriculum, Match

RULE = Rule("ITM005", "match-parts", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown target, each right confusion, and each match of one target."""
    for module in curriculum.modules:
        for number, item in enumerate(module.quiz.items if module.quiz else ()):
            assert module.quiz is not None
            if isinstance(item, Match):
                found = list(_unknown(module.quiz.document, number, item))
                yield from found or _right(module.quiz.document, number, item)


def _unknown(document: Document, number: int, item: Match) -> Iterator[Finding]:
    at = partial(document.place, "items", number)
    declared = [(target.id, partial(at, "targets", n, "id")) for n, target in enumerate(item.targets)]
    uses: list[Use] = []
    for n, prompt in enumerate(item.prompts):
        uses.append((prompt.target, partial(at, "prompts", n, "target")))
        uses += [
            (confusion.target, partial(at, "prompts", n, "confusions", m, "target"))
            for m, confusion in enumerate(prompt.confusions)
        ]
    yield from undeclared(RULE, uses, declared, 'the question has no target with the id "{id}"', "use one of: {ids}")


def _right(document: Document, number: int, item: Match) -> Iterator[Finding]:
    if len({prompt.target for prompt in item.prompts}) == 1:
        message = f'all prompts of the question "{item.id}" have the target "{item.prompts[0].target}"'
        mend = "add a prompt with another target, or ask a single-choice question"
        yield RULE.at(document.place("items", number, "id"), message, mend)
        return
    for n, prompt in enumerate(item.prompts):
        for m, confusion in enumerate(prompt.confusions):
            if confusion.target == prompt.target:
                place = document.place("items", number, "prompts", n, "confusions", m, "target")
                message = f'"{prompt.target}" is the right target of this prompt, not a confusion'
                yield RULE.at(place, message, "name the wrong target that people choose, or remove the confusion")

"""A question with another key under the rev of the last release.

### What it does

Compares what is right in each question, and among which answers, with the last release: where it differs, `rev` must be
higher. No `rev` may fall, be it of a question, a lab, a dialogue or a diagnostic.

### Why

Learners' answers are kept by id and `rev`. With the same `rev`, an answer that was right still counts as right when it
is wrong now. With a higher one, the learner is told that the question was revised, and is asked again.

### Example

```yaml
  - id: erp-year-safeguard
    rev: 1    # as in the last release, with another option marked as correct
```

### Instead

```yaml
  - id: erp-year-safeguard
    rev: 2
```

A better wording leaves ids, key and `rev` as they are.
"""

from collections.abc import Iterator

from mopscert.checks.identities import identities
from mopscert.checks.releases import module_now, questions
from mopscert.findings import Document, Finding, Rule, Severity
from mopscert.model import Catalogue, Curriculum, DiagnosticEntry, DialogueEntry, LabEntry, Question, QuestionEntry
from mopscert.releases.fingerprints import fingerprint, question_key

RULE = Rule("REL005", "rev-not-raised", Severity.ERROR, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each key that changed under the same rev, and each rev that fell.

    A key that is broken has changed too, and has a finding of its own.
    """
    if curriculum.released is None:
        return
    last, known = curriculum.released.catalogue, identities(curriculum)
    for module, item, number in questions(curriculum):
        old = _question(last, item)
        quiz = curriculum.by_id[module].quiz
        if old is None or quiz is None:
            continue
        place = quiz.document.place
        if item.rev < old.rev:
            yield _fell(quiz.document, f'"{item.id}"', old.rev, last, "items", number, "rev")
        elif item.rev == old.rev and question_key(item) != old.key:
            # One that is another question altogether has a finding of its own.
            is_other = module != module_now(known, old.module) and fingerprint(item.stem) != old.stem
            if not is_other:
                message = f'"{item.id}" has another key than in {last.version}, and its rev is still {item.rev}'
                mend = f"write rev: {item.rev + 1}; learners are then told that it was revised, and asked again"
                yield RULE.at(place("items", number, "rev"), message, mend)
    yield from _others(curriculum, last)


def _question(last: Catalogue, item: Question) -> QuestionEntry | None:
    found = (last.named.get(("question", name)) for name in (item.id, *item.aliases))
    return next((each for each in found if isinstance(each, QuestionEntry)), None)


def _others(curriculum: Curriculum, last: Catalogue) -> Iterator[Finding]:
    """Labs, dialogues and diagnostics, whose results may stay valid when they change."""
    for module in curriculum.modules:
        for kind, part in (("lab", module.lab), ("dialogue", module.dialogue)):
            found = (last.named.get((kind, name)) for name in (module.id, *module.aliases))
            old = next((each for each in found if isinstance(each, LabEntry | DialogueEntry)), None)
            if part and old and part.rev < old.rev:
                yield _fell(part.document, f"the {kind}", old.rev, last, "rev")
    for each in curriculum.diagnostics:
        before = last.named.get(("diagnostic", each.id))
        if isinstance(before, DiagnosticEntry) and each.file.rev < before.rev:
            yield _fell(each.document, "the diagnostic", before.rev, last, "rev")


def _fell(document: Document, what: str, rev: int, last: Catalogue, *pointer: str | int) -> Finding:
    message = f"the rev of {what} is lower than in {last.version}, where it was {rev}"
    mend = f"write rev: {rev}, or rev: {rev + 1} where it changed since"
    return RULE.at(document.place(*pointer), message, mend)

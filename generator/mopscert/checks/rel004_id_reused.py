"""An id of the last release that stands for something else now.

### What it does

Finds questions that have the id of another question of the last release: one in another module that asks something else
and has another key, and one that took over the id of a question that was there beside it. Finds whatever has an id
that the last release knew as a former or a retired one.

### Why

An answer to one question would count as an answer to another one, and old links would lead to something else.

### Example

```yaml
  - id: erp-year-safeguard
    aliases: [status-mail]
```

Here `status-mail` was another question, beside `erp-year-safeguard`.

### Instead

An id of its own for what is new, and for the question that went its entry in `curriculum/retired.yaml`, where
`instead` names the one that takes its place.
"""

from collections.abc import Iterator

from mopscert.checks.identities import Identities, identities
from mopscert.checks.releases import module_now, questions
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Catalogue, Curriculum, QuestionEntry
from mopscert.releases.fingerprints import fingerprint, question_key

RULE = Rule("REL004", "id-reused", Severity.ERROR, __doc__ or "")
_HELP = "give this one an id of its own; ids never come back"


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each id of the last release that was taken over; what is unsound may only look like it."""
    if curriculum.released:
        last, known = curriculum.released.catalogue, identities(curriculum)
        yield from _come_back(known, last)
        yield from _taken_over(known, last)
        yield from _other_questions(curriculum, known, last)


def _come_back(known: Identities, last: Catalogue) -> Iterator[Finding]:
    """Things with former and retired ids; those that files still know as such have a finding of another rule."""
    for each in known.things:
        key = (each.kind, each.id)
        if key in last.named or key in known.former or key in known.retired:
            continue
        if gone := last.gone.get(key):
            yield RULE.at(each.where(), f'the {each.kind} id "{each.id}" was retired in {gone.retired_in}', _HELP)
        elif (owner := last.former.get(key)) and owner not in each.aliases:
            yield RULE.at(each.where(), f'the {each.kind} id "{each.id}" was that of "{owner}" before', _HELP)


def _taken_over(known: Identities, last: Catalogue) -> Iterator[Finding]:
    """Questions that name as a former id of theirs one that was another question beside them."""
    for (kind, former), owner in known.former.items():
        was_beside = kind == "question" and (kind, former) in last.named and (kind, owner.id) in last.named
        if was_beside:
            message = f'"{former}" was a question of its own in {last.version}, beside "{owner.id}"'
            mend = f'take it out of aliases, and enter it in curriculum/retired.yaml with "instead: {owner.id}"'
            yield RULE.at(owner.where(), message, mend)


def _other_questions(curriculum: Curriculum, known: Identities, last: Catalogue) -> Iterator[Finding]:
    for module, item, _ in questions(curriculum):
        old = last.named.get(("question", item.id))
        if not isinstance(old, QuestionEntry) or module == module_now(known, old.module):
            continue
        if question_key(item) != old.key and fingerprint(item.stem) != old.stem:
            place = known.alive[("question", item.id)].where()
            yield RULE.at(place, f'"{item.id}" was a question of "{old.module}" that asked something else', _HELP)

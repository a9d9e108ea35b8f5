"""An id that was another's, and is taken for ever.

### What it does

Compares the ids of modules, objectives, questions, terms, sources, labs, dialogues and diagnostics with the former ids
(`aliases`) of others of their kind, and with the ids in `retired.yaml`. A lab and a dialogue have the id of their
module.

### Why

Learners' answers are kept by id, and old links lead to ids. One that comes back for something else would count answers
to a question that nobody asked, and lead readers to the wrong place.

### Example

```yaml
  - id: erp-year-safeguard
    aliases: [erp-year]
  - id: erp-year
```

### Instead

```yaml
  - id: erp-year-safeguard
    aliases: [erp-year]
  - id: erp-year-costs
```
"""

from collections.abc import Iterator

from mopscert.checks.identities import identities
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REL001", "id-taken", Severity.ERROR, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each id that is another's former id, or was retired."""
    known = identities(curriculum)
    for each in known.things:
        key = (each.kind, each.id)
        if (owner := known.former.get(key)) and owner.id != each.id:
            message = f'the {each.kind} id "{each.id}" was that of "{owner.id}" before it was renamed'
            yield RULE.at(each.where(), message, "give this one an id of its own", (owner.where(),))
        elif gone := known.retired.get(key):
            message = f'the {each.kind} id "{each.id}" was retired in {gone.retired_in}'
            yield RULE.at(each.where(), message, "give this one an id of its own; ids never come back")

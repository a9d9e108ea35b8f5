"""A dialogue in a module that is not about soft skills.

### What it does

Compares the kind of each module that has a `dialogue.yaml` with `soft-skill`.

### Why

Learners choose by kind, and hours of practice are counted by it.

### Example

`kind: conceptual` in `module.yaml`, and a `dialogue.yaml` beside it.

### Instead

`kind: soft-skill`, or the dialogue in the module that practises.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.runs import dialogues
from mopscert.model import Curriculum, Kind

RULE = Rule("DLG008", "misplaced-dialogue", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each dialogue of another kind of module."""
    for module, dialogue in dialogues(curriculum):
        if module.kind != Kind.SOFT_SKILL:
            message = f'the module "{module.id}" is {module.kind}, and it has a dialogue'
            mend = f"set kind: soft-skill in {module.document.path}, or move the dialogue to another module"
            yield RULE.at(dialogue.document.place("title"), message, mend)

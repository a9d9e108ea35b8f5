"""A lab in a module that is not hands-on.

### What it does

Compares the kind of each module that has a `lab.yaml` with `hands-on`.

### Why

Learners choose by kind, and hours of practice are counted by it.

### Example

`kind: conceptual` in `module.yaml`, and a `lab.yaml` beside it.

### Instead

`kind: hands-on`, or the lab in the module that practises.
"""

from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Kind

RULE = Rule("LAB008", "misplaced-lab", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each lab of another kind of module."""
    for module, lab in labs.labs(curriculum):
        if module.kind != Kind.HANDS_ON:
            message = f'the module "{module.id}" is {module.kind}, and it has a lab'
            mend = f"set kind: hands-on in {module.document.path}, or move the lab to another module"
            yield RULE.at(lab.document.place("title"), message, mend)

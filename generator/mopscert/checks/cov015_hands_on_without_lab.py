"""A published hands-on module that has no lab.

### What it does

Looks for `lab.yaml` in the folder of each published module of the kind `hands-on`.

### Why

The kind promises that something is done and that the result is checked. A lesson about doing is not practice.

### Example

`kind: hands-on` and `status: published`, and no `lab.yaml` beside `module.yaml`.

### Instead

A lab, or `kind: conceptual`.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Kind, Status

RULE = Rule("COV015", "hands-on-without-lab", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each hands-on module without anything to do."""
    for module in curriculum.modules:
        if module.kind == Kind.HANDS_ON and module.status == Status.PUBLISHED and module.lab is None:
            message = f'the module "{module.id}" is hands-on, and it has no lab'
            mend = "add lab.yaml to its folder, or set kind: conceptual"
            yield RULE.at(module.document.place("kind"), message, mend)

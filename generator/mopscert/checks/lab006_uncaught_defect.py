"""A planted defect of a lab that no rule catches.

### What it does

Looks for each `planted` defect under the `trips` of the rules.

### Why

A learner who leaves it in would pass, and would believe that the data are clean.

### Example

A defect `id: day-first-dates`, and no rule with `trips: [day-first-dates]`.

### Instead

Add a rule that fails while the defect is there, or name the defect under `trips` of the rule that does already.
"""

from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("LAB006", "uncaught-defect", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each defect that no rule catches."""
    for _, lab in labs.labs(curriculum):
        caught = {name for rule in lab.rules for name in getattr(rule, "trips", ())}
        if caught - {each.id for each in lab.planted}:
            continue  # a rule names an unknown defect: perhaps this one
        for number, planted in enumerate(lab.planted):
            if planted.id not in caught:
                message = f'no rule catches the planted defect "{planted.id}"'
                mend = "name it under trips of the rule that it makes fail, or add such a rule"
                yield RULE.at(lab.document.place("planted", number, "id"), message, mend)

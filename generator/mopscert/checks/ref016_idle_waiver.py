"""A waiver that silences nothing.

### What it does

Looks, once there are no errors, for waivers whose rule finds nothing in the thing that has the waiver. Waivers of
notices may stay, since what a notice is about comes back with the calendar.

### Why

What was waived has been mended, and the waiver would hide the next mistake of the same sort.

### Example

A question whose options were made equally long keeps its waiver of ITM010.

### Instead

Remove the waiver.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("REF016", "idle-waiver", Severity.WARNING, __doc__ or "")


def finding(place: Place, code: str) -> Finding:
    """Say that nothing is left to waive."""
    return RULE.at(place, f"nothing here is found by {code} any more", "remove this waiver")

"""Codes that rules had once: what a report, a waiver or a link says years later still leads somewhere."""

from mopscert.findings import Retired

# In the order of codes. A rule that goes leaves an entry here, and no later rule may take its code. `since` is the
# version that has the rule no more, `why` a whole sentence; `successor` is the code of a rule that exists today.
RETIRED: tuple[Retired, ...] = ()

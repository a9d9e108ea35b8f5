"""Reading and checking in one step, for whoever wants both."""

from pathlib import Path

import msgspec

from mopscert.checks import registry
from mopscert.checks.waivers import settle
from mopscert.findings import Finding, Severity, Waived
from mopscert.model import Curriculum
from mopscert.reading import read


class Checked(msgspec.Struct, frozen=True):
    """A curriculum, all findings about it, and the warnings that its authors waived, in the order of a report."""

    curriculum: Curriculum
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()

    @property
    def has_errors(self) -> bool:
        """True when something must be mended before pages can be made."""
        return any(finding.rule.severity == Severity.ERROR for finding in self.findings)


def check(root: Path) -> Checked:
    """Read and check the curriculum below `root`; MopscertError when there is none."""
    reading = read(root)
    found = [*reading.findings, *registry.run(reading.curriculum)]
    if not any(finding.rule.severity == Severity.ERROR for finding in found):
        found += registry.judge(reading.curriculum)
    settled = settle(reading.curriculum, found, registry.rules())
    return Checked(
        reading.curriculum,
        tuple(sorted(settled.findings, key=lambda finding: finding.sort_key)),
        tuple(sorted(settled.waived, key=lambda waived: waived.finding.sort_key)),
    )

"""What makes a finding the same from one report to the next, though lines above it come and go."""

from collections import Counter
from collections.abc import Sequence

from mopscert.findings import Finding


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """A fingerprint of each finding, all different: rule, file, text of the line, and which of several alike it is."""
    from hashlib import sha256  # slow to load, and only some reports need it

    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        same = "\0".join((finding.rule.code, finding.place.path, " ".join(finding.place.excerpt.split())))
        seen[same] += 1
        made.append(f"{sha256(same.encode()).hexdigest()[:16]}:{seen[same]}")
    return made

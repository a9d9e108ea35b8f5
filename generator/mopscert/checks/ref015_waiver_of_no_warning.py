"""A waiver that names no warning.

### What it does

Looks up the `rule` of each waiver, and asks that the rule gives warnings or notices. Of a rule that was retired, it
names the one that took its place.

### Why

A waiver with a mistyped code silences nothing, and whoever reads it believes that it does. An error cannot be waived,
because what it finds breaks pages, answers or links.

### Example

```yaml
waive:
  - rule: ITM001
    why: Both options are right in their own way.
```

### Instead

Mend what an error finds. Waive a warning or a notice by its code, as the report shows it.
"""

from collections.abc import Iterable, Iterator, Mapping

from mopscert.checks.references import Use
from mopscert.findings import Finding, Retired, Rule, Severity

RULE = Rule("REF015", "waiver-of-no-warning", Severity.ERROR, __doc__ or "")


def findings(uses: Iterable[Use], rules: Mapping[str, Rule], retired: Mapping[str, Retired]) -> Iterator[Finding]:
    """Yield a finding for each waiver of an error, of a retired rule, or of none."""
    for code, where in uses:
        if rule := rules.get(code):
            message = f'{code} is an error, and errors cannot be waived: "{rule.name}"'
            yield RULE.at(where(), message, "remove the waiver and mend what the error finds")
        elif gone := retired.get(code):
            message = f"{code} {gone.name} was retired in version {gone.since}: {gone.why}"
            yield RULE.at(where(), message, _instead(gone, rules))
        else:
            mend = "write the code of a warning as the report shows it, or remove the waiver"
            yield RULE.at(where(), f"no rule has the code {code}", mend)


def _instead(gone: Retired, rules: Mapping[str, Rule]) -> str:
    if gone.successor is None:
        return "remove the waiver; nothing took the place of the rule"
    rule = rules[gone.successor]
    if rule.severity == Severity.ERROR:
        return f"remove the waiver; {rule.code} {rule.name} took its place, and errors cannot be waived"
    return f"remove the waiver, or name {rule.code} {rule.name}, which took its place"

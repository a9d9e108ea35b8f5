"""An option without its reason.

### What it does

Looks for a `why` on every option, the right ones included.

### Why

Feedback that explains works far better than right or wrong alone (Van der Kleij and others 2015 found 0.49 against
0.05 standard deviations). The reason is the lesson that a learner came for.

### Example

```yaml
- id: status-mail
  text: A weekly status mail to the CMO
```

### Instead

```yaml
- id: status-mail
  text: A weekly status mail to the CMO
  why: It keeps her informed, but changes neither rank nor capacity.
```
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("ITM003", "missing-why", Severity.ERROR, __doc__ or "")


def finding(place: Place, option: str) -> Finding:
    """Name the option."""
    return RULE.at(
        place,
        f'the option "{option}" has no "why"',
        "add why: what someone who chose this option needs to hear, be it right or wrong",
    )

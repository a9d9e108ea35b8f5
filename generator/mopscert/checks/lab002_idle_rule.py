"""A rule of a lab that no result can fail.

### What it does

Points at rules that compare with nothing: a range, a count or a total without a limit, a pattern that everything fits,
a share of zero, a file compared with itself.

### Why

Such a rule tells every learner that they did well.

### Example

```yaml
  - id: plausible-scores
    type: range
    column: score
```

### Instead

```yaml
  - id: plausible-scores
    type: range
    column: score
    min: 0
    max: 110
```
"""

from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, LabRule
from mopscert.model.lab_rules import PatternRule, RowCountRule, SetScoreRule

RULE = Rule("LAB002", "idle-rule", Severity.ERROR, __doc__ or "")

# The lines of which a rule of each type needs at least one.
_LIMITS = {
    "row_count": ("expected", "min", "max"),
    "range": ("min", "max"),
    "aggregate": ("expected", "min", "max"),
    "group_aggregate": ("expected", "min", "max", "against"),
    "json_value": ("expected", "min", "max", "values"),
}
_EVERYTHING = {".*", ".+", "^.*$", "^.+$", r"[\s\S]*", r"[\s\S]+", "(.*)", "(.+)"}


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each rule that cannot fail."""
    for _, lab in labs.labs(curriculum):
        for rule, pointer in labs.rules(lab):
            if found := _idle(rule):
                key, why, mend = found
                yield RULE.at(lab.document.place(*pointer, key), f'the rule "{rule.id}" cannot fail: {why}', mend)


def _idle(rule: LabRule) -> tuple[str, str, str] | None:
    """The key that is to blame, why the rule cannot fail, and how to mend it; None when it can."""
    kind = str(rule.__struct_config__.tag)
    limits = _LIMITS.get(kind, ())
    if limits and not any(getattr(rule, key) not in (None, ()) for key in limits):
        return "type", "it compares with nothing", f"add one of: {', '.join(limits)}"
    if isinstance(rule, RowCountRule) and rule.min == 0 and rule.expected is None and rule.max is None:
        return "min", "every file has no rows or more", "ask for more, or add max"
    if isinstance(rule, PatternRule) and rule.pattern in _EVERYTHING:
        return "pattern", "everything fits its pattern", "say what a value looks like, or use not_null"
    if isinstance(rule, SetScoreRule) and not (rule.min_precision or rule.min_recall):
        return "min_precision", "it asks for no share at all", "ask for a share above 0"
    if getattr(rule, "against", None) == rule.file and kind in ("row_match", "set_equals", "set_score", "join_all"):
        return "against", "it compares a file with itself", "name another file: data/..., key/... or another export"
    if (getattr(rule, "tolerance_percent", None) or 0) >= 100:
        return "tolerance_percent", "nothing lies outside its tolerance", "allow a few percent at most"
    return None

"""A rule of a lab whose lines contradict each other, or lack one that another needs.

### What it does

Compares the lines of each rule: limits that leave no room, an expected value beside limits, a sum of no column or of a
column of text, names of columns for the other file that do not pair up, a group compared with a file of which no column
is named, and `item` without `after`.

### Why

Nobody can say what such a rule would check.

### Example

```yaml
    type: aggregate
    fn: sum
    expected: 1284000
```

### Instead

```yaml
    type: aggregate
    fn: sum
    column: annual_cost
    expected: 1284000
```
"""

from collections.abc import Iterator

from mopscert.checks import labs
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lab, LabRule

RULE = Rule("LAB004", "conflicting-rule", Severity.ERROR, __doc__ or "")

_NUMBERS = ("integer", "decimal")
# Lines of which one does not go without the other.
_PAIRS = (("item", "after"), ("against", "against_column"))
# The key to point at, what is wrong, how to mend it.
Conflict = tuple[str, str, str]


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each rule that contradicts itself."""
    for _, lab in labs.labs(curriculum):
        for rule, pointer in labs.rules(lab):
            conflict = next(_conflicts(lab, rule), None)
            if conflict:
                key, what, mend = conflict
                yield RULE.at(lab.document.place(*pointer, key), f'the rule "{rule.id}" {what}', mend)


def _conflicts(lab: Lab, rule: LabRule) -> Iterator[Conflict]:
    yield from _of_limits(rule)
    yield from _of_function(lab, rule)
    for first, second in _PAIRS:
        if hasattr(rule, second) and bool(getattr(rule, first)) != bool(getattr(rule, second)):
            named, lacks = (first, second) if getattr(rule, first) else (second, first)
            yield named, f'has "{named}" and no "{lacks}"', f"add {lacks}, or remove {named}"
    there = getattr(rule, "against_columns", ())
    if there and len(there) != len(getattr(rule, "columns", ())):
        yield "against_columns", "names another number of columns here and there", "name them in pairs"
    least, values = getattr(rule, "at_least", None), getattr(rule, "values", ())
    if least and least > len(values):
        yield "at_least", f"asks for {least} of {len(values)} values", "add values, or ask for fewer"


def _of_limits(rule: LabRule) -> Iterator[Conflict]:
    low, high = getattr(rule, "min", None), getattr(rule, "max", None)
    if low is not None and high is not None and _is_above(low, high):
        yield "min", f"asks for at least {low} and at most {high}", "exchange them, or change one"
    limits = [name for name in ("min", "max", "against", "values") if getattr(rule, name, None) not in (None, ())]
    if getattr(rule, "expected", None) is not None and limits:
        yield limits[0], f'has "{limits[0]}" beside "expected"', f"keep one of the two: expected, or {limits[0]}"


def _is_above(low: object, high: object) -> bool:
    if isinstance(low, str) and isinstance(high, str):
        return low > high
    return isinstance(low, int | float) and isinstance(high, int | float) and low > high


def _of_function(lab: Lab, rule: LabRule) -> Iterator[Conflict]:
    fn, column = getattr(rule, "fn", None), getattr(rule, "column", None)
    if fn is None:
        return
    if fn == "count" and column:
        yield "column", 'counts rows, which needs no "column"', "remove column, or use count_distinct"
    elif fn != "count" and not column:
        yield "fn", f'computes "{fn}" of no column', "add column"
    elif fn in ("sum", "mean", "median") and _type(lab, rule.file, str(column)) not in (None, *_NUMBERS):
        yield "column", f'computes "{fn}" of a column that holds no numbers', "name a column of numbers"


def _type(lab: Lab, file: str, column: str) -> str | None:
    exports = (export for export in lab.exports if export.file == file)
    return next((each.type for export in exports for each in export.columns if each.name == column), None)

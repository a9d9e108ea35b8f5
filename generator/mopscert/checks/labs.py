"""What the rules about labs share: the tables of a lab, and which columns of which table a rule names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from mopscert.checks.references import Use, Where
from mopscert.model import SECTION_COLUMNS, Condition, Curriculum, Export, Input, Lab, LabRule, Module
from mopscert.model.lab_rules import GroupAggregateRule, JoinRule, RowMatchRule, TableRule

Pointer = tuple[str | int, ...]


def labs(curriculum: Curriculum) -> Iterator[tuple[Module, Lab]]:
    """All labs with their modules."""
    for module in curriculum.modules:
        if module.lab:
            yield module, module.lab


def rules(lab: Lab) -> Iterator[tuple[LabRule, Pointer]]:
    """The rules of a lab and where each stands."""
    for number, rule in enumerate(lab.rules):
        yield rule, ("rules", number)


def tables(lab: Lab) -> Mapping[str, list[Use] | None]:
    """The columns of each file that rules may name, with their places; None for a JSON file, which has none.

    The worked answers below `key/` have the columns of their exports.
    """
    found: dict[str, list[Use] | None] = {}
    for number, each in enumerate(lab.inputs):
        found[f"data/{each.file}"] = _columns(lab, each, ("inputs", number))
    for number, export in enumerate(lab.exports):
        columns = _columns(lab, export, ("exports", number))
        found |= {export.file: columns, f"key/{export.file}": columns}
    for number, table in enumerate(lab.key):
        at = ("key", number, "columns")
        found[f"key/{table.file}"] = [(name, _at(lab, (*at, n))) for n, name in enumerate(table.columns)]
    return found


def _columns(lab: Lab, file: Input | Export, pointer: Pointer) -> list[Use] | None:
    if file.format == "json":
        return None
    if file.format == "markdown":
        return [(name, _at(lab, pointer)) for name in SECTION_COLUMNS]
    return [(each.name, _at(lab, (*pointer, "columns", n, "name"))) for n, each in enumerate(file.columns)]


def _at(lab: Lab, pointer: Pointer) -> Where:
    return partial(lab.document.place, *pointer)


def uses(lab: Lab) -> Mapping[str, list[Use]]:
    """The columns of each table that rules, planted defects and `identified_by` name, with where they do."""
    found: dict[str, list[Use]] = defaultdict(list)
    for rule, pointer in rules(lab):
        for table, name, at in columns_named(rule, pointer):
            found[table].append((name, partial(lab.document.place, *at)))
    for number, planted in enumerate(lab.planted):
        for nth, left in enumerate(planted.left):
            for place, each in enumerate(left.values):
                at = ("planted", number, "left", nth, "values", place, "column")
                found[left.file].append((each.column, partial(lab.document.place, *at)))
    for number, export in enumerate(lab.exports):
        for place, name in enumerate(export.identified_by):
            at = ("exports", number, "identified_by", place)
            found[export.file].append((name, partial(lab.document.place, *at)))
    return found


def columns_named(rule: LabRule, pointer: Pointer) -> Iterator[tuple[str, str, Pointer]]:
    """The table, the column and the place of each column that a rule names."""
    for key in ("column", "item", "after"):
        if name := getattr(rule, key, None):
            yield rule.file, name, (*pointer, key)
    for key in ("columns", "by"):
        for number, name in enumerate(getattr(rule, key, ())):
            yield rule.file, name, (*pointer, key, number)
    for key in ("where", "holds"):
        yield from _in_conditions(rule.file, getattr(rule, key, ()), (*pointer, key))
    if against := getattr(rule, "against", None):
        yield from _there(rule, against, pointer)


def _there(rule: LabRule, against: str, pointer: Pointer) -> Iterator[tuple[str, str, Pointer]]:
    """The same for the file that a rule compares with."""
    if name := getattr(rule, "against_column", None):
        yield against, name, (*pointer, "against_column")
    keys: tuple[str, ...] = ()
    if isinstance(rule, JoinRule):
        keys = ("against_columns",) if rule.against_columns else ("columns",)
    elif isinstance(rule, RowMatchRule):
        keys = ("by", "columns")
    elif isinstance(rule, GroupAggregateRule):
        keys = ("by",)
    for key in keys:
        for number, name in enumerate(getattr(rule, key)):
            yield against, name, (*pointer, key, number)
    yield from _in_conditions(against, getattr(rule, "against_where", ()), (*pointer, "against_where"))


def _in_conditions(
    table: str, conditions: tuple[Condition, ...], pointer: Pointer
) -> Iterator[tuple[str, str, Pointer]]:
    for number, condition in enumerate(conditions):
        yield table, condition.column, (*pointer, number, "column")
        if condition.other:
            yield table, condition.other, (*pointer, number, "other")


def conditions(rule: LabRule, pointer: Pointer) -> Iterator[tuple[Condition, Pointer]]:
    """All conditions of a rule and their places."""
    for key in ("where", "holds", "against_where"):
        for number, condition in enumerate(getattr(rule, key, ())):
            yield condition, (*pointer, key, number)


def reads_rows(rule: LabRule) -> bool:
    """True when a rule looks at the rows of its export, and so needs a table."""
    return isinstance(rule, TableRule) or rule.__struct_config__.tag == "columns"

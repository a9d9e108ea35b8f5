"""The rules by which a lab's results are checked; `type` tells them apart."""

from typing import Literal

import msgspec

from mopscert.model.base import Struct, Waiver

Scalar = str | int | float | bool


class Condition(Struct, frozen=True, kw_only=True):
    """What a row must be like; `is` decides which of the others is compared with."""

    column: str
    comparison: Literal[
        "equal",
        "unequal",
        "less",
        "at_most",
        "at_least",
        "more",
        "in",
        "not_in",
        "contains",
        "lacks",
        "matches",
        "blank",
        "filled",
    ] = msgspec.field(name="is")
    value: Scalar | None = None
    values: tuple[Scalar, ...] = ()
    other: str | None = None


class Checked(Struct, frozen=True, kw_only=True):
    """What all rules have: what is asked (`text`), what a learner reads on failing (`message`), where it is taught."""

    id: str
    severity: Literal["must", "should"]
    text: str
    message: str
    learn: str
    file: str
    waive: tuple[Waiver, ...] = ()


class ColumnsRule(Checked, frozen=True, kw_only=True, tag_field="type", tag="columns"):
    """The export has its declared columns and no others."""


class Tripped(Checked, frozen=True, kw_only=True):
    """A rule that planted defects trip."""

    trips: tuple[str, ...]


class TableRule(Tripped, frozen=True, kw_only=True):
    """A rule about the rows of an export that fit `where`."""

    where: tuple[Condition, ...] = ()


class RowCountRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="row_count"):
    """So many rows."""

    expected: Scalar | None = None
    min: Scalar | None = None
    max: Scalar | None = None


class UniqueRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="unique"):
    """No two rows share the values of the columns."""

    columns: tuple[str, ...]
    ignore_case: Literal[True] | None = None


class NotNullRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="not_null"):
    """No blanks in the columns."""

    columns: tuple[str, ...]


class AllowedValuesRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="allowed_values"):
    """Each filled value is one of a list."""

    column: str
    values: tuple[Scalar, ...]
    ignore_case: Literal[True] | None = None


class PatternRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="pattern"):
    """Each filled value fits a regular expression as a whole."""

    column: str
    pattern: str


class RangeRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="range"):
    """Each filled value lies between two limits, which are allowed themselves."""

    column: str
    min: Scalar | None = None
    max: Scalar | None = None


Function = Literal["count", "count_distinct", "sum", "mean", "median", "min", "max"]


class ComputedRule(TableRule, frozen=True, kw_only=True):
    """A rule about numbers that are computed from rows."""

    fn: Function
    column: str | None = None
    expected: Scalar | None = None
    min: Scalar | None = None
    max: Scalar | None = None
    tolerance: float | None = None
    tolerance_percent: float | None = None


class AggregateRule(ComputedRule, frozen=True, kw_only=True, tag_field="type", tag="aggregate"):
    """A number computed from the rows is as expected."""


class GroupAggregateRule(ComputedRule, frozen=True, kw_only=True, tag_field="type", tag="group_aggregate"):
    """A number computed from each group of rows is as expected, or as another file says."""

    by: tuple[str, ...]
    compare: Literal["equal", "at_most", "at_least"] | None = None
    against: str | None = None
    against_column: str | None = None


class RowMatchRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="row_match"):
    """Every row of the other file is there, with the same values in the columns (or in all shared ones)."""

    by: tuple[str, ...]
    against: str
    columns: tuple[str, ...] = ()
    tolerance: float | None = None
    ignore_case: Literal[True] | None = None


class JoinRule(TableRule, frozen=True, kw_only=True):
    """A rule that compares the values of columns, row by row, with those of another file."""

    columns: tuple[str, ...]
    against: str
    against_columns: tuple[str, ...] = ()
    against_where: tuple[Condition, ...] = ()
    ignore_case: Literal[True] | None = None


class SetEqualsRule(JoinRule, frozen=True, kw_only=True, tag_field="type", tag="set_equals"):
    """The values are those of the other file, no more and no fewer."""


class SetScoreRule(JoinRule, frozen=True, kw_only=True, tag_field="type", tag="set_score"):
    """The values are those of the other file to a share (0 to 1) of those handed in and of those wanted."""

    min_precision: float
    min_recall: float


class JoinNoneRule(JoinRule, frozen=True, kw_only=True, tag_field="type", tag="join_none"):
    """None of the values stands in the other file."""


class JoinAllRule(JoinRule, frozen=True, kw_only=True, tag_field="type", tag="join_all"):
    """All of the values stand in the other file."""


class OrderRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="order"):
    """Rows stand in the order of the columns, within groups; or an `item` comes behind those named in `after`."""

    columns: tuple[str, ...]
    by: tuple[str, ...] = ()
    descending: Literal[True] | None = None
    strict: Literal[True] | None = None
    item: str | None = None
    after: str | None = None


class SumConservedRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="sum_conserved"):
    """The total of a column, or of each of its groups, is the total of a column of another file."""

    column: str
    against: str
    against_column: str
    by: tuple[str, ...] = ()
    against_where: tuple[Condition, ...] = ()
    tolerance: float | None = None


class ExpressionRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="expression"):
    """Conditions hold in each row."""

    holds: tuple[Condition, ...]


class JsonValueRule(Tripped, frozen=True, kw_only=True, tag_field="type", tag="json_value"):
    """A value in a JSON file is as expected, is one of `values`, or is a list with `at_least` so many of them."""

    path: str
    expected: Scalar | None = None
    min: Scalar | None = None
    max: Scalar | None = None
    values: tuple[Scalar, ...] = ()
    tolerance: float | None = None
    at_least: int | None = None


LabRule = (
    ColumnsRule
    | RowCountRule
    | UniqueRule
    | NotNullRule
    | AllowedValuesRule
    | PatternRule
    | RangeRule
    | AggregateRule
    | GroupAggregateRule
    | RowMatchRule
    | SetEqualsRule
    | SetScoreRule
    | JoinNoneRule
    | JoinAllRule
    | OrderRule
    | SumConservedRule
    | ExpressionRule
    | JsonValueRule
)

"""A hands-on lab: files, a task, and the rules by which results are checked; `type` tells the rules apart."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from mopscert.findings import Document
from mopscert.model.base import Struct, Waiver

# A result passes with every rule that is a must, and this share of those that are a should.
SHOULD_PERCENT = 70
LAB_FOLDERS = ("data", "key")
# The folder of hand-written pages, below `docs/`, that walk through labs.
WALKTHROUGHS = "walkthroughs"
# A Markdown file is checked as a table of its sections with these columns.
SECTION_COLUMNS = ("heading", "level", "words", "text")

Scalar = str | int | float | bool
Format = Literal["csv", "ndjson", "json", "markdown"]
Family = Literal[
    "spreadsheet",
    "database",
    "script",
    "data-preparation",
    "marketing-automation",
    "crm",
    "web-analytics",
    "integration",
    "business-intelligence",
    "work-management",
    "text-editor",
]


class Column(Struct, frozen=True, kw_only=True):
    """A column of a file; results are compared as its type says."""

    name: str
    type: Literal["text", "integer", "decimal", "date", "timestamp", "boolean"]
    meaning: str


class Input(Struct, frozen=True, kw_only=True):
    """A file that the learner works on, below `data/`; `rows` are counted without the header."""

    file: str
    title: str
    format: Format
    rows: int
    columns: tuple[Column, ...] = ()


class KeyTable(Struct, frozen=True, kw_only=True):
    """A table below `key/` that rules compare with, besides the worked answer."""

    file: str
    title: str
    rows: int
    columns: tuple[str, ...]


class Export(Struct, frozen=True, kw_only=True):
    """A file that the learner hands in; messages name its rows by the columns `identified_by`."""

    file: str
    title: str
    format: Format
    columns: tuple[Column, ...] = ()
    identified_by: tuple[str, ...] = ()


class Cell(Struct, frozen=True, kw_only=True):
    """A value that is written into a column; a blank, where none is told."""

    column: str
    value: str = ""


class LeftInPlace(Struct, frozen=True, kw_only=True):
    """A file of the worked answer with a change in some of its rows: other values, rows left out, or rows twice.

    `rows` are named by what identifies them; where none is named, all are meant.
    """

    how: str
    file: str
    do: Literal["change", "remove", "repeat"]
    rows: tuple[str, ...] = ()
    values: tuple[Cell, ...] = ()


class Planted(Struct, frozen=True, kw_only=True):
    """Something planted in an input that a rule must catch; `count` of rows or values where it is a constant.

    `left` are results in which it was left in place, where these are few enough to be told.
    """

    id: str
    text: str
    file: str
    count: int | None = None
    left: tuple[LeftInPlace, ...] = ()


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


class AggregateRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="aggregate"):
    """A number computed from the rows is as expected."""

    fn: Function
    column: str | None = None
    expected: Scalar | None = None
    min: Scalar | None = None
    max: Scalar | None = None
    tolerance: float | None = None
    tolerance_percent: float | None = None


class GroupAggregateRule(TableRule, frozen=True, kw_only=True, tag_field="type", tag="group_aggregate"):
    """A number computed from each group of rows is as expected, or as another file says."""

    by: tuple[str, ...]
    fn: Function
    column: str | None = None
    expected: Scalar | None = None
    min: Scalar | None = None
    max: Scalar | None = None
    tolerance: float | None = None
    tolerance_percent: float | None = None
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


class Capability(Struct, frozen=True, kw_only=True):
    """A row of the capability map: example tools, what transfers to another tool, and what `stays`."""

    id: str
    title: str
    open: tuple[str, ...]
    commercial: tuple[str, ...]
    transfers: str
    stays: str


class Prompt(Struct, frozen=True, kw_only=True):
    """A line of the transfer log."""

    id: str
    text: str


class Walkthrough(Struct, frozen=True, kw_only=True):
    """A hand-written page that goes all the way through the lab in a tool of a family."""

    page: str
    family: Family

    @property
    def path(self) -> str:
        """Path of the page below `docs/`, and on the site."""
        return f"{WALKTHROUGHS}/{self.page}.md"


class LabFile(Struct, frozen=True, kw_only=True):
    """The file `curriculum/<level>/<id>/lab.yaml`; `as_of` is the lab's today, from midnight UTC."""

    title: str
    rev: int
    practises: tuple[str, ...]
    guidance: Literal["guided", "hinted", "unguided"]
    minutes: int
    as_of: date
    scene: str
    task: str
    inputs: tuple[Input, ...]
    key: tuple[KeyTable, ...] = ()
    exports: tuple[Export, ...]
    planted: tuple[Planted, ...]
    rules: tuple[LabRule, ...]
    hints: tuple[str, ...]
    solution: str
    walkthroughs: tuple[Walkthrough, ...] = ()
    families: tuple[Family, ...]
    capabilities: tuple[Capability, ...]
    transfer_log: tuple[Prompt, ...]
    waive: tuple[Waiver, ...] = ()


class Lab(LabFile, frozen=True, kw_only=True):
    """A lab with its place; `sizes` are the bytes of the files below `data/` and `key/`, by path from the module."""

    document: Document
    sizes: Mapping[str, int]

    @property
    def described(self) -> dict[str, tuple[Input | Export, ...]]:
        """The files that learners see, by the key under which `lab.yaml` lists them."""
        return {"inputs": self.inputs, "exports": self.exports}

    @property
    def files(self) -> dict[str, tuple[str | int, ...]]:
        """Paths, from the module, of all files of the lab, each with the pointer to where `lab.yaml` names it.

        These are the inputs, the worked answer of each export, and the other tables of the key.
        """
        parts: dict[str, tuple[str, tuple[Input | Export | KeyTable, ...]]] = {
            "inputs": ("data", self.inputs),
            "exports": ("key", self.exports),
            "key": ("key", self.key),
        }
        return {
            f"{folder}/{each.file}": (part, number, "file")
            for part, (folder, files) in parts.items()
            for number, each in enumerate(files)
        }

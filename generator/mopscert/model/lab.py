"""A hands-on lab: files, a task, and the rules by which results are checked."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from mopscert.findings import Document
from mopscert.model.base import Struct, Waiver
from mopscert.model.lab_rules import LabRule

# A result passes with every rule that is a must, and this share of those that are a should.
SHOULD_PERCENT = 70
LAB_FOLDERS = ("data", "key")
# The folder of hand-written pages, below `docs/`, that walk through labs.
WALKTHROUGHS = "walkthroughs"
# A Markdown file is checked as a table of its sections with these columns.
SECTION_COLUMNS = ("heading", "level", "words", "text")

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
    """A lab with its place; `sizes` are the bytes of the files below `data/` and `key/`, by path from the module.

    `heads` are the names in the first lines of its tables, by the same paths; those of damaged tables are not there.
    """

    document: Document
    sizes: Mapping[str, int]
    heads: Mapping[str, tuple[str, ...]]

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

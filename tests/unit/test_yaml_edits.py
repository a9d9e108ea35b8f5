"""Edits of YAML text by places: every character that is not meant stays, whatever the style of the file."""

import pytest
import yaml

from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load
from mopscert.scaffold.edits import Edit, edited
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.yaml_text import YamlText
from mopscert.yaml_writing import item, mapping, scalar

BANK = """\
# The bank.
items:   # all of them
  # About the first.
  - id: one
    text: |
      A text with # no comment

      and a blank line

    # below one
  # About the second.
  - id: 'two'   # quoted
    list:
      - p
      - q

  # About the third.
  # It is the last.
  - id: "three"
    text: >-
      folded
      text
    # below three
# The end.
"""


def _text(text: str) -> YamlText:
    document, findings = load(TextFile("x.yaml", text))
    assert document is not None
    assert findings == []
    return YamlText(document)


def _after(text: str, change) -> str:
    yaml_text = _text(text)
    return edited(text, change(yaml_text))


def test_edits_keep_their_order_and_do_not_overlap():
    assert edited("abcd", [Edit(2, 3, "X"), Edit(0, 0, "1"), Edit(0, 0, "2")]) == "12abXd"
    with pytest.raises(ValueError, match="two edits overlap at character 1"):
        edited("abcd", [Edit(0, 2, ""), Edit(1, 3, "")])


@pytest.mark.parametrize(
    ("number", "gone"),
    [
        (0, BANK[BANK.index("  # About the first.") : BANK.index("  # About the second.")]),
        (1, BANK[BANK.index("  # About the second.") : BANK.index("  # About the third.")]),
        (2, BANK[BANK.index("\n  # About the third.") : BANK.index("# The end.")]),
    ],
)
def test_an_entry_goes_with_its_comments_and_nothing_else(number, gone):
    assert BANK.count(gone) == 1
    assert _after(BANK, lambda text: text.removed(("items", number))) == BANK.replace(gone, "")


@pytest.mark.parametrize(
    ("number", "before", "new"),
    [
        (0, "  # About the first.", "  - id: new\n"),
        (1, "  # About the second.", "  - id: new\n"),
        (2, "  # About the third.", "  - id: new\n"),
        (None, "# The end.", "  - id: new\n"),
    ],
)
def test_an_entry_comes_in_with_the_indentation_of_the_others(number, before, new):
    after = _after(BANK, lambda text: text.added(("items",), {"id": "new"}, number))
    assert after == BANK.replace(before, new + before)


@pytest.mark.parametrize(("index", "target"), [(0, 2), (2, 0), (0, 1), (1, 0), (1, 2), (2, 1)])
def test_an_entry_that_moves_loses_nothing(index, target):
    after = _after(BANK, lambda text: text.moved(("items",), index, target))
    entries = yaml.safe_load(BANK)["items"]
    entries.insert(target, entries.pop(index))
    assert yaml.safe_load(after)["items"] == entries
    assert sorted(filter(None, after.split("\n"))) == sorted(filter(None, BANK.split("\n")))


@pytest.mark.parametrize(
    ("written", "new", "expected"),
    [
        ("one", "two", "two"),
        ("'one'", "two", "'two'"),
        ('"one"', "two", '"two"'),
        ("one", "1", '"1"'),
        ("one", "true", '"true"'),
        ("'one'", "1", "'1'"),
        ("one#one", "two", "two#one"),
        ('"one#anchor"  # one', "two", '"two#anchor"  # one'),
    ],
)
def test_an_id_keeps_its_quotes(written, new, expected):
    after = _after(f"a: {written}\nb: one\n", lambda text: text.renamed(("a",), "one", new))
    assert after == f"a: {expected}\nb: one\n"


LISTS = {
    "a: [x, y]\n": ("a: [x, y, z]\n", "a: [y]\n"),
    "a: [ x,\n  y ]   # why\n": ("a: [ x,\n  y, z ]   # why\n", "a: [ y ]   # why\n"),
    "a:\n  - x\n  - y\n": ("a:\n  - x\n  - y\n  - z\n", "a:\n  - y\n"),
    "a:\n- x  # first\n- y": ("a:\n- x  # first\n- y\n- z", "a:\n- y"),
    "a:\r\n  - x\r\n  - y\r\n": ("a:\r\n  - x\r\n  - y\r\n  - z\r\n", "a:\r\n  - y\r\n"),
    'a: ["x"]\nb: 1\n': ('a: ["x", z]\nb: 1\n', "a: []\nb: 1\n"),
    "a:\n  # the only one\n  - x\nb: 1\n": ("a:\n  # the only one\n  - x\n  - z\nb: 1\n", "a: []\nb: 1\n"),
}


@pytest.mark.parametrize("before", LISTS)
def test_words_come_and_go_in_every_style(before):
    added, removed = LISTS[before]
    assert _after(before, lambda text: text.added(("a",), "z")) == added
    assert _after(before, lambda text: text.removed(("a", 0))) == removed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: []\n", "a:\n  - id: new\n"),
        ("a: []   # none yet\nb: 1\n", "a:   # none yet\n  - id: new\nb: 1\n"),
        ("a: []", "a:\n  - id: new"),
        ("a: [{id: x}]\n", "a: [{id: x}, {id: new}]\n"),
    ],
)
def test_the_first_entry_of_a_list(before, after):
    assert _after(before, lambda text: text.added(("a",), {"id": "new"})) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: x\nsources: [s]\n", "id: x\nsources: [s]\naliases: [old]\n"),
        ("id: x\nsources: [s]", "id: x\nsources: [s]\naliases: [old]"),
        ("id: x\naliases: []\n", "id: x\naliases: [old]\n"),
        ("id: x\naliases: [older]\n", "id: x\naliases: [older, old]\n"),
        ("id: x\naliases:\n  - older\n", "id: x\naliases:\n  - older\n  - old\n"),
        ("{id: x, sources: [s]}\n", "{id: x, sources: [s], aliases: [old]}\n"),
        ("id: x\nwaive:\n  - {rule: A, why: b}\n", "id: x\naliases: [old]\nwaive:\n  - {rule: A, why: b}\n"),
        ("id: x\ntext: |\n  long\n\n# end\n", "id: x\ntext: |\n  long\naliases: [old]\n\n# end\n"),
    ],
)
def test_aliases_join_a_mapping(before, after):
    assert _after(before, lambda text: text.with_key((), "aliases", ["old"])) == after


def test_a_dash_that_is_not_alone_is_refused():
    text = _text("a:\n  - - x\n    - y\n")
    with pytest.raises(RefusedError, match=r"^x\.yaml:2: start the entry on the line of its dash"):
        text.removed(("a", 0, 0))


WORDS = [
    "plain",
    "a: b",
    "a #b",
    "- x",
    "*x",
    "&x",
    "!x",
    "@x",
    "`x`",
    "true",
    "no",
    "1",
    "1.5",
    "null",
    "~",
    "",
    " x",
    "x ",
    "'",
    '"',
]
WORDS += [
    "a, b",
    "[x]",
    "{x}",
    "x:",
    "? x",
    "%x",
    "2026-11-20",
    "1997",
    "naïve ☂ 𝄞",
    "a\tb",
    "---",
    "...",
    "x # y",
    "\\n",
]


@pytest.mark.parametrize("in_flow", [False, True])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_read_back_as_itself(word, in_flow):
    written = scalar(word, in_flow)
    assert _text(f"a: [{written}]\n" if in_flow else f"a: {written}\n").value("a") == ([word] if in_flow else word)


def test_an_entry_is_read_back_as_itself():
    entry = {
        "id": "x",
        "long": "word " * 60 + "end",
        "colon": "a: b",
        "stem": "Two paragraphs.\n\nThe second: one.\n",
        "words": ["a", "b: c"],
        "none": [],
        "number": 0.5,
        "yes": True,
        "effects": {"outcome": -1, "relationship": 0},
        "deep": {"a": {"b": ["c"]}},
        "options": [{"id": "y", "why": "word " * 40 + "end"}, {"id": "z", "more": [{"a": 1}]}],
    }
    assert _text("\n".join(mapping(entry)) + "\n").value() == entry
    lines = ["items:", *item(entry, 2)]
    assert _text("\n".join(lines) + "\n").value("items") == [entry]
    assert max(map(len, lines)) <= 120

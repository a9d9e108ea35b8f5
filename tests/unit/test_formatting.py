"""The canonical layout of files: what changes, what stays, and that nothing is lost, whatever the file."""

import functools
import random
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mopscert.reading.files import kind_of
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load
from mopscert.scaffold.formatting import formatted_text
from mopscert.scaffold.yaml_layout import layout
from mopscert.scaffold.yaml_tree import Scalar, read_tree

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT).as_posix() for top in ("curriculum", "quizzes") for path in (ROOT / top).rglob("*.yaml")
)
LESSONS = sorted((ROOT / "curriculum").rglob("lesson.md"))
LONG = " ".join(["words"] * 30)
CASES = Path(__file__).parent / "formatting"


def _cases(name):
    """Pairs of a text and its layout, with a title each."""
    for part in (CASES / name).read_text(encoding="utf-8").split("=== ")[1:]:
        title, _, both = part.partition("\n")
        before, _, after = both.rpartition("---\n")
        yield pytest.param(before, after, id=title)


@pytest.mark.parametrize(("before", "after"), list(_cases("module.txt")))
def test_module(before, after):
    assert formatted_text("module", before) == after
    assert formatted_text("module", after) == after


@pytest.mark.parametrize(("before", "after"), list(_cases("lesson.txt")))
def test_lesson(before, after):
    assert formatted_text("lesson", before) == after
    assert formatted_text("lesson", after) == after


@functools.cache
def _text(path):
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES)
def test_the_shipped_files_are_in_their_layout(path):
    assert formatted_text(kind_of(path), _text(path)) == _text(path)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parent.name)
def test_the_shipped_lessons_are_in_their_layout(path):
    assert formatted_text("lesson", path.read_text(encoding="utf-8")) == path.read_text(encoding="utf-8")


def _shuffled(node, chance):
    """The same values with the keys in another order, now and then with a comment, in another layout."""
    if isinstance(node, Scalar):
        return node
    entries = [
        msgspec.structs.replace(
            entry,
            value=_shuffled(entry.value, chance),
            leading=(*entry.leading, *_comments(chance)),
            comment=entry.comment or "".join(_comments(chance)[:1]) * _may_be_commented(entry),
        )
        for entry in node.entries
    ]
    if node.is_object:
        chance.shuffle(entries)
    if node.flow:
        return msgspec.structs.replace(node, entries=tuple(entries), flow=chance.random() < 0.5 or not entries)
    return msgspec.structs.replace(node, entries=tuple(entries), tail=(*node.tail, *_comments(chance)))


def _may_be_commented(entry):
    # Behind text that holds spaces a comment is a mistake, and beside the dash it is above the entry.
    return " " not in entry.value.raw if isinstance(entry.value, Scalar) else entry.key is not None


def _comments(chance):
    return tuple(f"# Note {chance.randrange(1000)}: all #{number}" for number in range(chance.choice([0] * 8 + [1, 2])))


def _value(text):
    document, findings = load(TextFile("x.yaml", text))
    assert findings == []
    return document.value


def _notes(text):
    return sorted(part.split("\n")[0] for part in text.split("# Note ")[1:])


@settings(max_examples=40, deadline=None)
@given(path=st.sampled_from(FILES), seed=st.integers(0, 9999))
def test_shuffled_files_keep_their_meaning_and_every_comment(path, seed):
    tree = read_tree(_text(path))
    text = layout(msgspec.structs.replace(tree, root=_shuffled(tree.root, random.Random(seed))))
    assert _value(text) == _value(_text(path))
    result = formatted_text(kind_of(path), text)
    assert _value(result) == _value(_text(path))
    assert _notes(result) == _notes(text)
    assert formatted_text(kind_of(path), result) == result


@settings(max_examples=25, deadline=None)
@given(path=st.sampled_from(FILES), seed=st.integers(0, 9999))
def test_the_layout_does_not_depend_on_the_order_in_which_keys_were_written(path, seed):
    tree = read_tree(_text(path))
    text = layout(msgspec.structs.replace(tree, root=_only_shuffled(tree.root, random.Random(seed))))
    # The first entry has no blank line above it, wherever it goes.
    assert _filled_lines(formatted_text(kind_of(path), text)) == _filled_lines(_text(path))


def _only_shuffled(node, chance):
    if isinstance(node, Scalar):
        return node
    entries = [msgspec.structs.replace(entry, value=_only_shuffled(entry.value, chance)) for entry in node.entries]
    # Keys that authors choose themselves, such as the levels' ids in weights, stay in the authors' order.
    if node.is_object and entries[0].key.value != "associate":
        chance.shuffle(entries)
    return msgspec.structs.replace(node, entries=tuple(entries))


def _filled_lines(text):
    return [line for line in text.split("\n") if line]


# What YAML's own writer makes of any values: indentation, quotes and styles that nobody here would choose.
WORDS = st.text(st.sampled_from("ab :#-'\"\\\n\té,[]{}&*!|>%@?…😀"), max_size=12) | st.sampled_from(
    [LONG, f"a: {LONG}\n", "no", "1"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(
    value=st.dictionaries(st.sampled_from(["title", "objectives", "summary", "x"]), VALUES, min_size=1),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.sampled_from([None, True, False]),
    indent=st.integers(2, 6),
    width=st.sampled_from([20, 80, 1000]),
)
def test_any_sound_file_keeps_its_meaning(value, style, flow, indent, width):
    text = yaml.safe_dump(
        value, default_style=style, default_flow_style=flow, indent=indent, width=width, allow_unicode=True
    )
    document, findings = load(TextFile("x.yaml", text))
    # Words of YAML 1.1 get tags, which are refused.
    assume(not findings)
    result = formatted_text("module", text)
    assert _value(result) == document.value
    assert formatted_text("module", result) == result

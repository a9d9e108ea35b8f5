"""Single random mistakes in a file, as Hypothesis draws them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy], object]
MARKS = [": ", ":", " #", "#", "\t", " ", '"', "'", "-", "- ", "[", "{", "*", "&", "!", "%", "`", ">"]
VALUES = ["3", "-1", "1e99", "true", "yes", "null", '""', "[x]", "{a: b}", "some text", "2026-01-01"]


class Mutation(NamedTuple):
    """What a file becomes: how it was changed, on which line (counted from 1), and its text."""

    how: str
    line: int
    text: str


def _delete(_draw, lines, at):
    del lines[at]


def _duplicate(_draw, lines, at):
    lines.insert(at, lines[at])


def _indent(draw, lines, at):
    lines[at] = " " * draw(st.integers(1, 5)) + lines[at]


def _dedent(draw, lines, at):
    width = len(lines[at]) - len(lines[at].lstrip())
    lines[at] = lines[at][draw(st.integers(0, width)) :]


def _swap(draw, lines, at):
    line = lines[at]
    place = draw(st.integers(0, max(0, len(line) - 2)))
    lines[at] = line[:place] + line[place : place + 2][::-1] + line[place + 2 :]


def _drop(draw, lines, at):
    places = [match.start() for match in re.finditer(r"[\"'\[\]{}:,-]", lines[at])] or [0]
    place = draw(st.sampled_from(places))
    lines[at] = lines[at][:place] + lines[at][place + 1 :]


def _insert(draw, lines, at):
    place = draw(st.integers(0, len(lines[at])))
    lines[at] = lines[at][:place] + draw(st.sampled_from(MARKS)) + lines[at][place:]


def _capital(draw, lines, at):
    place = draw(st.integers(0, max(0, len(lines[at]) - 1)))
    lines[at] = lines[at][:place] + lines[at][place : place + 1].swapcase() + lines[at][place + 1 :]


def _key(draw, lines, at):
    if match := re.match(r"( *(?:- )?)([a-z_]+)(:.*)", lines[at]):
        key = match[2]
        other = draw(st.sampled_from([key[:-1], f"{key}s", key.capitalize(), key[::-1], "zzz"]))
        lines[at] = match[1] + other + match[3]


def _value(draw, lines, at):
    if match := re.match(r"( *(?:- )?[a-z_]+: )(.+)", lines[at]):
        lines[at] = match[1] + draw(st.sampled_from(VALUES))


def _truncate(draw, lines, at):
    lines[at:] = [lines[at][: draw(st.integers(0, len(lines[at])))]]


_WAYS = {
    each.__name__.strip("_"): each
    for each in (_delete, _duplicate, _indent, _dedent, _swap, _drop, _insert, _capital, _key, _value, _truncate)
}


@st.composite
def mutations(draw, text: str) -> Mutation:
    """One mistake in a text, which may leave it as it was."""
    lines = text.split("\n")
    how = draw(st.sampled_from(sorted(_WAYS)))
    at = draw(st.integers(0, max(0, len(lines) - 2)))
    _WAYS[how](draw, lines, at)
    return Mutation(how, at + 1, "\n".join(lines))

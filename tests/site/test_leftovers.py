"""No markup of any stage is left in what people read, except where a page shows it as code."""

import re

import pytest

from mopscert.schemas import KINDS, schema

from .dom import Element

CODE = frozenset(("code", "pre", "kbd"))
MARKS = {
    "a macro": r"\{\{|\}\}|\{%|%\}",
    "attributes of a heading": r"\{ ?[#:.]",
    "a block": r":::",
    "a fence": r"```",
    "a link": r"\]\(|\]\[",
    "emphasis": r"\*\*|(?<!\w)_\w+_(?!\w)",
    "a heading": r"(?:^|\s)##+ ",
    "an entity": r"&(?:#\d+|\w+);",
    "a tag": r"</?(?:p|div|span|br|em|strong|mops-[a-z-]+)\b",
}


@pytest.fixture(scope="session")
def read(pages: dict[str, Element]) -> dict[str, str]:
    """What can be read on each page outside code."""
    return {address: _without_quotes(page.one("body").text(CODE)) for address, page in pages.items()}


def _without_quotes(text: str) -> str:
    # Descriptions of schemas are plain text, which editors show too: their examples of markup cannot be code.
    for description in _descriptions([schema(kind) for kind in KINDS]):
        text = text.replace(" ".join(description.split()), "")
    return text


def _descriptions(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["description"]] if isinstance(value.get("description"), str) else []
        return own + _descriptions(list(value.values()))
    return [text for each in value for text in _descriptions(each)] if isinstance(value, list) else []


@pytest.mark.parametrize("kind", MARKS)
def test_nothing_is_left_of(kind: str, read: dict[str, str]):
    found = {address: re.findall(f".{{0,20}}(?:{MARKS[kind]}).{{0,20}}", text) for address, text in read.items()}
    assert {address: texts for address, texts in found.items() if texts} == {}


def test_code_is_what_hides_the_marks(pages: dict[str, Element]):
    guide = pages["contribute/lesson/"].one("article", "md-content__inner")
    shown = {kind for kind, mark in MARKS.items() if re.search(mark, guide.text())}
    hidden = {kind for kind, mark in MARKS.items() if re.search(mark, guide.text(CODE))}
    assert shown >= {"a block", "a fence", "a link", "attributes of a heading"}
    assert hidden == set()

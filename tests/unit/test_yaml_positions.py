"""Where each value of a YAML document stands."""

import pytest

from mopscert.findings import Place
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load

SAMPLE = """\
# a comment
title: "Wo MOps sitzt: 重複 👍"
kind: soft-skill   # and another
empty:
domains: [data, people]
weights: {associate: 90, "pro": 4.5}
objectives:
  - id: offer-instead
    text: >-
      Offer what can
      be done.
    serves:
    - keeps-trust
    -   'it''s'
  - id: second
    stem: |
      Two lines,

      and a third.
long: this plain text
  runs over two lines
é: ünïcode
? odd
: key
"""
# Pointer, line, column and the text that is marked: of a value on several lines, the rest of the first.
VALUES = [
    ((), 2, 1, 'title: "Wo MOps sitzt: 重複 👍"'),
    (("title",), 2, 8, '"Wo MOps sitzt: 重複 👍"'),
    (("kind",), 3, 7, "soft-skill"),
    (("empty",), 4, 7, ""),
    (("domains",), 5, 10, "[data, people]"),
    (("domains", 0), 5, 11, "data"),
    (("domains", 1), 5, 17, "people"),
    (("weights",), 6, 10, '{associate: 90, "pro": 4.5}'),
    (("weights", "associate"), 6, 22, "90"),
    (("weights", "pro"), 6, 33, "4.5"),
    (("objectives",), 8, 3, "- id: offer-instead"),
    (("objectives", 0), 8, 5, "id: offer-instead"),
    (("objectives", 0, "id"), 8, 9, "offer-instead"),
    (("objectives", 0, "text"), 9, 11, ">-"),
    (("objectives", 0, "serves"), 13, 5, "- keeps-trust"),
    (("objectives", 0, "serves", 0), 13, 7, "keeps-trust"),
    (("objectives", 0, "serves", 1), 14, 9, "'it''s'"),
    (("objectives", 1), 15, 5, "id: second"),
    (("objectives", 1, "id"), 15, 9, "second"),
    (("objectives", 1, "stem"), 16, 11, "|"),
    (("long",), 20, 7, "this plain text"),
    (("é",), 22, 4, "ünïcode"),
    (("odd",), 24, 3, "key"),
]
KEYS = [
    (("title",), 2, 1, "title"),
    (("empty",), 4, 1, "empty"),
    (("weights", "associate"), 6, 11, "associate"),
    (("weights", "pro"), 6, 26, '"pro"'),
    (("objectives", 0, "serves"), 12, 5, "serves"),
    (("é",), 22, 1, "é"),
    (("odd",), 23, 3, "odd"),
    # List items have no key: the item itself.
    (("domains", 1), 5, 17, "people"),
]
WORDS = [
    # A word inside a value, in the line where it is found.
    (("objectives", 1, "stem"), "third", 19, 13, "third"),
    (("objectives", 0, "text"), "what", 10, 13, "what"),
    (("title",), "sitzt", 2, 17, "sitzt"),
    (("long",), "two", 21, 13, "two"),
    # The whole word, not the beginning of a longer one; a part of one where there is nothing better.
    (("long",), "lines", 21, 17, "lines"),
    (("long",), "te", 20, 18, "te"),
    # A word that is not there: the first line of the value.
    (("objectives", 1, "stem"), "no such word", 16, 5, "stem: |"),
]
ABSENT = [
    (("objectives", 0, "level"), 8, 5, "id: offer-instead"),
    (("objectives", 7), 8, 3, "- id: offer-instead"),
    (("no-such-key", 3, "x"), 2, 1, 'title: "Wo MOps sitzt: 重複 👍"'),
]


@pytest.fixture(params=["\n", "\r\n"], ids=["LF", "CRLF"])
def document(request):
    found, findings = load(TextFile("sample.yaml", SAMPLE.replace("\n", request.param)))
    assert findings == []
    return found


def test_every_value_has_its_place(document):
    assert [(pointer, *_marked(document.place(*pointer))) for pointer in _pointers(document.value)] == VALUES


@pytest.mark.parametrize(("pointer", "line", "column", "text"), KEYS)
def test_keys(document, pointer, line, column, text):
    assert _marked(document.key_place(*pointer)) == (line, column, text)


@pytest.mark.parametrize(("pointer", "word", "line", "column", "text"), WORDS)
def test_words_inside_a_value(document, pointer, word, line, column, text):
    assert _marked(document.place(*pointer, word=word)) == (line, column, text)


@pytest.mark.parametrize(("pointer", "line", "column", "text"), ABSENT)
def test_an_absent_value_has_the_place_of_what_is_around_it(document, pointer, line, column, text):
    assert _marked(document.place(*pointer)) == (line, column, text)


def test_a_place_knows_its_file_and_line():
    document, _ = load(TextFile("a/b.yaml", "one: 1\ntwo: zwei\n"))
    assert document.place("two") == Place("a/b.yaml", 2, 6, 4, "two: zwei")
    assert str(document.place("two")) == "a/b.yaml:2:6"


def _pointers(value, pointer=()):
    yield pointer
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in inside:
        yield from _pointers(inner, (*pointer, step))


def _marked(place):
    assert place.path == "sample.yaml"
    assert place.excerpt == SAMPLE.split("\n")[place.line - 1]
    return place.line, place.column, place.excerpt[place.column - 1 : place.column - 1 + place.length]

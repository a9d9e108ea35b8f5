"""Files of labs are text and tables, or it is said in one sentence what keeps them from being so."""

import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mopscert import csv_tables
from mopscert.csv_tables import DamagedError, head_of, rows_of, text_of
from mopscert.model import Input
from mopscert.pages.lab_files import preview


def test_a_table_is_read_as_it_stands_without_blank_lines():
    assert rows_of("a.csv", b'\xef\xbb\xbfa,b\r\n\r\n"1,\n""2""",\r\n') == [["a", "b"], ['1,\n"2"', ""]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xef\xbb\xbfa,b\nx,\xc3\xa4\xff", "a.csv:2: the byte 0xFF is not UTF-8"),
        (b"a\r\rb\x00", "a.csv:3: the character U+0000"),
        (b"\xef\xbb\xbf \n", "a.csv:1: the file is empty"),
        (b'a,b\n"1\n2",3\n4\n', "a.csv:4: this row has 1 value, and the first line names 2 columns"),
        (b"a\n1,2,3\n", "a.csv:2: this row has 3 values, and the first line names 1 column"),
        (b"," * 2000, "a.csv:1: the first line is blank"),
        (b"a" + b"," * 2000, "a.csv:1: the page reads no table of more than 2,000 columns"),
        (b"a\n" * 100_002, "a.csv:100002: the page reads no table of more than 100,000 rows"),
        (b"a" + b"," * 1999 + (b"\n" + b"," * 1999) * 1001, "a.csv:1002: the page reads no table of more than"),
        (b"a\n" + b"x" * 32_768, "a.csv:2: this row has a value of more than 32,767 characters"),
        (b'a\n"' + b"x\n" * 100_000, "a.csv:2: this row has a value of more than 32,767 characters"),
    ],
)
def test_what_is_no_table(content, said):
    for read in (rows_of, head_of):
        with pytest.raises(DamagedError, match=f"^{re.escape(said)}"):
            read("a.csv", content)


def test_the_largest_table_is_read():
    assert len(rows_of("a.csv", b"a\n" * 100_001)) == 100_001
    assert len(rows_of("a.csv", b"a\n" + b"x" * 32_767)) == 2


@given(
    st.lists(st.sampled_from([b"a", b" ", b",", b"a,b\n", b"\n", b"\r", b'"', b"\x00", b"\xef\xbf\xbf", b"\xc3\xa4"]))
)
def test_the_quick_look_sees_the_same(pieces):
    content = b"".join(pieces)
    assert _told(head_of, content) == _told(lambda *given: rows_of(*given)[0], content)


def _told(read, content: bytes) -> object:
    try:
        return read("a.csv", content)
    except DamagedError as error:
        return str(error)


def test_a_page_reads_as_large_a_table():
    script = resources.files("mopscert.web").joinpath("lab-table.js").read_text("utf-8")
    found = {name: int(number) for name, number in re.findall(r"const (MAX_\w+) = (\d+);", script)}
    assert found == {name: getattr(csv_tables, name) for name in ("MAX_ROWS", "MAX_COLUMNS", "MAX_CELLS")}


@pytest.mark.parametrize("format", ["csv", "ndjson"])
def test_a_page_meets_what_was_damaged_meanwhile_with_the_same_sentence(format):
    file = Input(file=f"a.{format}", title="A", format=format, rows=1)
    with pytest.raises(DamagedError, match=rf"^data/a.{format}:1: the byte 0xFF is not UTF-8"):
        preview(file, b"\xff")
    assert text_of("a.md", b"\xef\xbb\xbfa") == "a"

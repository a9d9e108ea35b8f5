"""What plain words mean: YAML 1.2, without the notations that only surprise authors."""

import pytest

from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load

WORDS = [
    # Words, whatever YAML 1.1 would make of them.
    ("no", "no"),
    ("No", "No"),
    ("yes", "yes"),
    ("on", "on"),
    ("off", "off"),
    ("y", "y"),
    ("n", "n"),
    ("nULL", "nULL"),
    ("tRUE", "tRUE"),
    # Times, dates, versions and codes.
    ("1:30", "1:30"),
    ("12:30:45", "12:30:45"),
    ("2026-11-20", "2026-11-20"),
    ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z"),
    ("0.1.0", "0.1.0"),
    ("1_000", "1_000"),
    ("1,000", "1,000"),
    ("0o7", "0o7"),
    ("0x1F", "0x1F"),
    ("0b1", "0b1"),
    (".inf", ".inf"),
    ("-.INF", "-.INF"),
    (".nan", ".nan"),
    ("1e999", "1e999"),
    ("1e1000", "1e1000"),
    ("1e", "1e"),
    (".", "."),
    ("+", "+"),
    ("-x", "-x"),
    ("٣", "٣"),
    ("½", "½"),
    # Nothing.
    ("", None),
    ("~", None),
    ("null", None),
    ("Null", None),
    ("NULL", None),
    ("# a comment", None),
    # True and false.
    ("true", True),
    ("True", True),
    ("TRUE", True),
    ("false", False),
    ("False", False),
    ("FALSE", False),
    # Whole numbers, however they are written.
    ("0", 0),
    ("-0", 0),
    ("007", 7),
    ("+75", 75),
    ("-12", -12),
    ("75.0", 75),
    ("75.", 75),
    ("1e3", 1000),
    ("1E3", 1000),
    ("123456789012345678", 123456789012345678),
    # Other numbers.
    ("4.5", 4.5),
    (".5", 0.5),
    ("-.5", -0.5),
    ("1e-3", 0.001),
    ("12.5e-1", 1.25),
    # Between quotes and in blocks, everything is text.
    ('"75"', "75"),
    ("'true'", "true"),
    ('""', ""),
    ('"~"', "~"),
    ("|\n  75", "75\n"),
    (">-\n  true", "true"),
    ('"a\\tb\\u00e9\\n"', "a\tbé\n"),
]


@pytest.mark.parametrize(("written", "meant"), WORDS)
def test_a_value(written, meant):
    document, findings = load(TextFile("a.yaml", f"key: {written}\n"))
    assert findings == []
    assert document.value == {"key": meant}
    assert type(document.value["key"]) is type(meant)


@pytest.mark.parametrize("key", ["no", "1", "1.5", "true", "null", "2026-11-20", "1:30"])
def test_a_key_is_always_a_word(key):
    document, findings = load(TextFile("a.yaml", f"{key}: x\n"))
    assert (document.value, findings) == ({key: "x"}, [])


@pytest.mark.parametrize(
    ("text", "value"), [("true\n", True), ("- 1\n- a\n", [1, "a"]), ("--- x\n", "x"), ("---\n", None)]
)
def test_a_file_may_be_any_value(text, value):
    document, findings = load(TextFile("a.yaml", text))
    assert (document.value, findings) == (value, [])


def test_forty_levels_are_read_and_not_one_more():
    document, findings = load(TextFile("a.yaml", "[" * 40 + "]" * 40))
    assert findings == []
    assert document.value == eval("[" * 40 + "]" * 40)
    document, [finding] = load(TextFile("a.yaml", "[" * 41 + "]" * 41))
    assert document is None
    assert (str(finding.place), finding.rule.code) == ("a.yaml:1:41", "SCH012")

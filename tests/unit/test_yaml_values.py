"""The quick way through YAML and the careful one come to the same values, or the quick one says that it cannot."""

from pathlib import Path

import pytest

from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import YamlDocument, load
from mopscert.reading.yaml_values import UnusualError, values

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(
    path
    for folder in ("curriculum", "quizzes", "tests/fixtures")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.is_file()
)
UNUSUAL = [
    "a: 1\na: 2\n",
    "a: &x 1\n",
    "a: *x\n",
    "a: !!str 1\n",
    "!x a\n",
    "<<: 1\n",
    "[a]: 1\n",
    "%YAML 1.2\n--- 1\n",
    "--- 1\n--- 2\n",
    'a: "\\x00"\n',
    '"\\x00": a\n',
    "a: some words # and more\n",
    "a: b: c\n",
    "[" * 41 + "]" * 41,
    "",
]


def _careful(text):
    return YamlDocument(TextFile("a.yaml", text)).value


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_ways_agree(path):
    text = path.read_text(encoding="utf-8")
    try:
        quick = values(text)
    except UnusualError:
        return
    assert repr(quick) == repr(_careful(text))


def test_most_files_can_be_read_quickly():
    usual = 0
    for path in FILES:
        try:
            values(path.read_text(encoding="utf-8"))
            usual += 1
        except UnusualError:
            pass
    assert usual > len(FILES) / 2


@pytest.mark.parametrize("text", UNUSUAL)
def test_what_may_be_a_mistake_is_left_to_the_careful_way(text):
    with pytest.raises(UnusualError):
        values(text)


def test_released_values_are_read_again():
    document, findings = load(TextFile("a.yaml", "a: 1\nb: [c, 2.0]\n"))
    assert (document.value, findings) == ({"a": 1, "b": ["c", 2]}, [])
    document.release()
    assert document.value == {"a": 1, "b": ["c", 2]}

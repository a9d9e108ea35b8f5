"""Hostile and strange texts in every text field: a finding or literal text, and never another page."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from mopscert.checking import check
from mopscert.findings import Rulebook, Severity
from mopscert.pages.render import render
from mopscert.reading.files import kind_of
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load
from mopscert.ready import ready
from mopscert.reports import text_report
from mopscert.schemas import schema

from .. import editing

HERE = Path(__file__).parent
TINY = HERE.parent / "fixtures" / "tiny"
NAUGHTY = yaml.safe_load((HERE / "naughty.yaml").read_text())
# Texts that the tool reads as data: verbs to look up, words to look for, and names that make addresses.
NO_PROSE = {"verbs", "branch", "phrases", "instead", "fiction", "abbreviations", "spellings", "meaning_of", "pattern"}
HARMLESS = "and plain words"


def _resolved(root: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        part = {**root["$defs"][part["$ref"].rsplit("/", 1)[-1]], **{k: v for k, v in part.items() if k != "$ref"}}
    return part


def _filled(root: dict[str, Any], part: dict[str, Any], value: Any, text: str, key: str = "") -> Any:
    """The value with a text added to everything in it that people read."""
    part = _resolved(root, part)
    if isinstance(value, dict):
        inner = part.get("properties", {})
        return {name: _filled(root, inner.get(name, {}), each, text, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(root, part.get("items", {}), each, text, key) for each in value]
    if part.get("pattern") != r"\S" or key in NO_PROSE or len(value) + len(text) >= part["maxLength"]:
        return value
    return f"{value.rstrip()} {text}"


def _curriculum(copy: Path, text: str) -> int:
    """Write a text into all files of a copy; how many fields took it."""
    fields = 0
    for path in sorted(path for path in copy.rglob("*.yaml")):
        kind = kind_of(path.relative_to(copy).as_posix())
        document, _ = load(TextFile(path.name, path.read_text()))
        filled = json.dumps(_filled(schema(kind), schema(kind), document.value, text), ensure_ascii=False, indent=1)
        fields += filled.count(json.dumps(text, ensure_ascii=False)[1:-1])
        path.write_text(filled)
    return fields


class _Parts(HTMLParser):
    """The tags of a page, with the names of their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.drawn: set[str] = set()
        self.drawing = False
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = (tag, *sorted(name for name, _ in attrs))
        # A longer text takes more lines of a drawing, so that only the names of its parts can be compared.
        self.drawn.add(tag) if self.drawing else self.tags.append(found)
        self.drawing |= tag == "svg"

    def handle_endtag(self, tag):
        self.drawing &= tag != "svg"
        if not self.drawing:
            self.tags.append((f"/{tag}",))

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.tags.append(("!", data))

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def _pages(copy: Path) -> dict[str, _Parts]:
    checked = check(copy)
    site = render(checked.curriculum, Rulebook(), (), checked.read)
    own = [path for path in site.pages if not path.startswith(("contribute/", "rules/", "formats/"))]
    return {path: _Parts(ready(site.pages[path], "¶", "Link").content) for path in own}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    copy = editing.copy(TINY, tmp_path_factory.mktemp("harmless") / "copy")
    assert _curriculum(copy, HARMLESS) > 100
    return _pages(copy)


@pytest.mark.parametrize("case", NAUGHTY, ids=lambda case: case["name"])
def test_everywhere(case, harmless, tmp_path):
    text = case["text"] * case.get("times", 1)
    copy = editing.copy(TINY, tmp_path / "copy")
    assert _curriculum(copy, text.strip()) > 40
    found = check(copy).findings
    text_report(found)
    errors = {each.rule.code for each in found if each.rule.severity == Severity.ERROR}
    assert errors == ({case["finding"]} if "finding" in case else set()), text_report(found)[:2000]
    if case.get("finding", "").startswith("SCH"):
        return
    pages = _pages(copy)
    assert pages.keys() == harmless.keys()
    if not case.get("linked"):
        shown = " ".join(text.split())
        assert any(shown in page.text for page in pages.values()) or case.get("as_shown")
    for path, page in pages.items():
        assert _without_links(page.tags, case) == _without_links(harmless[path].tags, case), path
        assert page.drawn == harmless[path].drawn, path


def _without_links(tags, case):
    return [tag for tag in tags if not (case.get("linked") and tag[0] in ("a", "/a"))]

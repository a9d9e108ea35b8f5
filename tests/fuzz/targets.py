"""What fuzzers call with any bytes: readers that must answer with findings, and soon, whatever they are given."""

from collections.abc import Callable, Mapping
from typing import Any

from mopscert import prose
from mopscert.prose.html import Context, Target, render
from mopscert.reading import schema, text_file, yaml_document, yaml_values
from mopscert.reading.composing import Composer
from mopscert.reading.lesson import read_lesson
from mopscert.schemas import KINDS


def read_yaml(data: bytes) -> None:
    """Any file of YAML: the first byte chooses its format."""
    kind, data = KINDS[data[0] % len(KINDS)] if data else "module", data[1:]
    file, findings = text_file.decode("a.yaml", data)
    assert (file is None) <= bool(findings)
    if file is None:
        return
    document, findings = yaml_document.load(file)
    assert (document is None) <= bool(findings)
    if document is None:
        return
    _both_ways(file)
    for finding in (*findings, *schema.problems(kind, document)):
        assert 0 < finding.place.line <= len(file.lines) + 1, finding
    for pointer, _ in document.strings():
        document.place(*pointer)
        document.key_place(*pointer)


def _both_ways(file: text_file.TextFile) -> None:
    """What the quick way reads, the careful one reads too, and finds nothing wrong."""
    try:
        quick = yaml_values.values(file.text)
    except yaml_values.UnusualError:
        return
    careful = Composer(file)
    assert repr(careful.compose()) == repr(quick)
    assert not careful.findings


def read_any_lesson(data: bytes) -> None:
    """Any lesson, taken apart, and as the HTML that it becomes."""
    file, findings = text_file.decode("lesson.md", data[: text_file.MAX_LESSON_BYTES])
    assert (file is None) <= bool(findings)
    if file is None:
        return
    lesson, findings = read_lesson(file)
    assert (lesson is None) <= bool(findings)
    tokens = prose.parse(file.text, html=False)
    for walk in (prose.links, prose.images, prose.raw_html, prose.runs):
        assert all(each is not None for each in walk(tokens))
    if lesson:
        html = render(lesson.tokens, Context(lambda _: Target("a/"), dict.fromkeys(prose.BLOCK_KINDS, "Note")))
        assert "<script" not in html.lower()


TARGETS: Mapping[str, Callable[[bytes], Any]] = {"yaml": read_yaml, "lesson": read_any_lesson}

"""Examples on the pages of formats: YAML as an author writes it, and it says what the schema's example says."""

import html
import json
import re

import pytest

from mopscert.pages.formats_pages import formats_pages
from mopscert.reading.text_file import TextFile
from mopscert.reading.yaml_document import load
from mopscert.schemas import KINDS, schema

BLOCK = re.compile(r"<pre><code>(.*?)</code></pre>", re.DOTALL)


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_yaml_that_says_the_same(kind):
    page = dict(formats_pages())[f"contribute/formats/{kind}.md"]
    told = list(_told(schema(kind)))
    for text in map(html.unescape, BLOCK.findall(page)):
        document, findings = load(TextFile("example.yaml", text))
        assert findings == [], text
        assert document is not None
        [(key, value)] = document.value.items()
        assert (key, _without_last_break(value)) in told, text


def test_a_list_of_things_stands_below_its_key_and_a_short_one_by_itself():
    quiz = html.unescape(dict(formats_pages())["contribute/formats/quiz.md"])
    assert "<pre><code>waive:\n  - rule: ITM010\n    why: >-\n      The longest option is" in quiz
    assert "<code>[darrington-2022]</code>" in quiz


def test_the_report_for_programs_is_json():
    report = html.unescape(dict(formats_pages())["contribute/formats/findings.md"])
    first, *_ = [json.loads(text) for text in BLOCK.findall(report)]
    assert first == schema("findings")["properties"]["findings"]["examples"][0]


def _told(part):
    """Each key with each of its examples, in a whole schema."""
    definitions = {}
    for holder in (part, *part.get("$defs", {}).values()):
        for key, value in holder.get("properties", {}).items():
            named = value.get("$ref", "").rsplit("/", 1)[-1]
            definitions.setdefault(key, []).extend(
                value.get("examples") or part["$defs"].get(named, {}).get("examples", ())
            )
    return [(key, _without_last_break(example)) for key, examples in definitions.items() for example in examples]


def _without_last_break(value):
    """A value whose texts do not end in a line break, which a block of text may have or not."""
    if isinstance(value, dict):
        return {key: _without_last_break(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_last_break(each) for each in value]
    return value.rstrip("\n") if isinstance(value, str) else value

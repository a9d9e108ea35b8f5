"""Products and makers: what counts as a name, what counts as an example, and the counts by another route."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest
import yaml

from mopscert.checking import check
from mopscert.checks.vendor_names import names_in
from mopscert.measures.vendors import makers, mentions, product_lists, uses
from mopscert.model import Vendors
from mopscert.pages import words
from mopscert.prose.html import Context, render_text

from .. import editing

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "tests" / "fixtures" / "tiny"
LIST = "::: products Senders of mail\n- Dovecote\n- Mailomat\n- Quill\n:::\n"


@pytest.fixture(scope="module")
def real() -> Vendors:
    return msgspec.convert(yaml.safe_load((ROOT / "curriculum" / "vendors.yaml").read_text()), Vendors)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ask HubSpot, marketo or GOOGLE ANALYTICS 4.", ["HubSpot", "marketo", "GOOGLE ANALYTICS 4"]),
        ("The lead came from Salesforce Marketing Cloud.", ["Salesforce Marketing Cloud"]),
        ("Adobe's tools and those of Twilio", ["Adobe", "Twilio"]),
        ("Hubspots, unhubspot, hubspot2 and hub spot", []),
        ("monday.com on Monday", ["monday.com"]),
        ("Google and Microsoft ask every sender for this.", []),
        # Ordinary words.
        ("Make a list. Later, make sure that the segment does not drift.", []),
        ("Segment by country, and slack off: Make it plausible (Later on).", []),
        ("He said: “Make it so.” 'Later', she said. Look! Segment it. What? Drift.", []),
        ("The Segment Review, the Buffer Team, Jonas Gong, and Customer Segment rules", []),
        ("a tableau of outreach in the snowflake schema; litmus tests excel", []),
        # The same words as names.
        ("The audience goes to Segment at night.", ["Segment"]),
        ("Open Excel, then Slack.", ["Excel", "Slack"]),
        ("Segment and HubSpot hold the same person.", ["Segment", "HubSpot"]),
        ("Later, Buffer and Hootsuite post.", ["Later", "Buffer", "Hootsuite"]),
        ("Slack (Salesforce) was down.", ["Slack", "Salesforce"]),
        ("Constant Contact sends it.", ["Constant Contact"]),
        ("in constant contact with sales", []),
        ("Then dig tells the address; we dig deeper.", []),
        ("The data of Meta and the meta data", []),
        ("Ask Oracle for the price.", ["Oracle"]),
        ("Oracle Eloqua", ["Oracle Eloqua"]),
    ],
)
def test_names_and_words(real, text, names):
    assert list(names_in(text, real)) == names


def _with_lesson(tmp_path, text):
    folder = editing.copy(TINY, tmp_path / "copy")
    lesson = folder / "curriculum" / "associate" / "tagged-links" / "lesson.md"
    lesson.write_text(lesson.read_text() + text)
    return check(folder).curriculum


def test_lists_know_their_lines(tmp_path):
    curriculum = _with_lesson(tmp_path, f"\n{LIST}\n::: note Nothing\n- Dovecote\n:::\n\n{LIST}")
    lesson = curriculum.by_id["tagged-links"].lesson
    lines = (TINY / "curriculum" / "associate" / "tagged-links" / "lesson.md").read_text().count("\n")
    first, second = product_lists(lesson)
    assert (first.first_line, first.last_line, first.category) == (lines + 2, lines + 6, "Senders of mail")
    assert [(each.name, each.line - lines) for each in first.entries] == [
        ("Dovecote", 3),
        ("Mailomat", 4),
        ("Quill", 5),
    ]
    assert first.is_plain
    assert second.first_line == first.first_line + 10


def test_counts_by_another_route(tmp_path):
    curriculum = _with_lesson(
        tmp_path, f"\n{LIST}\n{LIST.replace('Mailomat', 'Pigeon Pro').replace('Quill', 'Nobody')}"
    )
    found = mentions(curriculum)
    # Nobody is not known; the lab names two.
    products = Counter({"Dovecote": 2, "Mailomat": 2, "Quill": 1, "LibreOffice Calc": 1, "Python": 1})
    assert Counter(each.product.name for each in found) == products
    assert {use.name: use.lessons + use.labs for use in uses(found)} == products
    assert [(use.name, use.lessons, use.labs) for use in makers(found)] == [
        ("Mailomat Works", 3, 0),
        ("Orchard Letters", 2, 0),
        ("Python Software Foundation", 0, 1),
        ("The Document Foundation", 0, 1),
    ]
    assert sum(use.share for use in makers(found)) == pytest.approx(1)


def test_a_list_is_shown_with_its_kind():
    context = Context(resolve=lambda _target: None, block_labels=words.catalogue()["block"])
    html = render_text(LIST, context)
    assert '<div class="mops-block mops-block--products">' in html
    assert '<span class="mops-block__kind">Products, for example</span> Senders of mail' in html
    assert html.count("<li>") == 3

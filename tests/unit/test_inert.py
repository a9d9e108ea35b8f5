"""Titles and headings that are no markup, whatever a builder or a theme makes of them."""

from html import unescape

import pytest
from markupsafe import Markup

from mopscert.pages.markdown import front_matter, heading, inert, literal

HOSTILE = [
    "<script>ran()</script>",
    "</title><script>ran()</script>",
    "&lt;/title&gt;&lt;script&gt;ran()&lt;/script&gt;",
    "&lt/title&gt<svg/onload=ran()>",
    '" onmouseover="ran()',
    "&amp;lt;b&amp;gt;",
    "<!-- a --> <? b ?>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_is_no_markup_raw_unescaped_or_without_tags(text):
    shown = inert(text)
    for made in (shown, unescape(shown), str(Markup(shown).striptags()), unescape(unescape(shown))):
        assert not set(made) & set('<>"'), made


@pytest.mark.parametrize("text", ["R&D and Q&A", "Who owns what: 50% of 'it'", "A – B, café ✓"])
def test_a_usual_title_stays_as_it_is(text):
    assert inert(text) == text


def test_signs_read_the_same():
    assert inert('Say "no" if a < b > c') == "Say “no” if a ‹ b › c"


def test_front_matter_holds_no_markup():
    assert (
        front_matter({"title": "<b>", "search": {"exclude": True}})
        == '---\ntitle: "‹b›"\nsearch: {"exclude": true}\n---'
    )


def test_a_text_on_a_handwritten_page_is_shown_letter_by_letter():
    assert literal("[x](javascript:ran()) <b>") == "&#91;x&#93;(javascript&#58;ran()) &lt;b&gt;"


def test_a_heading_holds_no_tag_that_a_tooltip_could_make():
    assert (
        heading(2, "5 &lt; 6, &lt;img src=x&gt; and <em>b</em>", "a")
        == "## 5 &lt; 6, ‹img src&#61;x&gt; and <em>b</em> { #a }"
    )

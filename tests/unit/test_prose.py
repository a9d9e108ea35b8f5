"""The Markdown dialect: what it means, and that what comes of it cannot act."""

import random

import pytest
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink

from mopscert import prose
from mopscert.prose import parser
from mopscert.prose.html import Context, Target, render_inline, render_text

PLAIN = Context(resolve=lambda target: Target(href=f"to-{target}"), block_labels={"example": "Example"})
PIECES = [
    "word",
    "a",
    "\n",
    "\n\n",
    " ",
    "  ",
    "-",
    "1.",
    "(x)",
    "é",
    "!",
    "]",
    "=",
    "?",
    " \n",
    "'",
    '"',
    "\n   x",
    "42",
]


def test_text_without_markup_means_what_the_full_parser_says():
    full = MarkdownIt("commonmark", {"html": True})
    dice = random.Random(7)
    texts = ["".join(dice.choices(PIECES, k=dice.randint(1, 14))) for _ in range(3000)]
    plain = [text for text in texts if text.strip() and not prose.has_markup(text)]
    assert len(plain) > 1000
    for text in plain:
        ours, theirs = prose.parse(text), full.parse(text)
        assert [(token.type, token.map, token.level) for token in ours] == [
            (token.type, token.map, token.level) for token in theirs
        ], text
        assert full.renderer.render(ours, full.options, {}) == full.renderer.render(theirs, full.options, {}), text


def test_a_heading_keeps_its_anchor_and_loses_the_mark():
    opening, content, _ = prose.parse("## Choose a home {#choose}")
    assert (opening.attrGet("id"), content.content) == ("choose", "Choose a home")


def test_links_images_and_html_are_found_with_their_lines():
    tokens = prose.parse("one\n\n[a](term:x) ![b](c.png)\n\n<b>d</b>\n\n<div>\ne\n</div>\n")
    assert [(link.target, link.first_line) for link in prose.links(tokens)] == [("term:x", 2)]
    assert [(image.target, image.first_line) for image in prose.images(tokens)] == [("c.png", 2)]
    assert [(html.text, html.first_line) for html in prose.raw_html(tokens)] == [
        ("<div>\ne\n</div>", 6),
        ("<b>", 4),
        ("</b>", 4),
    ]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("*a* & `{{ lead.first_name }}`", "<em>a</em> &amp; <code>{{ lead.first_name }}</code>"),
        ("![picture](https://elsewhere.example/x.png)", "picture"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("a [b](c) `[d](e)`", 'a <a href="to-c">b</a> <code>[d]&#40;e)</code>'),
    ],
)
def test_inline_html(text, html):
    assert render_inline(text, PLAIN) == html


def test_a_link_that_leads_nowhere_is_its_text():
    nowhere = Context(resolve=lambda _target: None, block_labels={})
    assert render_inline("[x *y*](javascript:alert(1))", nowhere) == "x <em>y</em>"


def test_a_scheme_that_a_resolver_lets_through_is_still_refused():
    careless = Context(resolve=lambda target: Target(href=target), block_labels={})
    assert render_inline("[x](javascript:alert(1))", careless) == "<a>x</a>"


def test_code_cannot_be_taken_for_markdown_by_a_builder():
    html = render_text("```text\n# one\n\n`two`\n```\n", PLAIN)
    assert html == '<pre><code class="language-text"># one\n&#10;&#96;two&#96;\n</code></pre>\n'


def test_a_titled_block_has_its_kind_and_title():
    html = render_text("::: example A <b> title\nText\n:::\n", PLAIN)
    assert '<span class="mops-block__kind">Example</span> A &lt;b&gt; title' in html
    assert "<p>Text</p>" in html


def test_columns_of_a_table_are_aligned_without_style():
    html = render_text("| a | b |\n|---|--:|\n| 1 | 2 |\n", PLAIN)
    assert '<th class="mops-right">b</th>' in html
    assert "style" not in html


def test_links_by_id_are_what_the_parser_would_make_of_them():
    dice = random.Random(7)
    schemes = ("", "term:", "source:", "module:", "diagnostic:", "mailto:", "Term:")
    links = [dice.choice(schemes) + "".join(dice.choices("a-z09:#/@%é ", k=dice.randrange(8))) for _ in range(3000)]
    kept = [link for link in ["#a", "term:80", "module:a-b#c", *links] if parser._normal_link(link) == link]
    assert len(kept) > 300
    assert all(parser._normal_link(link) == normalizeLink(link) for link in links)
    assert all(normalizeLink(link) == link for link in kept)

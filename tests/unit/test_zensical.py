"""Links of ready HTML for a builder that sees them from the source file, and the settings that it needs."""

from urllib.parse import urljoin

import pytest

from mopscert.zensical import STYLE, from_source, settings, style

LINKS = ["../", "../#find", "../?a=b#c", "../../glossary/#mops", "lab/", "lab/#check", "result.zip", "../assets/x.js"]
KEPT = ["#here", "", "?seed=1", "/", "https://example.org/a", "mailto:a@example.org", "data:text/plain,a"]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("attribute", ["href", "src"])
def test_a_link_leads_to_the_same_place_after_it_is_moved(link, attribute):
    moved = from_source("modules/a.md", f'<a {attribute}="{link}">A</a>').split('"')[1]
    # Zensical puts "../" before what is relative and not only a fragment or a query.
    assert moved
    assert moved[0] not in "#?/"
    assert urljoin("https://x.example/modules/a/", f"../{moved}") == urljoin("https://x.example/modules/a/", link)


@pytest.mark.parametrize("link", KEPT)
def test_what_zensical_leaves_alone_stays(link):
    text = f'<a class="b" href="{link}">A</a> <b data-src="lab/"></b>'
    assert from_source("modules/a.md", text) == text


def test_pages_that_stand_where_their_source_does_stay():
    assert from_source("contribute/index.md", '<a href="lesson/">A</a>') == '<a href="lesson/">A</a>'


def test_settings_keep_what_is_there():
    config = {"site_name": "A", "theme": {"name": "material"}, "extra_css": ["a.css"], "markdown_extensions": ["toc"]}
    assert settings(config) == {
        "site_name": "A",
        "theme": {"name": "material", "variant": "classic"},
        "extra_css": ["a.css", STYLE],
        "markdown_extensions": ["toc", {"pymdownx.highlight": {"use_pygments": False}}],
    }
    assert style().startswith(b"/*")

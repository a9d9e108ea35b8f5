"""What authors write is shown and does nothing: no script, no style of its own, nothing embedded."""

from .dom import Element

Site = dict[str, Element]
ACTING = frozenset(["script", "style", "link", "meta", "base", "iframe", "object", "embed", "video", "audio", "img"])
ELEMENTS = ("mops-self-check", "mops-keeping", "mops-readiness", "mops-review", "mops-lab", "mops-lab-log")
ELEMENTS += ("mops-dialogue", "mops-sentence", "mops-diagnostic", "mops-study-plan", "mops-offline")
OURS = frozenset(["form", "fieldset", "input", "button"])


def test_content_holds_no_element_that_acts(articles: Site):
    found = {(address, element.tag) for address, article in articles.items() for element in article.walk()}
    assert [each for each in sorted(found) if each[1] in ACTING] == []


def test_controls_stand_in_our_elements_only(articles: Site):
    for address, article in articles.items():
        controls = [element for element in article.walk() if element.tag in OURS and not element.get("data-reset")]
        assert [each.tag for each in controls if not any(map(each.inside, ELEMENTS))] == [], address


def test_content_holds_no_attribute_that_acts(articles: Site):
    for address, article in articles.items():
        names = {(element.tag, name) for element in article.walk() for name in element.attributes}
        assert [each for each in sorted(names) if each[1] == "style" or each[1].startswith("on")] == [], address


def test_pages_load_scripts_and_styles_from_files_only(pages: Site):
    for address, page in pages.items():
        own = [script.get("src") for script in page.all("script") if "mopscert" in script.get("src")]
        assert [name.split("/")[-1] for name in own] == ["mops.js"], address
        inline = [script.text() for script in page.all("script") if not script.get("src")]
        assert [text for text in inline if "mops" in text.replace("open-mops.example", "")] == [], address
        assert page.all("style") == [], address


def test_our_script_is_a_module(pages: Site):
    (script,) = [each for each in pages[""].all("script") if each.get("src").endswith("mops.js")]
    assert script.get("type") == "module"

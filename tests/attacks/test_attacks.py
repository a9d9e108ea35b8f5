"""Nothing that an attacker writes into a curriculum runs, asks another site, or changes what a page is made of.

The rules refuse all of it; here they are passed over, as by a mistaken merge, so that what remains has to hold alone.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect
from tests.browser.launch import PATIENCE, launched
from tests.browser.visit import READY

from .hostile import fill, vectors

# How far the vectors are moved along the fields: with each step, every field holds another one.
SHIFTS = [0, 97]
HOST = "hostile.example"
POINTED_AT = ("article a[title]:not(.headerlink)", ".md-nav--secondary .md-nav__link[title*='\u2039']")
INSIDE = """(list) => [...list.querySelectorAll("*")].flatMap((each) =>
  [each.localName, ...each.getAttributeNames().filter((name) => name.startsWith("on") || name === "style")])"""
# What the theme makes results of.
SHOWN = {"li", "a", "article", "h1", "h2", "p", "div", "nav", "mark", "del", "details", "summary"}
SHOWN |= {"ul", "ol", "b", "pre", "code"}
# The rest of the way, in steps: a whole run for each vector in each field would take hours.
MORE = [each for each in range(0, len(vectors()), 13) if each not in SHIFTS]
GUARD = """
  window.acted = [];
  for (const name of ["ran", "alert", "confirm", "prompt", "open"]) {
    window[name] = () => { window.acted.push(name); return true; };
  }
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    window.acted.push(`${effectiveDirective} ${blockedURI}`);
  });
"""
# The elements of a page with the names of their attributes; of drawings, whose text takes other lines, only which.
OUTLINE = """([html, loose]) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = [];
  for (const each of page.querySelectorAll("*")) {
    if (each.parentElement?.closest("svg") || (loose && each.closest(".mops-prose"))) continue;
    found.push([each.localName, ...each.getAttributeNames().sort()].join(" "));
  }
  const drawn = [...page.querySelectorAll("svg *")].map((each) => each.localName);
  return [found, [...new Set(drawn)].sort()];
}"""
# Everything that a learner would press, chosen, pressed and looked at.
USE = """async () => {
  const article = document.querySelector("article") ?? document.body;
  const pause = () => new Promise((done) => setTimeout(done, 30));
  for (const each of article.querySelectorAll("details")) each.open = true;
  for (const each of article.querySelectorAll("[title], a")) {
    each.dispatchEvent(new MouseEvent("mouseenter"));
    each.focus();
  }
  for (let round = 0; round < 4; round += 1) {
    for (const each of article.querySelectorAll("fieldset")) {
      each.querySelectorAll("input[type=radio], input[type=checkbox]")[round % 3]?.click();
      for (const select of each.querySelectorAll("select")) select.selectedIndex = select.length - 1;
      for (const field of each.querySelectorAll("input:not([type=radio]):not([type=checkbox])")) field.value = "1";
    }
    for (const each of article.querySelectorAll("button:not([data-reset])")) if (!each.hidden) each.click();
    await pause();
  }
  for (const each of article.querySelectorAll("[title]")) each.dispatchEvent(new MouseEvent("mouseleave"));
  await pause();
}"""


@pytest.fixture
def twins(playwright: Playwright, chromium: str, merged: Callable[..., Path]) -> Iterator[Callable[..., Browser]]:
    """The function that serves a fixture full of vectors, and its harmless twin, to a browser; and their folders."""
    running = []

    def start(name: str, shift: int, **how: bool) -> tuple[Browser, dict[str, Path]]:
        made = ((HOST, False), ("harmless.example", True))
        sites = {host: merged(name, partial(fill, shift=shift, harmless=harmless), **how) for host, harmless in made}
        running.append(launched(playwright, chromium, sites))
        return running[-1].__enter__(), sites

    yield start
    for each in running:
        each.__exit__(None, None, None)


def _open(browser: Browser) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(GUARD)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (asked.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("popup", lambda popup: asked.append(f"window {popup.url}"))
    return page, asked


def _visit(page: Page, name: str) -> None:
    page.goto(f"http://{HOST}/{name.removesuffix('index.html')}", wait_until="load")
    page.wait_for_function(READY)


def _pages(site: Path) -> list[str]:
    """The pages that hold authors' words, and the pools of questions."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [each for each in found if not each.startswith(("contribute/", "404"))]


def _opened(site: Path) -> list[str]:
    """Those of them that stay open; a former address leads on, to a page that is looked at by itself."""
    return [each for each in _pages(site) if 'http-equiv="refresh"' not in (site / each).read_text("utf-8")]


def _elsewhere(asked: list[str]) -> list[str]:
    return [each for each in asked if not each.startswith((f"http://{HOST}/", "blob:", "data:image/svg+xml"))]


def _unchanged(browser: Browser, sites: dict[str, Path]) -> None:
    """Each page has the elements of its harmless twin, and no others."""
    page, _ = _open(browser)
    page.goto("http://hostile.example/404.html")
    pages = [{each: (site / each).read_text("utf-8") for each in _pages(site)} for site in sites.values()]
    assert pages[0].keys() == pages[1].keys()
    for name, hostile in pages[0].items():
        # One lesson ends in blocks of HTML, which are a paragraph each, or one for all.
        loose = "BODY onload" in hostile
        found, expected = (page.evaluate(OUTLINE, [html, loose]) for html in (hostile, pages[1][name]))
        assert found == expected, name


def _harmless(browser: Browser, sites: dict[str, Path]) -> None:
    """Nothing acts on any page, whatever is chosen, pressed or pointed at."""
    page, asked = _open(browser)
    for name in _opened(sites[HOST]):
        _visit(page, name)
        page.evaluate(USE)
        assert page.evaluate("() => window.acted") == [], name
        assert page.url.split("#")[0].startswith(f"http://{HOST}/")
    assert _elsewhere(asked) == []


def _pointed_at(browser: Browser, sites: dict[str, Path]) -> None:
    """What the theme shows of links in tooltips is text."""
    page, _ = _open(browser)
    shown = 0
    for name in (each for each in _opened(sites[HOST]) if re.fullmatch(r"modules/[\w-]+/index\.html", each)):
        _visit(page, name)
        for place in POINTED_AT:
            # The theme takes the title away while it shows it.
            for link in page.query_selector_all(place)[:6]:
                link.scroll_into_view_if_needed()
                link.hover()
                tip = page.locator(".md-tooltip2__inner").last
                tip.wait_for(state="attached")
                assert tip.evaluate(INSIDE) == [], name
                shown += 1
        assert page.evaluate("() => window.acted") == [], name
    assert shown


def _searched(browser: Browser) -> None:
    """Words of attackers are found, and shown as the words that they are."""
    page, asked = _open(browser)
    page.goto(f"http://{HOST}/", wait_until="networkidle")
    field = page.get_by_role("textbox", name="Search")
    for words in ("ran", "script", "onerror img", "<img src=x onerror=ran()>", '"><script>ran()</script>'):
        field.fill("")
        field.press_sequentially(words)
        page.wait_for_timeout(300)
        assert set(page.locator(".md-search-result__list").evaluate(INSIDE)) <= SHOWN, words
    field.fill("")
    field.press_sequentially("script")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.evaluate("() => window.acted") == []
    assert _elsewhere(asked) == []


def _holds(browser: Browser, sites: dict[str, Path]) -> None:
    _unchanged(browser, sites)
    _harmless(browser, sites)
    _pointed_at(browser, sites)
    _searched(browser)


@pytest.mark.parametrize(("name", "shift"), [("tiny", SHIFTS[0]), ("exam", SHIFTS[1])])
def test_nothing_acts(twins, name, shift):
    _holds(*twins(name, shift))


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["tiny", "exam"])
@pytest.mark.parametrize("shift", MORE)
def test_nothing_acts_with_other_vectors_in_each_field(twins, name, shift):
    _holds(*twins(name, shift))


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["tiny", "exam"])
def test_nothing_acts_when_the_other_builder_made_it(twins, name):
    browser, sites = twins(name, SHIFTS[0], zensical=True)
    _unchanged(browser, sites)
    _harmless(browser, sites)

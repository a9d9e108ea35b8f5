"""Every kind of page lives under its policy, opened whole or by instant navigation; what is not ours does not run."""

import pytest
from playwright.sync_api import expect

from mopscert.security.policy import policy_of
from mopscert.security.servers import headers

from .facts import right
from .hands import search
from .launch import launched
from .visit import HOSTS, NOT_FOUND

LISTEN = """addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
  (window.violations ??= []).push([effectiveDirective, blockedURI, sourceFile].join(" "));
});"""
VIOLATIONS = "() => window.violations ?? []"
SAID = "() => [...document.querySelectorAll('meta[http-equiv=Content-Security-Policy]')].map((each) => each.content)"
# Gives the page what an attacker would: an element with markup, a script inside the page, and requests elsewhere.
ATTACK = """(html) => {
  window.ran = [];
  document.querySelector("article").insertAdjacentHTML("beforeend", html);
  const script = document.createElement("script");
  script.textContent = "window.ran.push('inline')";
  document.body.append(script);
}"""
MARKUP = """<img src="https://elsewhere.example/x.png" onerror="window.ran.push('handler')">
<a id="link" href="javascript:window.ran.push('link')">x</a><p style="position: fixed">x</p>
<iframe src="https://elsewhere.example/"></iframe><object data="/"></object>"""
SEEN = "(count) => new Set(window.violations?.map((each) => each.split(' ')[0])).size >= count"
# The search of Zensical makes its styles by a script.
STYLES = {"mkdocs": set(), "zensical": {"style-src-attr"}}
REFUSED = {"img-src", "script-src-attr", "script-src-elem", "style-src-attr", "frame-src", "object-src"}


def test_all_pages_of_a_site_say_the_same_policy(built_site, zensical_site, tiny_site, exam_site, released_site):
    for site in (built_site, zensical_site, tiny_site, exam_site, released_site):
        pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
        own = {policy_of(page) for path, page in pages.items() if "assets" not in path.parts}
        assert len(own) == 1
        assert None not in map(policy_of, pages.values())


def test_every_kind_of_page_lives_under_its_policy(visit, kinds):
    page = visit(script=LISTEN, expected=NOT_FOUND)
    for host, address in kinds.values():
        page.go(address, host)
        if address.endswith("/") or not address:
            expect(page.page.locator("article")).to_be_visible()
        assert page.page.evaluate(VIOLATIONS) == [], address


def test_every_kind_of_page_of_the_other_builder_lives_under_its_policy(visit, kinds):
    page = visit(script=LISTEN, expected=NOT_FOUND)
    for address in (address for host, address in kinds.values() if host == HOSTS[0]):
        page.go(address, HOSTS[1])
        assert page.page.evaluate(VIOLATIONS) == [], address


@pytest.mark.nightly
@pytest.mark.parametrize(("host", "site"), [(HOSTS[0], "built_site"), (HOSTS[1], "zensical_site")])
def test_every_page_lives_under_its_policy(visit, request, host, site):
    folder = request.getfixturevalue(site)
    addresses = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    page = visit(host=host, script=LISTEN)
    for address in addresses:
        page.go(address.removesuffix("index.html"))
        assert (page.page.evaluate(VIOLATIONS), page.problems) == ([], []), address


def test_a_page_shown_by_instant_navigation_lives_under_the_first(visit, lesson_page, single):
    page = visit("", script=LISTEN).go_softly("")
    [first] = page.page.evaluate(SAID)
    page.page.get_by_role("link", name="Start with the first lesson").click()
    expect(page.page.locator("h1")).not_to_have_text("Open MOps Certification")
    search(page.page, "consent").first.click()
    expect(page.page.locator("article mark").first).to_be_attached()
    assert page.is_kept()
    assert page.page.evaluate(SAID) == [first]
    assert page.page.evaluate(VIOLATIONS) == []
    page.go(lesson_page).question(single).answer(right(single)[0])
    assert page.page.evaluate(VIOLATIONS) == []


def test_pages_live_under_what_a_server_says_too(playwright, chromium, built_site, lesson_page):
    with launched(playwright, chromium, {"said.example": built_site}, headers(built_site)) as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.add_init_script(LISTEN)
        problems = []
        page.on("console", lambda message: message.type in ("error", "warning") and problems.append(message.text))
        answer = page.goto(f"http://said.example/{lesson_page}", wait_until="networkidle")
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        expect(search(page, "consent").first).to_be_visible()
        assert (page.evaluate(VIOLATIONS), problems) == ([], [])


def test_what_is_not_ours_does_not_run(visit, lesson_page, builder):
    page = visit(lesson_page, script=LISTEN, expected="Content Security Policy")
    failed = []
    page.page.on("requestfailed", lambda request: failed.append((request.url, request.failure)))
    page.page.evaluate(ATTACK, MARKUP)
    page.page.locator("#link").click()
    refused = REFUSED - STYLES[builder]
    page.page.wait_for_function(SEEN, arg=len(refused))
    assert {each.split(" ")[0] for each in page.page.evaluate(VIOLATIONS)} == refused
    assert page.page.evaluate("() => window.ran") == []
    # A request that the policy forbids is named here, and never made.
    assert failed == [("https://elsewhere.example/x.png", "csp")]

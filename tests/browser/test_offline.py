"""A version that is kept on the device: whole without network, never mixed with another, gone when switched off."""

import json
import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, expect

from mopscert import addresses
from mopscert.checking import check
from mopscert.offline import write_offline
from mopscert.pages import words

from .facts import right, said
from .hands import search
from .kept import holding, missed
from .launch import PATIENCE, SWITCHES
from .test_axe import objections
from .test_labs import LAB, _hand_in, _said
from .test_labs import SAYS as LAB_SAYS
from .test_readiness import PAGE as READINESS
from .test_readiness import Desk
from .visit import HOSTS, Visit

W, SAYS = words.catalogue()["progress"], words.catalogue()["web"]["offline"]
STATES = W["offline_states"]
LESSON = "modules/clean-lists/"
NO_NETWORK = "Failed to load resource"
DAY = 86_400  # seconds
CACHES = "() => caches.keys()"
STYLE = "async () => (await fetch(document.querySelector('link[href$=\"mopscert.css\"]').href)).text()"
FORBIDDEN = """
  const refuse = () => { throw new DOMException("no", "SecurityError"); };
  Object.defineProperty(window, "caches", { get: refuse });
  ServiceWorkerContainer.prototype.register = async () => refuse();
  ServiceWorkerContainer.prototype.getRegistration = async () => refuse();"""
WORKERS = """async () =>
  (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname)"""
# Looks for a newer worker, and waits until it has been given up.
REFUSED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
  for (let worker = registration.installing; worker && worker.state !== "redundant"; )
    await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
}"""

# Looks for a newer worker, and tells whether it has all of its build.
# A browser may be looking for a newer build by itself, and join both looks; then ours has seen the older one.
RENEWED = """async (build) => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  return (await caches.has(`mops ${registration.scope} ${build}`)) && !registration.installing;
}"""


class Gate:
    """Holds back a file: `asked` tells that it was asked for, `opened` lets it go."""

    def __init__(self) -> None:
        self.asked, self.opened = Event(), Event()


class _Quiet(SimpleHTTPRequestHandler):
    gates: ClassVar[dict[str, Gate]] = {}

    def do_GET(self) -> None:
        """Waits where a file is held back."""
        if gate := self.gates.get(f"{self.headers['Host']}{self.path}"):
            gate.asked.set()
            gate.opened.wait(PATIENCE / 1000)
        super().do_GET()

    def end_headers(self) -> None:
        """What browsers guess of how long a file stays fresh must not keep tests from seeing a new release."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Host:
    """A server with versions of a site in folders beside each other, which can be stopped."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
        self.name = f"127.0.0.1:{self.server.server_address[1]}"
        self.is_up = True
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def put(self, version: str, site: Path) -> None:
        """Puts a site into the folder of a version, in place of what was there."""
        shutil.rmtree(self.root / version, ignore_errors=True)
        shutil.copytree(site, self.root / version)

    def hold(self, path: str) -> Gate:
        """Holds back a file until its gate is opened."""
        return _Quiet.gates.setdefault(f"{self.name}{path}", Gate())

    def change(self, version: str, page: str, old: str, new: str) -> None:
        """Releases a version anew, with other words on a page.

        Files are told by their time, to the second. A page of each release has the same one, so that what was loaded
        before seems to be as new; the worker has a later one each time, since browsers look no further.
        """
        path, worker = self.root / version / page / "index.html", self.root / version / addresses.WORKER
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        later = int(worker.stat().st_mtime) + 1
        write_offline(self.root / version)
        os.utime(path, ((later // DAY + 1) * DAY,) * 2)
        os.utime(worker, (later, later))

    def build(self, version: str) -> str:
        """What tells this build of a version from others."""
        return json.loads((self.root / version / "offline.json").read_text("utf-8"))["build"]

    def stop(self) -> None:
        if self.is_up:
            self.server.shutdown()
            self.server.server_close()
        self.is_up = False


@pytest.fixture
def host(tmp_path: Path, tiny_site: Path) -> Iterator[Host]:
    host = Host(tmp_path)
    host.put("1.0", tiny_site)
    yield host
    host.stop()


@pytest.fixture(scope="module")
def local(playwright, chromium: str) -> Iterator[Browser]:
    """A browser that may keep sites: browsers trust an address of the own machine as they trust https."""
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    expect.set_options(timeout=PATIENCE)
    browser = playwright.chromium.launch(executable_path=chromium, args=[*SWITCHES, rules])
    yield browser
    browser.close()


@pytest.fixture
def learner(local: Browser, host: Host) -> Iterator[Visit]:
    """A learner at version 1.0."""
    context = local.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield Visit(context.new_page(), f"{host.name}/1.0", NO_NETWORK, scripted=True)
    context.close()


def _keep(learner: Visit, state: str = "kept") -> None:
    learner.go("progress/")
    learner.page.get_by_role("button", name=W["offline_keep"]).click()
    expect(learner.page.get_by_text(STATES[state])).to_be_visible(timeout=3 * PATIENCE)


def _accept(learner: Visit) -> None:
    """Has the newer build shown, which loads the page anew."""
    learner.page.evaluate("() => (window.kept = true)")
    learner.page.get_by_role("button", name=SAYS["show"]).click()
    learner.page.wait_for_function("() => !window.kept")


def _left(learner: Visit) -> tuple[list[str], list[str]]:
    """The names of what is kept, and the folders of the workers."""
    return learner.page.evaluate(CACHES), learner.page.evaluate(WORKERS)


def _read(learner: Visit, word: str) -> None:
    """Reads the home page and goes on by a link, as the theme loads pages."""
    learner.go("")
    learner.page.locator(".md-tabs a[href*=associate]").click()
    learner.page.wait_for_url("**/associate/")
    expect(learner.page.locator("h1")).to_be_visible()
    expect(search(learner.page, word).first).to_be_visible()


def _disconnect(learner: Visit, host: Host, way: str) -> None:
    if way == "stopped":
        host.stop()
    else:
        learner.page.context.set_offline(True)


@pytest.mark.parametrize("way", ["offline", "stopped"])
def test_a_kept_version_is_read_checked_and_reviewed_without_network(learner, host, root, way):
    tiny = root / "tests" / "fixtures" / "tiny"
    key = (tiny / "curriculum/associate/tagged-links/key/links_tagged.csv").read_text("utf-8")
    item = check(tiny).curriculum.questions["same-person-twice"]
    _keep(learner)
    _disconnect(learner, host, way)
    _read(learner, "suppression")
    learner.go(LESSON)
    assert learner.question(item).answer(*right(item)).verdict() == said("right_single")
    learner.page.evaluate(holding(missed([item])))
    learner.go("review/")
    expect(learner.page.locator(".mops-review__question mops-self-check")).to_have_count(1)
    learner.go(LAB)
    _hand_in(learner, key)
    expect(_said(learner)).to_contain_text(LAB_SAYS["passed"])
    assert learner.unexpected() == []


def test_a_readiness_check_is_taken_without_network(learner, host, root, exam_site):
    host.put("1.0", exam_site)
    _keep(learner)
    host.stop()
    desk = Desk(learner.go(READINESS), check(root / "tests" / "fixtures" / "exam").curriculum).start()
    desk.answer(right=True)
    desk.press("Review and hand in").press("Hand in")
    desk.dialog.get_by_role("button", name="Hand in").click()
    expect(desk.element.locator("[data-part=verdict]")).to_be_visible()
    assert learner.unexpected() == []


def test_nothing_is_kept_unless_it_is_asked_for(learner):
    learner.go("").go(LESSON).go("progress/")
    expect(learner.page.get_by_role("button", name=W["offline_keep"])).to_be_visible()
    assert _left(learner) == ([], [])


def test_a_new_release_announces_itself_and_is_whole(learner, host):
    _keep(learner)
    old, new = "one person, one record", "one person, one row"
    host.change("1.0", LESSON, old, new)
    other = learner.tab()
    learner.go("")
    note = learner.page.get_by_role("status").filter(has_text=SAYS["news"])
    expect(note).to_be_visible(timeout=3 * PATIENCE)
    assert objections(learner) == []
    expect(learner.go(LESSON).page.locator("article")).to_contain_text(old)
    expect(learner.page.locator("article")).not_to_contain_text(new)
    other.page.evaluate("() => (window.kept = true)")
    learner.page.get_by_role("button", name=SAYS["show"]).click()
    expect(learner.page.locator("article")).to_contain_text(new)
    expect(note).to_be_hidden()
    other.page.wait_for_function("() => !window.kept")
    host.stop()
    expect(learner.reload().page.locator("article")).to_contain_text(new)
    assert len(_left(learner)[0]) == 1


def test_the_newest_of_two_releases_is_shown(learner, host):
    _keep(learner)
    learner.go("")
    releases = ["one person, one record", "one person, one row", "one person, one line"]
    for old, new in pairwise(releases):
        host.change("1.0", LESSON, old, new)
        learner.until(RENEWED, host.build("1.0"))
    expect(learner.page.get_by_role("button", name=SAYS["show"])).to_be_visible()
    _accept(learner)
    expect(learner.go(LESSON).page.locator("article")).to_contain_text(releases[-1])


def test_a_page_that_is_opened_while_a_release_comes_tells_of_it(learner, host):
    _keep(learner)
    host.change("1.0", LESSON, "one person, one record", "one person, one row")
    held = host.hold(f"/1.0/{LESSON}")
    learner.page.evaluate("async () => void (await navigator.serviceWorker.getRegistration()).update()")
    assert held.asked.wait(PATIENCE / 1000)
    learner.go("about/")
    held.opened.set()
    expect(learner.page.get_by_role("button", name=SAYS["show"])).to_be_visible(timeout=3 * PATIENCE)


def test_what_a_kept_version_has_not_is_said_without_network(learner, host):
    _keep(learner)
    host.stop()
    learner.go("no-such-page/")
    expect(learner.page.locator("h1")).to_contain_text("404")


def test_pages_and_files_of_two_releases_never_meet(learner, host):
    _keep(learner)
    added = host.root / "1.0" / "added" / "index.html"
    added.parent.mkdir()
    added.write_text((host.root / "1.0" / "about" / "index.html").read_text("utf-8"), encoding="utf-8")
    style = host.root / "1.0" / "assets/mopscert/mopscert.css"
    style.write_text(style.read_text("utf-8") + ".of-the-new{color:red}", encoding="utf-8")
    write_offline(host.root / "1.0")
    assert ".of-the-new" not in learner.go("about/").page.evaluate(STYLE)
    # What the old release does not have comes from the server with all that belongs to it.
    assert ".of-the-new" in learner.go("added/").page.evaluate(STYLE)
    assert ".of-the-new" not in learner.go("about/").page.evaluate(STYLE)
    _accept(learner)
    assert ".of-the-new" in learner.page.evaluate(STYLE)


def test_half_a_release_is_not_kept(learner, host):
    page = host.root / "1.0" / LESSON / "index.html"
    sound = page.read_bytes()
    page.write_bytes(sound + b" ")
    _keep(learner, "failed")
    assert _left(learner) == ([], [])
    page.write_bytes(sound)
    _keep(learner)
    before = _left(learner)[0]
    host.change("1.0", "about", "A page", "A new page")
    about = host.root / "1.0" / "about" / "index.html"
    about.write_bytes(about.read_bytes() + b" ")
    learner.go("about/").page.evaluate(REFUSED)
    expect(learner.reload().page.get_by_role("heading", name="A page")).to_be_visible()
    expect(learner.page.get_by_role("button", name=SAYS["show"])).to_be_hidden()
    learner.until("async (names) => `${await caches.keys()}` === `${names}`", before)


def test_versions_beside_each_other_do_not_mix(learner, host, exam_site):
    host.put("1.1", exam_site)
    other = Visit(learner.page.context.new_page(), f"{host.name}/1.1", NO_NETWORK, scripted=True)
    _keep(learner)
    other.go("progress/")
    expect(other.page.get_by_role("button", name=W["offline_keep"])).to_be_visible()
    _keep(other)
    host.stop()
    shown = [each.go("associate/").page.locator("article").inner_text() for each in (learner, other)]
    assert shown[0] != shown[1]
    learner.go("progress/").page.get_by_role("button", name=W["offline_drop"]).click()
    expect(learner.page.get_by_text(STATES["dropped"])).to_be_visible()
    names, workers = _left(learner)
    assert (len(names), workers) == (1, ["/1.1/"])
    expect(other.reload().page.locator("h1")).to_be_visible()


def test_switching_it_off_leaves_nothing(learner, host):
    _keep(learner)
    drop = learner.go("progress/").page.get_by_role("button", name=W["offline_drop"])
    drop.focus()
    learner.page.keyboard.press("Enter")
    expect(learner.page.get_by_text(STATES["dropped"])).to_be_visible()
    expect(learner.page.get_by_role("button", name=W["offline_keep"])).to_be_focused()
    assert _left(learner) == ([], [])
    assert objections(learner) == []
    host.change("1.0", LESSON, "one person, one record", "one person, one row")
    expect(learner.go(LESSON).page.locator("article")).to_contain_text("one person, one row")
    _keep(learner)


def test_a_site_that_ships_no_worker_any_more_leaves_nothing(learner, host):
    _keep(learner)
    for name in (addresses.WORKER, addresses.OFFLINE):
        (host.root / "1.0" / name).unlink()
    learner.go("")
    learner.until("async () => !(await caches.keys()).length")
    assert _left(learner) == ([], [])
    expect(learner.go("progress/").page.get_by_role("button", name=W["offline_keep"])).to_be_hidden()


def test_where_there_is_no_room_the_site_works_as_before(learner, host):
    learner.go("progress/")
    session = learner.page.context.new_cdp_session(learner.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": f"http://{host.name}", "quotaSize": 50_000})
    _keep(learner, "failed")
    assert _left(learner) == ([], [])
    expect(learner.go(LESSON).page.locator("mops-self-check").first).to_be_visible()


def test_where_storage_is_forbidden_the_site_works_as_before(learner):
    learner.page.add_init_script(FORBIDDEN)
    _keep(learner, "failed")
    expect(learner.go(LESSON).page.locator("mops-self-check").first).to_be_visible()


def test_what_cannot_be_kept_is_not_offered(visit, tiny_site, browser):
    assert visit("progress/").page.evaluate("() => isSecureContext") is False
    for options in ({}, {"java_script_enabled": False}):
        page = visit("progress/", host=HOSTS[2], **options)
        expect(page.page.get_by_text(W["keep_intro"])).to_be_visible()
        expect(page.page.get_by_text(W["offline"])).to_be_hidden()
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((tiny_site / "progress" / "index.html").as_uri())
    expect(opened.get_by_text(W["offline"])).to_be_hidden()
    context.close()

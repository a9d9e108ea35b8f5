"""A page as a learner has it open, and the few gestures that all tests share."""

import json
import time
from typing import Any

from playwright.sync_api import Locator, Page

from mopscert.model import Question

from .facts import LABELS
from .launch import PATIENCE

# Where the builds of the site are served: the name that the site gives as its own, and others beside it.
HOSTS = ("open-mops.example", "zensical.example", "tiny.example", "exam.example", "released.example")
HOSTS += ("zensical-exam.example",)
NOT_FOUND = "404 (Not Found)"
OURS = "/assets/mopscert/"
READY = """() => document.readyState === "complete" && (document.scripts.length === 0 ||
  !document.querySelector("body > template") // which holds the scripts until they begin
  && [...document.querySelectorAll(":not(:defined)")].every((each) => !each.localName.startsWith("mops-"))
  && [...document.querySelectorAll("mops-self-check .mops-q__actions")].every((each) => !each.hidden))"""

# The theme looks at the scheme of the system when a page is opened, and again at times of its own.
SCHEME = """async (scheme) => {
  const { dataset } = document.body;
  for (let held = 0; dataset.mdColorScheme && held < 3; held += 1) {
    if (dataset.mdColorScheme !== scheme) held = 0;
    dataset.mdColorScheme = scheme;
    await new Promise((done) => setTimeout(done, 30));
  }
}"""


class Visit:
    """One page; `problems` are the errors that the browser reported on it, `requests` the addresses it asked for."""

    def __init__(self, page: Page, host: str, expected: str, scripted: bool) -> None:
        self.page = page
        self.home = f"http://{host}/"
        self.problems: list[str] = []
        self.requests: list[str] = []
        self._expected = expected
        self._scripted = scripted
        page.on("console", lambda message: message.type in ("error", "warning") and self._note(message.text))
        page.on("pageerror", lambda error: self._note(f"{error} {error.stack}"))
        page.on("request", lambda request: self.requests.append(request.url))

    def _note(self, problem: str) -> None:
        self.problems.append(problem)

    def unexpected(self) -> list[str]:
        """Problems that the test did not provoke, or that our own scripts did not bear."""
        return [each for each in self.problems if not self._expected or self._expected not in each or OURS in each]

    def tab(self, script: str = "") -> "Visit":
        """The same page in another tab of the browser, where a script may run first; its problems are noted here."""
        other = Visit(self.page.context.new_page(), "", self._expected, self._scripted)
        other.home, other.problems = self.home, self.problems
        other.page.add_init_script(script)
        other.page.goto(self.page.url)
        return other.ready()

    def go(self, address: str, host: str = "") -> "Visit":
        """Opens a page, of another site where a host is named."""
        self.home = f"http://{host}/" if host else self.home
        self.page.goto(self.home + address)
        return self.ready()

    def look(self, scheme: str, forced: str) -> None:
        """Shows the page in a colour scheme, with or without forced colours, as if it had been opened so."""
        self.page.emulate_media(color_scheme=scheme, forced_colors=forced)
        self.page.evaluate(SCHEME, "slate" if scheme == "dark" else "default")
        self.quiet()

    def reload(self) -> "Visit":
        self.page.reload()
        return self.ready()

    def ready(self) -> "Visit":
        """Waits until all that the page uses is upgraded."""
        if self._scripted:
            self.page.wait_for_function(READY)
        return self

    def go_softly(self, address: str) -> "Visit":
        """Opens a page, and waits until the theme can replace it without loading the next one whole."""
        self.page.goto(self.home + address, wait_until="networkidle")
        self.page.evaluate("() => (window.kept = true)")
        return self.ready()

    def is_kept(self) -> bool:
        """Whether the document is still the one that `go_softly` opened."""
        return self.page.evaluate("() => window.kept === true")

    def quiet(self) -> None:
        """Waits until no transition runs, so that colours are final."""
        self.page.wait_for_function("() => document.getAnimations().every((each) => each.playState !== 'running')")

    def until(self, script: str, arg: Any = None) -> None:
        """Waits until an asynchronous function finds something; `wait_for_function` takes a promise for a find."""
        end = time.monotonic() + 3 * PATIENCE / 1000
        while not self.page.evaluate(script, arg):
            assert time.monotonic() < end, f"Never true: {script}"
            self.page.wait_for_timeout(50)

    def stored(self, key: str = "mops:v1") -> Any:
        """What is kept of all answers; None before anything was begun."""
        text = self.page.evaluate("(key) => localStorage.getItem(key)", key)
        return None if text is None else json.loads(text)

    def record(self, item: Question) -> Any:
        return self.stored()["items"][item.id]

    def focused(self) -> str:
        """The value of the chosen control, or the text of what has the focus."""
        return self.page.evaluate("() => document.activeElement.value || document.activeElement.textContent.trim()")

    def question(self, item: Question, nth: int = 0) -> "Shown":
        return Shown(self.page.locator(f'mops-self-check[data-question="{item.id}"]').nth(nth))


class Shown:
    """A question on a page."""

    def __init__(self, element: Locator) -> None:
        self.element = element
        self.inputs = element.locator("input, .mops-q__row select")
        self.rows = element.locator(".mops-q__option")
        self.key = element.locator(".mops-q__key")
        self.check_button = element.get_by_role("button", name=LABELS["check"])
        self.again_button = element.get_by_role("button", name=LABELS["again"])

    def input(self, option_id: str) -> Locator:
        return self.element.locator(f'input[value="{option_id}"]')

    def choose(self, *ids: str) -> "Shown":
        """Makes these the only chosen options."""
        for box in self.inputs.all():
            if box.get_attribute("type") == "checkbox" and box.get_attribute("value") not in ids:
                box.uncheck()
        for option_id in ids:
            self.input(option_id).check()
        return self

    def check(self) -> "Shown":
        self.check_button.click()
        return self

    def answer(self, *ids: str) -> "Shown":
        return self.choose(*ids).check()

    def verdict(self) -> str:
        return self.element.get_by_role("status").inner_text()

    def feedback(self) -> str:
        """What stands between the buttons and the key, with single spaces."""
        return " ".join(self.element.locator(".mops-q__feedback").inner_text().split())

    def key_text(self) -> str:
        return " ".join(self.key.inner_text().split())

    def chosen(self) -> list[str]:
        return self.inputs.evaluate_all("(all) => all.filter((each) => each.checked).map((each) => each.value)")

    def marks(self) -> dict[str, str]:
        """The marks of the options that have one, by option."""
        values = self.inputs.evaluate_all("(all) => all.map((each) => each.value)")
        marks = self.rows.evaluate_all("(all) => all.map((each) => each.dataset.mark)")
        return {value: mark for value, mark in zip(values, marks, strict=True) if mark}

    def is_untouched(self) -> bool:
        """Whether it looks as if it had never been answered."""
        return not (self.marks() or self.feedback() or self.verdict() or self.key.is_visible())

"""Prints how long a learner waits for feedback: from "Check answer" pressed to painted, on a slow processor."""

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Locator, Page, sync_playwright

from benchmarks.measuring import MissingError

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TYPES = ("single", "multiple", "order", "match", "number")
SLOWER = 4  # times
RUNS = 20
SETTLED = 200  # milliseconds, for what hovering and the answer itself have set going
QUESTION = re.compile(r'<mops-self-check[^>]* data-type="(\w+)"')
# Gives an answer, another one each time, and takes it back where the question has told its key.
GIVE = """(question, run) => {
  if (question.querySelector("[aria-disabled=true]")) question.querySelector("[type=reset]").click();
  const inputs = [...question.querySelectorAll("fieldset input")];
  const rows = [...question.querySelectorAll("fieldset select")];
  const turned = (index, length) => (index + run) % length;
  const choose = Number(question.dataset.keys);
  inputs.forEach((input, index) => {
    if (input.type === "text") input.value = run + 1;
    else input.checked = turned(index, inputs.length) < choose;
  });
  const places = Math.max(0, ...rows.flatMap(({ options }) => [...options].map(({ value }) => Number(value) || 0)));
  rows.forEach((row, index) => {
    const place = turned(index, rows.length) + 1;
    if (question.dataset.type === "order") row.value = place > places ? "0" : `${place}`;
    else row.selectedIndex = 1 + turned(index, row.options.length - 1);
  });
}"""
# What the browser and the theme take by themselves: a button before the question that writes a sentence under it.
PEER = """(question) => {
  const [button, said] = [document.createElement("button"), document.createElement("p")];
  button.append("Write");
  button.className = "peer";
  let times = 0;
  button.addEventListener("click", () => (said.textContent = `Written ${++times} times.`));
  question.before(button, said);
}"""
# The moment of the press is the browser's own; a task that follows a frame runs when that frame is painted.
WATCH = """() => {
  window.waited = new Promise((done) => addEventListener("click", (press) => requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => done(performance.now() - press.timeStamp);
    after.port2.postMessage(null);
  }), { once: true, capture: true }));
}"""


def main() -> None:
    """Build the site, answer a question of each type, print the waits."""
    chromium = browser()
    with tempfile.TemporaryDirectory() as name, _served(Path(name)) as home, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = opened.new_page(viewport={"width": 1280, "height": 900})
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        print("| question | feedback, ms | one sentence, ms | the difference |\n|---|---:|---:|---:|")
        for kind in TYPES:
            page.goto(home + _lesson(Path(name), kind), wait_until="networkidle")
            ours, peers = zip(*_waits(page, kind), strict=True)
            more = statistics.median(a - b for a, b in zip(ours, peers, strict=True))
            medians = f"{statistics.median(ours):.0f} | {statistics.median(peers):.0f}"
            print(f"| {kind} | {medians} | {more:.0f} |", flush=True)
        opened.close()


def browser() -> str:
    """The path of Chromium; MissingError where there is none."""
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if not found:
        raise MissingError(
            "it needs Chromium; install it (on Debian: sudo apt install chromium) or name it in CHROMIUM."
        )
    return found


def _waits(page: Page, kind: str) -> Iterator[tuple[float, float]]:
    """Milliseconds of each press and of one of the peer, in turn, after a pair that warms up."""
    question = page.locator(f"mops-self-check[data-type={kind}]").first
    question.evaluate(PEER)
    for run in range(RUNS + 1):
        question.evaluate(GIVE, run)
        ours = _press(page, question.locator("[type=submit]"))
        _told(question)
        peer = _press(page, page.locator("button.peer"))
        if run:
            yield ours, peer


def _press(page: Page, button: Locator) -> float:
    button.hover()
    page.wait_for_timeout(SETTLED)
    page.evaluate(WATCH)
    page.mouse.down()
    page.mouse.up()
    wait: float = page.evaluate("() => window.waited")
    return wait


def _told(question: Locator) -> None:
    told = question.get_by_role("status").inner_text()
    if not told or "no try" in told or told.startswith("You have seen"):
        raise SystemExit(f"no feedback but “{told}”")


def _lesson(site: Path, kind: str) -> str:
    """Address of the lesson with the most questions of those that have one of a type: the most to draw anew."""
    counts = {page: QUESTION.findall(page.read_text("utf-8")) for page in sorted(site.glob("modules/*/index.html"))}
    page = max((page for page, kinds in counts.items() if kind in kinds), key=lambda page: len(counts[page]))
    return f"{page.parent.relative_to(site).as_posix()}/"


@contextlib.contextmanager
def _served(site: Path) -> Iterator[str]:
    build = [Path(sys.executable).parent / "mkdocs", "build", "--quiet", "--site-dir", site]
    subprocess.run(build, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)  # noqa: S603
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing between the rows of the table."""


if __name__ == "__main__":
    main()

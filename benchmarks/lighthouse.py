"""Prints what Lighthouse finds on a telephone, on pages of the built site and, in turn, of the theme as it comes."""

import json
import os
import statistics
import subprocess
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import yaml

from benchmarks.feedback import ROOT, browser
from benchmarks.measuring import BIN, MissingError, compressed, folder, needed, run
from benchmarks.serving import nginx, served
from mopscert.checking import check

PACKAGE = "lighthouse@13"
RUNS = 5
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Largest contentful paint, total blocking time and cumulative layout shift.
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


class Found(msgspec.Struct, frozen=True):
    """Scores of 100 by category, then milliseconds to the largest paint and of blocking, and how much moved."""

    scores: tuple[int, ...]
    times: tuple[float, ...]
    machine: float


def main() -> None:
    """Build both sites, look at each page of them in turn, print medians; then the size of the search index."""
    nginx()
    look = partial(_found, _lighthouse(), browser())
    ours, theirs = folder() / "ours", folder() / "plain" / "site"
    run([BIN / "mkdocs", "build", "--quiet", "--config-file", ROOT / "mkdocs.yml", "--site-dir", ours])
    _plain(theirs)
    names = ", ".join(CATEGORIES)
    print(f"Lighthouse, mobile: {names}; largest paint in s, blocking in ms, shift; medians of {RUNS} runs.\n")
    print("| page | site | scores | LCP | TBT | CLS | speed of the machine |\n|---|---|---|---:|---:|---:|---:|")
    with served(ours) as our_home, served(theirs) as their_home:
        for home in (our_home, their_home):
            look(home)  # not counted: after two builds the machine and the browser have other work, too
        for name, address in _pages(ours).items():
            pairs = [[look(home + address) for home in (our_home, their_home)] for _ in range(RUNS)]
            for site, runs in zip(("ours", "theme alone"), zip(*pairs, strict=True), strict=True):
                print(f"| {name} | {site} | {_row(runs)} |", flush=True)
    print(f"\n{_search(ours)}")


def _lighthouse() -> list[str]:
    """The command, installed for this run where LIGHTHOUSE names no script; MissingError where that cannot be."""
    node = needed("node", "nodejs")
    if named := os.environ.get("LIGHTHOUSE"):
        return [node, named]
    install = [needed("npm", "npm"), "install", "--silent", "--no-audit", "--no-fund"]
    if subprocess.run([*install, "--prefix", str(folder() / "node"), PACKAGE], check=False).returncode:  # noqa: S603
        raise MissingError(f"npm could not install {PACKAGE}; where it lies, name its cli/index.js in LIGHTHOUSE.")
    return [node, str(folder() / "node" / "node_modules" / "lighthouse" / "cli" / "index.js")]


def _plain(site: Path) -> None:
    """The same pages as the theme shows them by itself: without our style, scripts and overrides."""
    tree = site.parent
    run([BIN / "mopscert", "render", "--root", ROOT, "--out", tree])
    settings = yaml.safe_load((tree / "mkdocs.yml").read_text("utf-8"))
    left_out = ("extra", "extra_css", "extra_javascript", "theme")
    kept = {key: value for key, value in settings.items() if key not in left_out}
    kept["theme"] = {"name": "material", "font": False}
    (tree / "mkdocs.yml").write_text(yaml.safe_dump(kept), "utf-8")
    run([BIN / "mkdocs", "build", "--quiet", "--config-file", tree / "mkdocs.yml"])
    run([BIN / "mopscert", "protect", site])  # the settings of the server need a policy


def _pages(site: Path) -> dict[str, str]:
    """A page of each kind by name; of lessons and labs those that are longest to load."""
    kinds = {"lesson": "modules/*/index.html", "lab": "modules/*/lab/index.html"}
    longest = {name: max(site.glob(pattern), key=lambda path: path.stat().st_size) for name, pattern in kinds.items()}
    addresses = {name: f"{path.parent.relative_to(site).as_posix()}/" for name, path in longest.items()}
    first = check(ROOT).curriculum.programme
    level = first.file.levels[0].id if first else ""
    fixed = {"home": "", "level": f"{level}/", "readiness": f"{level}/readiness/", "progress": "progress/"}
    return {**fixed, **addresses}


def _found(command: Sequence[str], chromium: str, address: str) -> Found:
    asked = [*command, address, "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"]
    asked.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"Lighthouse could not look at {address}: {done.stderr.strip()}")
    told: dict[str, Any] = json.loads(done.stdout)
    return Found(
        scores=tuple(round(100 * told["categories"][each]["score"]) for each in CATEGORIES),
        times=tuple(float(told["audits"][each]["numericValue"]) for each in TIMES),
        machine=float(told["environment"]["benchmarkIndex"]),
    )


def _row(runs: Sequence[Found]) -> str:
    scores = [round(statistics.median(each)) for each in zip(*(found.scores for found in runs), strict=True)]
    paint, blocking, shift = (statistics.median(each) for each in zip(*(found.times for found in runs), strict=True))
    machine = statistics.median(found.machine for found in runs)
    shown = " ".join(map(str, scores))
    return f"{shown} | {paint / 1000:.2f} | {blocking:.0f} | {shift:.3f} | {machine:.0f}"


def _search(site: Path) -> str:
    """How large the search index is for each module, as it is sent."""
    index = (site / "search" / "search_index.json").read_bytes()
    modules = len(check(ROOT).curriculum.modules)
    lessons = [each for each in json.loads(index)["docs"] if each["location"].startswith("modules/")]
    sizes = [compressed(text) / modules for text in (index, json.dumps(lessons).encode())]
    return f"The search index, compressed: {sizes[0]:.1f} KB a module, {sizes[1]:.1f} KB of it the module's own pages."


if __name__ == "__main__":
    main()

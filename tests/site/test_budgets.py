"""What a page loads stays small: each file as it is downloaded, compressed by itself."""

import gzip
import re
from pathlib import Path

import pytest

from mopscert import addresses

KILO = 1024
BARE, LESSON, DIALOGUE, ALL, STYLE = 0.5 * KILO, 6 * KILO, 5 * KILO, 45 * KILO, 12 * KILO
# Of all that answers, keeps, reviews and examines, and of what tells in the same files what a release has changed; but
# for the records of labs and dialogues, which come with these.
LEARNING, FOLLOWING, RECORDS = 20 * KILO, 0.6 * KILO, {"dialogue-held.js", "lab-record.js"}
# What a page loads at once, by the element that it holds.
ELEMENTS = {"mops-self-check": "self-check.js", "mops-progress": "progress.js", "mops-review": "review.js"}
ELEMENTS |= {"mops-readiness": "readiness.js"}
FURTHER = {"mops-dialogue": "dialogue.js", "mops-study-plan": "study-plan.js", "mops-lab": "lab.js"}
FURTHER |= {"mops-diagnostic": "diagnostic.js", "mops-moved": "moved.js", "mops-offline": "offline.js"}
DIAGNOSTIC, SHARED = 7 * KILO, {"core.js", "views.js"}
# Loaded when somebody has records, begins an answer, uses a tool of a question, hands in the result of a lab, or works
# where nothing can be kept.
LATER = {"drafts.js", "lab-check.js", "marks.js", "tools.js", "words-problem.js"}
# What checks the result of a lab, and all that only labs need; the worker is loaded by `lab-check.js`.
CHECKER = {"lab-check.js", "lab-worker.js"}
LABS, OF_LABS = 13 * KILO, CHECKER | {"lab.js", "lab-record.js", "views.js"}
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["']\./([\w-]+\.js)["']""")
FEATURES = re.compile(r'\[("[\w-]+"(?:,"[\w-]+")*)\]')


@pytest.fixture(scope="session")
def assets(built_site: Path) -> Path:
    return built_site / addresses.ASSETS


def _size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def _needed(assets: Path, *names: str) -> set[str]:
    """Files and all that they import before they run."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += IMPORT.findall((assets / name).read_text("utf-8"))
    return found


def _total(assets: Path, names: set[str]) -> int:
    return sum(_size(assets / name) for name in names)


def _page(built_site: Path, address: str) -> str:
    return (built_site / address / "index.html").read_text("utf-8")


def test_the_names_here_are_those_of_the_scripts(assets):
    (features,) = FEATURES.findall((assets / "mops.js").read_text("utf-8"))
    assert {f"mops-{name}": f"{name}.js" for name in re.findall(r"[\w-]+", features)} == ELEMENTS | FURTHER
    scripts = "".join(path.read_text("utf-8") for path in sorted(assets.glob("*.js")))
    assert set(re.findall(r'\bimport\("\./([\w-]+\.js)"\)', scripts)) == LATER


def test_a_page_without_questions_loads_next_to_nothing(assets, built_site):
    assert _needed(assets, "mops.js") == {"mops.js"}
    assert _size(assets / "mops.js") <= BARE
    for address in ("syllabus", "glossary", "about"):
        assert not any(f"<{tag}" in _page(built_site, address) for tag in ELEMENTS | FURTHER), address


def test_what_a_lesson_loads(assets):
    needed = _needed(assets, "mops.js", "self-check.js")
    assert needed == {"mops.js", "self-check.js", "core.js"}
    assert _total(assets, needed) <= LESSON


def test_what_a_dialogue_loads_besides_what_others_need(assets):
    needed = _needed(assets, "dialogue.js")
    assert needed == {"core.js", "dialogue.js", "dialogue-held.js"}
    assert _total(assets, needed - {"core.js"}) <= DIALOGUE


def test_all_script_and_style_together(assets, built_site):
    scripts = {path.name for path in assets.glob("*.js")}
    further = _needed(assets, *FURTHER.values(), *CHECKER)
    learning = _needed(assets, "mops.js", *ELEMENTS.values(), *LATER)
    assert learning | further == scripts
    assert _total(assets, learning - RECORDS - CHECKER) <= LEARNING + FOLLOWING
    # What serves a site that is kept stands at its root.
    assert _total(assets, scripts) + _size(built_site / addresses.WORKER) <= ALL
    assert _size(assets / "mopscert.css") <= STYLE


def test_what_labs_load(assets):
    assert _needed(assets, *CHECKER) == CHECKER
    assert _total(assets, OF_LABS) <= LABS
    assert _total(assets, CHECKER) <= 8 * KILO


def test_what_a_diagnostic_loads_besides_what_others_need(assets):
    needed = _needed(assets, "diagnostic.js")
    assert needed == {"diagnostic.js", "diagnostic-saved.js"} | SHARED
    assert _total(assets, needed - SHARED) <= DIAGNOSTIC

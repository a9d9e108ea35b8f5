"""What the browser loads: scripts, styles, drawings, words and schemas, without the comments that are for us."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from mopscert import addresses
from mopscert.pages import words
from mopscert.pages.joining import join
from mopscert.schemas import FORMATS, schema

# Joined into one file in this order, so that a page loads one stylesheet.
STYLES = (
    "palette.css",
    "page.css",
    "lists.css",
    "practice.css",
    "dialogue.css",
    "lab.css",
    "self-check.css",
    "progress.css",
    "readiness.css",
    "figures.css",
    "diagnostic.css",
)
# Joined into one file each, in the order in which they run: what every feature needs, and what comes with each.
BUNDLES = {
    "core.js": ("parts.js", "records.js"),
    "self-check.js": (
        "words-check.js",
        "answers.js",
        "answers-rows.js",
        "read-number.js",
        "answers-number.js",
        "answer-sheet.js",
        "self-check.js",
    ),
    "drafts.js": ("typed.js", "drafts.js"),
    "marks.js": ("words-marks.js", "marks.js"),
    "study-plan.js": ("study-dates.js", "words-study.js", "study-plan.js"),
    "tools.js": ("words-tools.js", "tools.js"),
    "progress.js": ("exchange.js", "words-progress.js", "keeping.js", "lab-progress.js", "progress.js"),
    "lab.js": ("words-lab.js", "lab-log.js", "lab.js"),
    "review.js": ("words-review.js", "review.js"),
    "dialogue.js": ("dialogue-run.js", "words-dialogue.js", "dialogue.js"),
    "readiness.js": (
        "form.js",
        "forms.js",
        "readiness-parts.js",
        "readiness-pool.js",
        "words-readiness.js",
        "readiness-result.js",
        "readiness.js",
    ),
    "lab-worker.js": (
        "lab-decode.js",
        "lab-table.js",
        "lab-values.js",
        "lab-columns.js",
        "lab-rules.js",
        "lab-verdict.js",
        "lab-worker.js",
    ),
    "diagnostic.js": (
        "diagnostic-score.js",
        "diagnostic-link.js",
        "diagnostic-draw.js",
        "diagnostic-report.js",
        "diagnostic-result.js",
        "diagnostic.js",
    ),
}
SCRIPTS = ("mops.js",)


def assets() -> Iterator[tuple[str, bytes]]:
    """Paths below the root of the site, and contents."""
    web = resources.files("mopscert.web")
    for file in web.iterdir():
        if file.name.endswith(".svg"):
            yield f"{addresses.ASSETS}/{file.name}", file.read_bytes()
    for name, text in join(_modules(web), BUNDLES).items():
        yield f"{addresses.ASSETS}/{name}", _small("application/javascript", text)
    styles = "\n".join(web.joinpath(name).read_text("utf-8") for name in STYLES)
    yield f"{addresses.ASSETS}/mopscert.css", _small("text/css", styles)
    for kind in FORMATS:
        text = json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
        yield f"schemas/{kind}.schema.json", text.encode()


def _modules(web: Traversable) -> dict[str, str]:
    """Browser modules by file name, those of the words with them."""
    found = {file.name: file.read_text("utf-8") for file in web.iterdir() if file.name.endswith(".js")}
    groups = words.catalogue()["web"]
    return found | {f"words-{group}.js": _words_module(named) for group, named in groups.items()}


@cache
def _small(kind: str, text: str) -> bytes:
    """Text of a media type without comments and blanks, with short names inside functions."""
    # A library of Go takes its time to load, and `check` has no need of it.
    import minify

    small: str = minify.string(kind, text)
    return small.encode()


def _words_module(group: Mapping[str, str]) -> str:
    """The words of a browser module as a module of their own, made from the one catalogue."""
    text = json.dumps(group, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"export const words = {text};\n"

"""What the browser loads: scripts, styles, drawings, words and schemas, without the comments that are for us."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from mopscert import addresses
from mopscert.pages import words
from mopscert.pages.joining import join
from mopscert.pages.saying import spoken
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
    "views.js": ("save.js", "unsent.js", "views.js"),
    "marks.js": ("marks.js"),
    "study-plan.js": ("study-dates.js", "study-plan.js"),
    "tools.js": ("tools.js"),
    "progress.js": ("progress-words.js", "exchange.js", "keeping.js", "lab-progress.js", "progress.js"),
    "lab.js": ("lab-log.js", "lab.js"),
    "review.js": ("review.js"),
    "dialogue.js": ("dialogue-run.js", "dialogue.js"),
    "readiness.js": (
        "form.js",
        "forms.js",
        "readiness-pool.js",
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
# It stands at the root of the site, since it serves what lies below it.
_WORKER = "worker.js"


def assets() -> Iterator[tuple[str, bytes]]:
    """Paths below the root of the site, and contents."""
    web = resources.files("mopscert.web")
    for file in web.iterdir():
        if file.name.endswith(".svg"):
            yield f"{addresses.ASSETS}/{file.name}", file.read_bytes()
    for name, text in join(_modules(web), BUNDLES).items():
        yield f"{addresses.ASSETS}/{name}", small("application/javascript", text)
    # Filled in when the site is finished; until then a page finds that there is nothing to keep.
    yield addresses.OFFLINE, b"{}\n"
    styles = "\n".join(web.joinpath(name).read_text("utf-8") for name in STYLES)
    yield f"{addresses.ASSETS}/mopscert.css", small("text/css", styles)
    for kind in FORMATS:
        text = json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
        yield f"schemas/{kind}.schema.json", text.encode()


def _modules(web: Traversable) -> dict[str, str]:
    """Browser modules by file name, with the words that they say."""
    found = {file.name: file.read_text("utf-8") for file in web.iterdir() if file.name.endswith(".js")}
    return spoken({name: text for name, text in found.items() if name != _WORKER}, words.catalogue()["web"])


def worker() -> str:
    """The script that serves a kept site, in which a build is named `%build%`."""
    text = resources.files("mopscert.web").joinpath(_WORKER).read_text("utf-8")
    return small("application/javascript", join({_WORKER: text}, {})[_WORKER]).decode()


@cache
def small(kind: str, text: str) -> bytes:
    """Text of a media type without comments and blanks, with short names inside functions."""
    # A library of Go takes its time to load, and `check` has no need of it.
    import minify

    small: str = minify.string(kind, text)
    return small.encode()

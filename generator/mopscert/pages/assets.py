"""What the browser loads: scripts, styles, drawings, words and schemas, without the comments that are for us."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from mopscert.pages import addresses, words
from mopscert.schemas import FORMATS, schema

# Joined into one file in this order, so that a page loads one stylesheet.
STYLES = (
    "palette.css",
    "page.css",
    "lists.css",
    "practice.css",
    "self-check.css",
    "progress.css",
    "readiness.css",
    "figures.css",
)
SCRIPTS = ("mops.js",)


def assets() -> Iterator[tuple[str, bytes]]:
    """Paths below the root of the site, and contents."""
    web = resources.files("mopscert.web")
    for file in web.iterdir():
        if file.name.endswith(".js"):
            yield f"{addresses.ASSETS}/{file.name}", _small("application/javascript", file.read_text("utf-8"))
        elif file.name.endswith(".svg"):
            yield f"{addresses.ASSETS}/{file.name}", file.read_bytes()
    styles = "\n".join(web.joinpath(name).read_text("utf-8") for name in STYLES)
    yield f"{addresses.ASSETS}/mopscert.css", _small("text/css", styles)
    for group, found in words.catalogue()["web"].items():
        yield f"{addresses.ASSETS}/words-{group}.js", _words_module(found)
    for kind in FORMATS:
        text = json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
        yield f"schemas/{kind}.schema.json", text.encode()


@cache
def _small(kind: str, text: str) -> bytes:
    """Text of a media type without comments and blanks, with short names inside functions."""
    # A library of Go takes its time to load, and `check` has no need of it.
    import minify

    small: str = minify.string(kind, text)
    return small.encode()


def _words_module(group: Mapping[str, str]) -> bytes:
    """The words of a browser module as a module of their own, made from the one catalogue."""
    text = json.dumps(group, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"export const words={text};\n".encode()

"""What Zensical wants otherwise than MkDocs, so that the same pages come out of both.

Zensical reads a relative link of ready HTML from the folder of the source file and moves it to where the page will be;
MkDocs leaves it alone (zensical/zensical#258). Rendered pages hold links as the browser needs them, from the page.
"""

import re
from collections.abc import Mapping
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

# What Zensical leaves as it is: fragments and queries, addresses with a scheme or from the root, and nothing.
_LINK = re.compile(r'(?<= )(href|src)="(?![#?/"]|[\w+.-]+:)([^"]+)"')
_UP = "../"
STYLE = "assets/mopscert/zensical.css"


def from_source(path: str, text: str) -> str:
    """A page's text with the links of ready HTML as they are seen from its source file, `path` below the docs."""
    name = PurePosixPath(path)
    if name.stem == "index":  # A page that stands where its source does.
        return text
    return _LINK.sub(lambda link: f'{link[1]}="{_moved(link[2], name.stem)}"', text)


def _moved(link: str, stem: str) -> str:
    if not link.startswith(_UP):
        return f"{stem}/{link}"
    above = link.removeprefix(_UP)
    return above if above[:1] not in ("", "#", "?") else f"./{above}"


def style() -> bytes:
    """What the look of Zensical needs besides, as the file `STYLE` of the docs."""
    return resources.files("mopscert").joinpath("zensical.css").read_bytes()


def settings(config: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a site for Zensical: the look of Material for MkDocs, and examples of code without colours."""
    plain = {"pymdownx.highlight": {"use_pygments": False}}
    return {
        **config,
        "theme": {**config.get("theme", {}), "variant": "classic"},
        "extra_css": [*config.get("extra_css", []), STYLE],
        "markdown_extensions": [*config.get("markdown_extensions", []), plain],
    }

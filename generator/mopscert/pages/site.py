"""What the pages of a site are: text and files by path, and the navigation between them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import msgspec

from mopscert.errors import MopscertError

# The shape of MkDocs' `nav`: a list of {title: path} and {title: [...]}, where a bare path is a section's own page.
Navigation = Sequence[Any]
# Gives the bytes of a file of the curriculum by its path from the root: the only way in which pages get at files.
Reader = Callable[[str], bytes]


class Site(msgspec.Struct, frozen=True):
    """A rendered site.

    `pages` maps paths to Markdown, `assets` maps paths to bytes. `functions` are what hand-written pages may call.
    `unlisted` are the pages to which no navigation leads. `styles` and `scripts` are the assets that every page loads,
    `feed` the one that feed readers follow, "" before the first release.
    """

    pages: Mapping[str, str]
    assets: Mapping[str, bytes]
    navigation: Navigation
    unlisted: Collection[str]
    functions: Mapping[str, Any]
    styles: Sequence[str]
    scripts: Sequence[str]
    feed: str

    def __post_init__(self) -> None:
        # The last wall before files are written: some paths come from files that a stranger may have changed.
        for path in (*self.pages, *self.assets):
            if path.startswith("/") or ".." in path.split("/"):
                raise MopscertError(f"{path} leads out of the site, and nothing was written")

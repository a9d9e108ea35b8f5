"""The search index of the theme, with the entries of each page kept, so that its text is taken apart only once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from material.plugins.search.plugin import SearchIndex, SearchPlugin  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig

NAME = "material/search"
# Where the theme writes the index.
PATH = "search/search_index.json"
Entries = list[dict[str, Any]]


class KeptIndex(SearchIndex):  # type: ignore[misc]
    """The theme's index, which knows the entries of pages by their paths."""

    def __init__(self, index: SearchIndex) -> None:
        super().__init__(**index.config)
        self._known: dict[str, Entries] = {}
        self._others = index.entries

    def renew(self, known: dict[str, Entries], order: Iterable[str]) -> None:
        """Take other entries for some pages; `order` names all pages in the order of the index."""
        self._known |= known
        self.entries = [*(entry for path in order for entry in self._known.get(path, ())), *self._others]


def renew(search: SearchPlugin | None, known: dict[str, Entries], order: Iterable[str]) -> None:
    """Let search take other entries for some pages; `order` names all pages in the order of the index."""
    if search:
        if not isinstance(search.search_index, KeptIndex):
            search.search_index = KeptIndex(search.search_index)
        search.search_index.renew(known, order)


def written(search: SearchPlugin) -> bytes:
    """The index as the theme would write it, for who writes it otherwise."""
    return bytes(search.search_index.generate_search_index(None).encode())


@contextmanager
def alone(search: SearchPlugin | None) -> Iterator[SearchIndex]:
    """An index of its own for one page, into which search puts the entries of this page meanwhile."""
    if search is None:
        yield SearchIndex()
        return
    before, search.search_index = search.search_index, SearchIndex(**search.search_index.config)
    try:
        yield search.search_index
    finally:
        search.search_index = before


def plugin(config: MkDocsConfig) -> SearchPlugin | None:
    """The theme's search in a site; None where it has none, or another one."""
    found = config.plugins.get(NAME)
    return found if isinstance(found, SearchPlugin) and found.config.enabled else None

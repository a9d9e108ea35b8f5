"""The search index of the theme, with the entries of each page kept, so that its text is taken apart only once."""

from collections.abc import Iterable
from typing import Any

from material.plugins.search.plugin import SearchIndex, SearchPlugin  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

NAME = "material/search"
Entries = list[dict[str, Any]]


class KeptIndex(SearchIndex):  # type: ignore[misc]
    """The theme's index, which knows the entries of some pages beforehand."""

    def __init__(self, index: SearchIndex, known: dict[str, Entries]) -> None:
        super().__init__(**index.config)
        self._known = known

    def add_entry_from_context(self, page: Page) -> None:
        """Add the entries of a page, as the theme would."""
        known = self._known.get(page.file.src_uri)
        if known is None:
            super().add_entry_from_context(page)
        else:
            self.entries.extend(known)

    def renew(self, known: dict[str, Entries], order: Iterable[str]) -> None:
        """Take other entries for some pages; `order` names all pages in the order of the index."""
        self._known |= known
        self.entries = [entry for path in order for entry in self._known.get(path, ())]


def plugin(config: MkDocsConfig) -> SearchPlugin | None:
    """The theme's search in a site; None where it has none, or another one."""
    found = config.plugins.get(NAME)
    return found if isinstance(found, SearchPlugin) and found.config.enabled else None

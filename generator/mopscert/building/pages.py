"""Makes the pages of a site before MkDocs would, two at a time, and only those that nobody has made before.

MkDocs takes the template of a page from its front matter, where a finished page may stand in for a template: so it goes
through all of MkDocs' steps as any other. A test holds what is taken for granted here about MkDocs and its theme.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import jinja2
import msgspec
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mopscert.building import search
from mopscert.building.showing import Showing, shared
from mopscert.caching import Store
from mopscert.processes import both

# From so many pages on, a copy of the process takes less time than it saves.
_MANY = 40


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A page as the theme shows it, compressed, and what search knows of it."""

    html: bytes
    entries: search.Entries


class Finished(jinja2.Template):
    """A template that shows the same whatever it is given: a page that is finished."""

    def __new__(cls, made: Made, before: str | None = None) -> "Finished":  # noqa: ARG004
        """Not compiled, as other templates are."""
        return object.__new__(cls)

    def __init__(self, made: Made, before: str | None = None) -> None:
        self._html, self.before = made.html, before

    def render(self, *args: Any, **values: Any) -> str:  # noqa: ARG002
        """The page."""
        return zlib.decompress(self._html).decode()


def unfinished(pages: Iterable[Page]) -> None:
    """Let pages have the templates again that they had before they were made."""
    for page in pages:
        if isinstance(finished := page.meta.get("template"), Finished):
            del page.meta["template"]
            if finished.before:
                page.meta["template"] = finished.before


def is_able(config: MkDocsConfig) -> bool:
    """Whether nothing but search takes part in showing pages, so that their parts are all known."""
    takers = [*config.plugins.events["page_content"], *config.plugins.events["page_context"]]
    return all(getattr(taker, "__self__", None) is search.plugin(config) for taker in takers)


class Maker:
    """Makes pages within a build of MkDocs whose pages have their content and are not yet shown."""

    def __init__(
        self,
        config: MkDocsConfig,
        env: jinja2.Environment,
        nav: Navigation,
        files: Sequence[File],
        texts: Mapping[str, str],
        fill: Callable[[Page], None],
    ) -> None:
        """`texts` are those of the pages, by path, that get their content by `fill` when it is needed."""
        self._config, self._env, self._nav, self._files = config, env, nav, files
        self._texts, self._fill = texts, fill
        self._search = search.plugin(config)

    @property
    def is_able(self) -> bool:
        """See `is_able`."""
        return is_able(self._config)

    def make(self, store: Store) -> None:
        """Make all pages, and let MkDocs and its search find them made."""
        if not self.is_able:
            return
        pages = [
            file.page for file in self._files if file.page is not None and file.inclusion is not InclusionLevel.DRAFT
        ]
        made = self.made(pages, store)
        for page, done in zip(pages, made, strict=True):
            page.meta["template"] = Finished(done, page.meta.get("template"))
            # What follows would only look through it once more.
            page.content = ""
        if self._search:
            known = {page.file.src_uri: done.entries for page, done in zip(pages, made, strict=True)}
            self._search.search_index = search.KeptIndex(self._search.search_index, known)

    def made(self, pages: Sequence[Page], store: Store) -> list[Made]:
        """Pages as they are shown, of which those that the store does not know are made anew."""
        alike, showing = shared(self._config, self._env), Showing(self._nav, self._is_pruned)
        keys = [showing.key(alike, page, self._texts.get(page.file.src_uri)) for page in pages]
        found = [store.get(key) for key in keys]
        missing = [page for page, kept in zip(pages, found, strict=True) if kept is None]
        new = iter(self._anew(missing))
        for number, key in enumerate(keys):
            if found[number] is None:
                found[number] = next(new)
                store.put(key, found[number] or b"")
        return [msgspec.msgpack.decode(kept or b"", type=Made) for kept in found]

    @property
    def _is_pruned(self) -> bool:
        return "navigation.prune" in self._config.theme["features"]

    def _anew(self, pages: Sequence[Page]) -> list[bytes]:
        # The first page compiles the templates for both.
        first = [self._page(page) for page in pages[:1]]
        mine, theirs = both(
            lambda: [self._page(page) for page in pages[1::2]],
            lambda: [self._page(page) for page in pages[2::2]],
            len(pages) > _MANY,
        )
        rest = [b""] * (len(mine) + len(theirs))
        rest[0::2], rest[1::2] = mine, theirs
        return [*first, *rest]

    def _page(self, page: Page) -> bytes:
        index = search.KeptIndex(self._search.search_index, {}) if self._search else None
        before = self._search.search_index if self._search else None
        if page.file.src_uri in self._texts:
            self._fill(page)
        page.active = True
        try:
            if self._search:
                self._search.search_index = index
            context = get_context(self._nav, self._files, self._config, page)
            template = self._env.get_template(page.meta.get("template", "main.html"))
            context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
            html = zlib.compress(template.render(context).encode(), 1)
            return msgspec.msgpack.encode(Made(html, index.entries if index else []))
        finally:
            page.active = False
            if self._search:
                self._search.search_index = before

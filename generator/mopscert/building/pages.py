"""Makes the pages of a site in place of MkDocs, two at a time, and only those that nobody has made before.

MkDocs builds the pages of its list of files; those that are made here are taken from it, once all have been read.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence

import jinja2
import msgspec
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mopscert.building import search
from mopscert.building.showing import Showing, shared
from mopscert.caching import Store
from mopscert.digests import Digest, digest
from mopscert.processes import both
from mopscert.security.policy import Policy, foreign_scripts, protected

# From so many pages on, a copy of the process takes less time than it saves.
_MANY = 40


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A page as it stands in the site, compressed, with its digest, and what search knows of it.

    `is_odd` is True where it holds a script that its policy keeps from running.
    """

    packed: bytes
    digest: Digest
    entries: search.Entries
    is_odd: bool

    @property
    def content(self) -> bytes:
        """The bytes of the page."""
        return zlib.decompress(self.packed)


_MADE = msgspec.msgpack.Decoder(Made)
# Puts a file into the site, by its path and digest, with a function that gives its content.
Put = Callable[[str, Digest, Callable[[], bytes]], None]


def is_able(config: MkDocsConfig) -> bool:
    """Whether nothing but search and we take part in showing pages, so that their parts are all known."""
    events = config.plugins.events
    takers = [taker for name in ("env", "page_content", "page_context", "post_page") for taker in events[name]]
    ours = [each for each in (search.plugin(config), config.plugins.get("mopscert")) if each is not None]
    return all(getattr(taker, "__self__", None) in ours for taker in takers)


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
        policy: Policy,
    ) -> None:
        """`texts` are those of the pages, by path, that get their content by `fill` when it is needed."""
        self._config, self._env, self._nav, self._files = config, env, nav, files
        self._texts, self._fill, self._policy = texts, fill, policy
        self._search = search.plugin(config)

    @property
    def is_able(self) -> bool:
        """See `is_able`."""
        return is_able(self._config)

    @property
    def plain_key(self) -> bytes:
        """What the page without author's text comes from."""
        pages = [file.page for file in self._files if file.page]
        return Showing(self._nav, self._is_pruned).plain_key(shared(self._config, self._env, ""), pages)

    def make(self, pages: Sequence[Page], store: Store, put: Put) -> list[Made]:
        """Put pages into the site, of which those that the store does not know are made anew."""
        alike = shared(self._config, self._env, self._policy.text)
        showing = Showing(self._nav, self._is_pruned)
        keys = [showing.key(alike, page, self._texts.get(page.file.src_uri)) for page in pages]
        found = [_MADE.decode(kept) if (kept := store.get(key)) is not None else None for key in keys]
        new = self._finish(pages, found, put)
        for number, packed in new.items():
            store.put(keys[number], packed)
        made = [each or _MADE.decode(new[number]) for number, each in enumerate(found)]
        known = {page.file.src_uri: done.entries for page, done in zip(pages, made, strict=True)}
        search.renew(self._search, known, [file.src_uri for file in self._files])
        return made

    @property
    def _is_pruned(self) -> bool:
        return "navigation.prune" in self._config.theme["features"]

    def _finish(self, pages: Sequence[Page], found: Sequence[Made | None], put: Put) -> dict[int, bytes]:
        """Put all pages into the site, and return those that are new, by number."""

        def some(numbers: Sequence[int]) -> dict[int, bytes]:
            return {number: new for number in numbers if (new := self._put(pages[number], found[number], put))}

        # Those to be made come first, so that both halves have as many; the first one compiles the templates for both.
        numbers = sorted(range(len(pages)), key=lambda number: found[number] is not None)
        first = some(numbers[:1])
        mine, theirs = both(lambda: some(numbers[1::2]), lambda: some(numbers[2::2]), len(pages) > _MANY)
        return first | mine | theirs

    def _put(self, page: Page, kept: Made | None, put: Put) -> bytes | None:
        """Put a page into the site; return it where it is new."""
        made = kept or self._made(page)
        put(page.file.dest_uri, made.digest, lambda: made.content)
        return None if kept else msgspec.msgpack.encode(made)

    def _made(self, page: Page) -> Made:
        if page.file.src_uri in self._texts:
            self._fill(page)
        html, entries = self._shown(page)
        content = protected(html, self._policy).encode("utf-8", errors="xmlcharrefreplace")
        is_odd = bool(foreign_scripts(html, self._policy))
        # What follows would only look through it once more.
        page.content = ""
        return Made(zlib.compress(content, 1), digest(content), entries, is_odd)

    def _shown(self, page: Page) -> tuple[str, search.Entries]:
        """A page as the theme shows it, and what search finds on it."""
        page.active = True
        try:
            with search.alone(self._search) as index:
                context = get_context(self._nav, self._files, self._config, page)
                template = self._env.get_template(page.meta.get("template", "main.html"))
                context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
                return template.render(context), index.entries
        finally:
            page.active = False

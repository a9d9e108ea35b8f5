"""A site in a folder that follows its sources: of a save that changes the text of pages, only those are made anew."""

import shutil
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mopscert import caching
from mopscert.building import search
from mopscert.building.pages import Maker
from mopscert.checking import without_collection
from mopscert.digests import Digest
from mopscert.pages.handwritten import expand
from mopscert.pages.site import Site

# What a curriculum is read from; all else is MkDocs' own.
_SOURCES = ("curriculum", "quizzes", "releases")


class Plugin(Protocol):
    """The plugin of the site, as it stands within a build."""

    site: Site | None
    coming: Site | None
    files: Files

    def maker(self, config: MkDocsConfig) -> Maker:
        """What makes the pages of the last build."""

    def root(self, config: MkDocsConfig) -> Path:
        """The folder of the curriculum."""

    def sound(self, root: Path, address: str) -> Site:
        """The site by its sources, or the last one that was sound."""


class LiveSite:
    """The site of a `mkdocs.yml`, whose pages lie in `folder`."""

    def __init__(self, settings: Path, address: str) -> None:
        self._settings, self._address = settings, address
        self._config = load_config(str(settings))
        self._above = Path(tempfile.mkdtemp(prefix="mopscert-"))
        self.folder = self._before = self._above / "none"
        self._count = 0
        # Whether a save could not be followed to its end, so that the next one renews everything.
        self._is_behind = False

    def build(self, rendered: Site | None = None) -> None:
        """Build all of it, beside what is shown, of what is `rendered` already; errors of MkDocs come through."""
        self._count += 1
        folder = self._above / str(self._count)
        config = load_config(str(self._settings), site_dir=str(folder))
        config.site_url = self._address
        if self._count == 1:
            config.plugins.on_startup(command="serve", dirty=False)
        cast(Plugin, config.plugins["mopscert"]).coming = rendered
        build(config)
        # What was shown last is shown until somebody is told of this one.
        shutil.rmtree(self._before, ignore_errors=True)
        self._config, self._before, self.folder = config, self.folder, folder
        self._told = self._expanded()

    def close(self) -> None:
        """Leave nothing behind."""
        self._config.plugins.on_shutdown()
        shutil.rmtree(self._above, ignore_errors=True)

    @property
    def places(self) -> list[Path]:
        """What to watch."""
        others = [Path(self._config.docs_dir), self._settings, *map(Path, self._config.watch)]
        return list(dict.fromkeys([*self._sources, *others]))

    @property
    def _sources(self) -> list[Path]:
        return [self._plugin.root(self._config) / name for name in _SOURCES]

    def renew(self, changed: Collection[str]) -> bool:
        """Follow a save of files; False where nothing that is shown has changed."""
        was_behind, self._is_behind = self._is_behind, True
        is_new = self._renew(changed, was_behind)
        self._is_behind = False
        return is_new

    def _renew(self, changed: Collection[str], whole: bool) -> bool:
        if whole or not all(any(Path(path).is_relative_to(source) for source in self._sources) for path in changed):
            self.build()
            return True
        before = self._plugin.site
        # A whole build would take too much memory without.
        with without_collection():
            after = self._plugin.sound(self._plugin.root(self._config), self._address)
            if before is after or before is None:
                return False
            self._plugin.site = after
            if self._is_same_frame(before, after):
                return self._renew_pages(before, after)
        self.build(after)
        return True

    @property
    def _plugin(self) -> Plugin:
        return cast(Plugin, self._config.plugins["mopscert"])

    @property
    def _maker(self) -> Maker:
        return self._plugin.maker(self._config)

    def _is_same_frame(self, before: Site, after: Site) -> bool:
        """Whether nothing differs but what stands on pages, and in files."""
        frames = [
            (each.pages.keys(), each.assets.keys(), each.navigation, each.unlisted, each.feed)
            for each in (before, after)
        ]
        fronts = (_front(before.pages[path]) == _front(after.pages[path]) for path in after.pages)
        return frames[0] == frames[1] and all(fronts) and self._expanded() == self._told and self._maker.is_able

    def _expanded(self) -> list[str]:
        """What hand-written pages say of the curriculum."""
        site = self._plugin.site
        texts = (path.read_text("utf-8") for path in sorted(Path(self._config.docs_dir).rglob("*.md")))
        return [expand(text, site.functions) for text in texts if site and "\nrender_macros: true\n" in text]

    def _renew_pages(self, before: Site, after: Site) -> bool:
        pages = [self._read(path, text) for path, text in after.pages.items() if before.pages[path] != text]
        assets = [path for path, content in after.assets.items() if before.assets[path] != content]
        # What a build keeps is what it asked for, and this is no build.
        self._maker.make(pages, caching.Store(None), self._put)
        if found := search.plugin(self._config):
            self._write(search.PATH, search.written(found))
        for path in assets:
            self._write(path, after.assets[path])
        return bool(pages or assets)

    def _read(self, path: str, text: str) -> Page:
        """A page with its new content, by the steps of MkDocs."""
        files, config, plugins = self._plugin.files, self._config, self._config.plugins
        file = files.get_file_from_path(path)
        assert file is not None
        assert file.page is not None
        file.content_string = text
        page = plugins.on_pre_page(file.page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        return page

    def _put(self, path: str, _: Digest, content: Callable[[], bytes]) -> None:
        self._write(path, content())

    def _write(self, path: str, content: bytes) -> None:
        """Write a file of the site at once, since somebody may be reading it."""
        new = self._above / "new"
        new.write_bytes(content)
        new.replace(self.folder / path)


def _front(text: str) -> str:
    """What a page says of itself, which others may show."""
    return text.partition("\n---\n")[0]

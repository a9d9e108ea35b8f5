"""All that the theme shows on a page, as bytes: pages of which these are the same are the same to the last byte."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mopscert.caching import fingerprint, tool

# Settings that say where things lie or what is built, and nothing about how a page looks.
_ELSEWHERE = {
    *("config_file_path", "dev_addr", "docs_dir", "draft_docs", "exclude_docs", "nav", "not_in_nav", "plugins"),
    *("site_dir", "theme", "validation", "watch"),
}


def shared(config: MkDocsConfig, env: jinja2.Environment, policy: str) -> bytes:
    """What all pages come from: the tool and all packages, settings, templates of this site, and its policy."""
    settings = {name: value for name, value in config.items() if name not in _ELSEWHERE}
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items() if isinstance(plugin, BasePlugin)}
    theme = {name: config.theme[name] for name in config.theme}
    look = [config.theme.name, theme, plugins, settings, sorted(env.globals), sorted(env.filters)]
    return fingerprint(tool(), policy, _plain(look), *_hooks(config), *_templates(config.theme.custom_dir))


def _hooks(config: MkDocsConfig) -> Iterator[bytes]:
    """The sources of the hooks of this site, which stand among its plugins."""
    for hook in config.plugins.values():
        if not isinstance(hook, BasePlugin):
            yield Path(str(hook.__file__)).read_bytes()


def _templates(folder: str | None) -> Iterator[bytes | str]:
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.is_file():
            yield path.relative_to(str(folder)).as_posix()
            yield path.read_bytes()


def _plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=_parts)


def _parts(value: Any) -> Any:
    """What JSON does not know of the settings; where this is not the same each time, pages are made anew."""
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else [type(value).__qualname__, str(value)]


class Showing:
    """What pages show of themselves and of the navigation."""

    def __init__(self, nav: Navigation, is_pruned: bool) -> None:
        self._nav, self._is_pruned = nav, is_pruned
        self._lines: dict[int, str] = {}
        self._around: dict[int, str] = {}

    def key(self, shared: bytes, page: Page, text: str | None) -> bytes:
        """The fingerprint of all that a page comes from; its content and contents come from `text`, if there is one."""
        around = [_place(each) for each in (page.previous_page, page.next_page, self._nav.homepage)]
        page_itself = [
            page.file.src_uri,
            page.url,
            page.abs_url,
            page.canonical_url,
            page.edit_url,
            page.title,
            page.meta,
            page.is_homepage,
            _contents(page.toc) if text is None else [],
            around,
        ]
        content = (page.content or "") if text is None else text
        return fingerprint(shared, _plain(page_itself), content, self._beside(page.parent))

    def plain_key(self, shared: bytes, pages: Iterable[Page]) -> bytes:
        """The fingerprint of all that a page of the theme alone comes from, which may list all pages."""
        listed = [_place(self._nav.homepage), *map(_place, pages)]
        return fingerprint(shared, "plain", _plain(listed), self._beside(None))

    def _beside(self, section: Any) -> str:
        """What the pages of a section show of the navigation; those in none are of no section."""
        if id(section) not in self._around:
            trail = {id(section), *map(id, section.ancestors)} if section else set()
            self._around[id(section)] = "\n".join(self._items(self._nav.items, trail))
        return self._around[id(section)]

    def _items(self, items: Iterable[Any], trail: set[int]) -> Iterator[str]:
        """What a page shows of the navigation: of a section that it is not in, only where it begins."""
        for item in items:
            yield self._line(item)
            if item.children and (id(item) in trail or not self._is_pruned):
                yield f"{'(' if id(item) in trail else '['}"
                yield from self._items(item.children, trail)
                yield ")"

    def _line(self, item: Any) -> str:
        if id(item) not in self._lines:
            self._lines[id(item)] = _plain([item.title, bool(item.children), *_begin(item)])
        return self._lines[id(item)]


def _begin(item: Any) -> Iterator[Any]:
    """The first page of a section, or a page itself, with what the theme would say of it."""
    while item.children:
        yield len(item.children) > 1
        item = item.children[0]
    yield getattr(item, "url", "")
    if isinstance(item, Page):
        yield from (item.title, item.is_index, item.meta)


def _place(page: Page | None) -> Any:
    return page and [page.url, page.title, page.meta]


def _contents(toc: Iterable[AnchorLink]) -> list[Any]:
    return [[link.title, link.id, link.level, _contents(link.children)] for link in toc]

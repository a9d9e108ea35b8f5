"""The MkDocs plugin: hands the rendered site to MkDocs in memory, and spares it what was made before.

It also writes into the site what a hosted one needs: the policy of its pages, and the list for offline use.
"""

import errno
import gc
import gzip
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mopscert import caching
from mopscert.building import plain
from mopscert.building.pages import Maker, is_able
from mopscert.building.placing import Placing
from mopscert.checking import Checked, check
from mopscert.checks import registry
from mopscert.digests import Digest, digest
from mopscert.errors import MopscertError
from mopscert.folders import refuse_link_out, refuse_links_out
from mopscert.offline import write_offline
from mopscert.pages.render import render
from mopscert.pages.site import Site
from mopscert.ready import Anchors, ready
from mopscert.reports import coloured, style_for, text_report
from mopscert.security.mkdocs_serve import without_policy
from mopscert.security.policy import Policy, foreign_scripts, protected, theme_policy

if TYPE_CHECKING:  # it takes long to load, and whoever passes one has loaded it
    from mkdocs.livereload import LiveReloadServer

_log = get_plugin_logger("mopscert")
# What the system says where a file is gone that was there, or stands where there was none.
_MOVED = (errno.ENOENT, errno.ENOTEMPTY)


class MopscertConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in `mkdocs.yml`."""

    root = config_options.Type(str, default=".")


class MopscertPlugin(BasePlugin[MopscertConfig]):  # type: ignore[no-untyped-call]
    """Adds the curriculum's pages, assets and navigation to a MkDocs site."""

    site: Site | None = None
    serving = dirty = False
    # Whether the process ends with this build.
    is_last = False
    # What a live site has rendered already for the next build; whether it shows a state before errors.
    coming: Site | None = None
    is_behind = False
    # The last build: what pages are made by.
    nav: Navigation
    env: jinja2.Environment
    files: Files
    # Of these, what is put into the site here, and not by MkDocs.
    ours: list[File]
    makes_pages = False
    policy = Policy()
    depth = 0
    # Where the files of this build are put, and what tells those apart that are there.
    placing: Placing
    store: caching.Store
    digests: dict[str, Digest]

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn what is built, and how; with this method, MkDocs keeps the plugin from build to build."""
        self.serving, self.dirty = command == "serve", dirty
        self.is_last = not self.serving

    def on_serve(
        self,
        server: "LiveReloadServer",
        /,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: Callable[..., None],  # noqa: ARG002
    ) -> "LiveReloadServer":
        """Let pages run the script by which MkDocs' own live server loads them anew."""
        if app := server.get_app():
            server.set_app(without_policy(app))
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and render the curriculum, and print the report on it.

        With errors, a live site goes on showing its last sound state; otherwise this is a PluginError.
        """
        here = Path(config.config_file_path).parent
        try:
            refuse_links_out(Path(config.docs_dir), here)
            # A folder elsewhere was named by who builds; one of the repository may have come with a proposal.
            if Path(config.site_dir).is_relative_to(here):
                refuse_link_out(Path(config.site_dir), here)
        except MopscertError as error:
            raise PluginError(str(error)) from error
        rendered, self.coming = self.coming, None
        self.site = rendered or self.sound(self.root(config), config.site_url or "")
        config.nav = list(self.site.navigation)
        config.extra["feed"] = self.site.feed
        config.extra_css.extend(self.site.styles)
        config.extra_javascript.extend(map(_module_script, self.site.scripts))
        return config

    def root(self, config: MkDocsConfig) -> Path:
        """The folder of the curriculum."""
        return Path(config.config_file_path).parent / self.config.root

    def sound(self, root: Path, address: str) -> Site:
        """The site by its sources, with the report on them; with errors, the last one that was sound."""
        try:
            checked = check(root)
            self._set_aside()
            _say(checked)
            if not checked.has_errors:
                site = _rendered(checked, root, address)
                self._say_where(is_behind=False)
                return site
        except MopscertError as error:
            raise PluginError(str(error)) from error
        if self.serving and self.site is not None:
            self._say_where(is_behind=True)
            return self.site
        raise PluginError("the curriculum has errors (see the report above)")

    def _set_aside(self) -> None:
        """Keep Python from looking for circles among the objects that are there: nearly all stay to the end."""
        if self.is_last:
            gc.freeze()

    def _say_where(self, is_behind: bool) -> None:
        """Say that a live site stays where it is, or that it goes on."""
        if is_behind:
            click.echo("The live site shows the state before these errors.", err=True)
        elif self.is_behind:
            click.echo("The errors are mended, and the live site follows again.", err=True)
        self.is_behind = is_behind

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Hide the site of the build before from MkDocs, which would remove it."""
        self.placing = Placing(Path(config.site_dir))
        if not self.dirty:
            self.placing.hide()

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add what was rendered beside the hand-written pages."""
        assert self.site is not None
        for path, text in self.site.pages.items():
            listed = InclusionLevel.NOT_IN_NAV if path in self.site.unlisted else InclusionLevel.UNDEFINED
            files.append(File.generated(config, path, content=text, inclusion=listed))
        for path, content in self.site.assets.items():
            files.append(File.generated(config, path, content=content))
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep what pages show, and see how deep they lie, on which scripts of the theme depend."""
        self.nav = nav
        # A dirty build does not read pages that are older than the site, so they cannot be made here.
        self.makes_pages = not self.dirty and is_able(config)
        self.depth = max((file.url.count("/") for file in files.documentation_pages()), default=0)
        return nav

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Take out of the hands of MkDocs what `_finish` puts into the site, now that all pages have been read."""
        self.env, self.files = env, Files(files)
        self.store = caching.store(self.root(config), "pages")
        self.ours = self._ours()
        for file in self.ours:
            files.remove(file)
        self._set_aside()
        return env

    def _ours(self) -> list[File]:
        assert self.site is not None
        pages = self.files.documentation_pages() if self.makes_pages else []
        assets = [file for path in self.site.assets if (file := self.files.get_file_from_path(path))]
        return [*pages, *(file for file in assets if file.inclusion.is_included())]  # type: ignore[no-untyped-call]

    def on_template_context(self, context: TemplateContext, /, **_: Any) -> TemplateContext:
        """Let pages about all pages, such as the map of the site, know those that MkDocs does not make itself."""
        context["pages"] = self.files.documentation_pages()
        return context

    def on_pre_template(
        self, template: jinja2.Template, /, *, template_name: str, config: MkDocsConfig
    ) -> jinja2.Template:
        """Take the page without author's text from an earlier build."""
        if template_name != plain.NAME or not plain.is_able(config):
            return template
        return plain.Kept(template, self.store, self.maker(config).plain_key)

    def maker(self, config: MkDocsConfig) -> Maker:
        """What makes the pages of the last build."""
        texts = self.site.pages if self.site else {}
        files = self.files.documentation_pages()
        return Maker(config, self.env, self.nav, files, texts, partial(self._fill, config), self.policy)

    def _fill(self, config: MkDocsConfig, page: Page) -> None:
        assert self.site is not None
        toc = config.mdx_configs.get("toc", {})
        done = ready(self.site.pages[page.file.src_uri], toc.get("permalink", ""), toc.get("permalink_title", ""))
        page.content, page.toc = done.content, done.toc

    def on_post_template(self, output: str, /, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take the policy of the site from its page without author's text, which MkDocs makes before all others."""
        if template_name != plain.NAME:
            return output
        self.policy = theme_policy(output, self.depth)
        return protected(output, self.policy)

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Write the policy into a page."""
        if foreign_scripts(output, self.policy):
            _warn(page.file)
        return protected(output, self.policy)

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Spare Python-Markdown a page that has nothing left to convert, and the rest one that is not made anew."""
        text = self.site.pages.get(page.file.src_uri) if self.site else None
        if text is not None:
            is_made = self.makes_pages and not page.file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
            fill = _leave_empty if is_made else partial(self._fill, config)
            page.render = partial(_use, page, text, fill)  # type: ignore[method-assign]
        return page

    @event_priority(100)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Put into the site what MkDocs did not, before others look at it."""
        assert self.site is not None
        self.digests = {}
        self.placing.show({file.dest_uri for file in self.ours})
        for file in self.ours:
            if not file.page:
                content = file.content_bytes
                self.digests[file.dest_uri] = digest(content)
                self.placing.put(file.dest_uri, self.digests[file.dest_uri], partial(bytes, content))
        if self.makes_pages:
            self._finish_pages(config)
        for file in self.files.static_pages():
            is_copied = file.dest_uri.endswith(".html") and file not in self.ours
            if is_copied and file.inclusion.is_included():  # type: ignore[no-untyped-call]
                self._protect(file)
        self.store.save()
        _pack_map(Path(config.site_dir))

    def _protect(self, file: File) -> None:
        """Write the policy into a page that MkDocs copies as it is."""
        path = Path(file.abs_dest_path)
        page = path.read_bytes().decode("utf-8", "surrogateescape")
        if foreign_scripts(page, self.policy):
            _warn(file)
        path.write_bytes(protected(page, self.policy).encode("utf-8", "surrogateescape"))

    def _finish_pages(self, config: MkDocsConfig) -> None:
        pages = [file.page for file in self.files.documentation_pages() if file.page]
        for page, made in zip(pages, self.maker(config).make(pages, self.store, self.placing.put), strict=True):
            self.digests[page.file.dest_uri] = made.digest
            if made.is_odd:
                _warn(page.file)
            page.validate_anchor_links(files=self.files, log_level=config.validation.links.anchors)

    @event_priority(-100)
    def _close(self, *, config: MkDocsConfig) -> None:
        """Make the site fit to be kept, once all others have written their files; a live site changes too often."""
        if not self.serving:
            write_offline(Path(config.site_dir), self.digests)

    on_post_build = CombinedEvent(_finish, _close)

    def on_build_error(self, *, error: Exception) -> None:
        """Say what it means where files of the site come or go while it is built: nobody else writes there."""
        folder = self.placing.folder if hasattr(self, "placing") else None
        if folder and isinstance(error, OSError) and error.errno in _MOVED and _is_in(error.filename, folder):
            raise PluginError(
                f"another build writes to the folder {folder} at the same time ({error.filename}: {error.strerror}); "
                "build again when it is done, or name another folder with --site-dir"
            ) from error


def _rendered(checked: Checked, root: Path, address: str) -> Site:
    store = caching.store(root, "rendered")
    site = render(checked.curriculum, registry.rulebook(), checked.waived, checked.read, address, store)
    store.save()
    return site


def _say(checked: Checked) -> None:
    # Not through the logger: MkDocs' logger drops what it has said before, such as the report on the last save.
    style = style_for("auto", os.environ, sys.stderr.isatty())
    report = text_report(checked.findings, checked.waived, style)
    click.echo(report, nl=False, err=True, color=style is coloured)


def _is_in(path: object, folder: Path) -> bool:
    return isinstance(path, (str, Path)) and Path(path).is_relative_to(folder)


def _pack_map(site: Path) -> None:
    """Pack the map of a site again, without the time: the same content makes the same site at all times."""
    packed = site / "sitemap.xml.gz"
    if packed.exists():
        packed.write_bytes(gzip.compress(packed.with_suffix("").read_bytes(), mtime=0))


def _warn(file: File) -> None:
    _log.warning("%s holds a script that is not the theme's; it will not run", file.src_uri)


def _use(page: Page, text: str, fill: Callable[[Page], None], config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    fill(page)
    page.present_anchor_ids = Anchors(text)  # type: ignore[assignment]


def _leave_empty(page: Page) -> None:
    """Leave the content to the maker of pages, which fills in what it needs."""
    page.content = ""


def _module_script(path: str) -> config_options.ExtraScriptValue:
    script = config_options.ExtraScriptValue(path)
    script.type = "module"
    return script

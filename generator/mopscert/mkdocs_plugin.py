"""The MkDocs plugin: hands the rendered site to MkDocs in memory, finished, and does nothing else."""

import logging
from functools import partial
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.errors import MopscertError
from mopscert.pages.render import render
from mopscert.pages.site import Site
from mopscert.ready import ready
from mopscert.reports import text_report

_log = logging.getLogger("mkdocs.plugins.mopscert")


class MopscertConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in `mkdocs.yml`."""

    root = config_options.Type(str, default=".")


class MopscertPlugin(BasePlugin[MopscertConfig]):  # type: ignore[no-untyped-call]
    """Adds the curriculum's pages, assets and navigation to a MkDocs site."""

    site: Site

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and render the curriculum; PluginError, with the report, when it has errors."""
        self.site = _render(Path(config.config_file_path).parent / self.config.root)
        config.nav = list(self.site.navigation)
        config.extra_css.extend(self.site.styles)
        config.extra_javascript.extend(map(_module_script, self.site.scripts))
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add what was rendered beside the hand-written pages."""
        for path, text in self.site.pages.items():
            files.append(File.generated(config, path, content=text))
        for path, content in self.site.assets.items():
            files.append(File.generated(config, path, content=content))
        return files

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Spare Python-Markdown a page that has nothing left to convert."""
        text = self.site.pages.get(page.file.src_uri)
        if text is not None:
            page.render = partial(_use, page, text)  # type: ignore[method-assign]
        return page


def _use(page: Page, text: str, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    toc = config.mdx_configs.get("toc", {})
    done = ready(text, toc.get("permalink", ""), toc.get("permalink_title", ""))
    page.content, page.toc, page.present_anchor_ids = done.content, done.toc, done.anchors


def _module_script(path: str) -> config_options.ExtraScriptValue:
    script = config_options.ExtraScriptValue(path)
    script.type = "module"
    return script


def _render(root: Path) -> Site:
    try:
        checked = check(root)
        if checked.has_errors:
            raise PluginError(f"the curriculum has errors\n\n{text_report(checked.findings)}")
        if checked.findings:
            _log.warning("%s", text_report(checked.findings))
        return render(checked.curriculum, list(registry.rules().values()))
    except MopscertError as error:
        raise PluginError(str(error)) from error

"""Writes a rendered site to disk as a plain project for MkDocs or Zensical that needs neither plugin nor macros."""

from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mopscert import zensical
from mopscert.errors import MopscertError
from mopscert.folders import refuse_links_out, write_folder
from mopscert.pages.handwritten import expand
from mopscert.pages.site import Site

MARK = ".rendered-by-mopscert"
_OURS = ("mike", "mopscert", "macros")


class Builder(StrEnum):
    """What makes a site of the tree; both read `mkdocs.yml`."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"


def write_tree(site: Site, root: Path, out: Path, builder: Builder = Builder.MKDOCS) -> int:
    """Write pages, assets and a ready `mkdocs.yml` below `out`, replacing an earlier tree; return the number of files.

    MopscertError when `out` holds anything else: nothing is ever overwritten that this command did not write.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARK).exists())):
        raise MopscertError(f"{out} exists and was not written by this command; name another folder, or empty it")
    settings = config(root)
    docs = root / str(settings.get("docs_dir", "docs"))
    refuse_links_out(docs, root)
    files = _files(site, docs)
    ready = _ready(settings, site)
    if builder is Builder.ZENSICAL:
        files = {path: _moved(path, content) for path, content in files.items()}
        files[f"docs/{zensical.STYLE}"], ready = zensical.style(), zensical.settings(ready)
    files["mkdocs.yml"] = yaml.safe_dump(ready, sort_keys=False, allow_unicode=True, width=120).encode()
    files[MARK] = b""
    write_folder(out, files)
    return len(files) - 1


def _files(site: Site, docs: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for path in sorted(docs.rglob("*")):
        if path.is_file():
            files[f"docs/{path.relative_to(docs).as_posix()}"] = _handwritten(path, site)
    files.update({f"docs/{path}": text.encode() for path, text in site.pages.items()})
    files.update({f"docs/{path}": content for path, content in site.assets.items()})
    return files


def _handwritten(path: Path, site: Site) -> bytes:
    content = path.read_bytes()
    if path.suffix == ".md" and b"\nrender_macros: true\n" in content:
        return expand(content.decode(), site.functions).encode()
    return content


def config(root: Path) -> dict[str, Any]:
    """The settings of the site, from the `mkdocs.yml` of a folder; MopscertError where there is none."""
    try:
        with (root / "mkdocs.yml").open(encoding="utf-8") as file:
            return dict(yaml_load(file, get_yaml_loader()))
    except FileNotFoundError as error:
        raise MopscertError(f"there is no {root / 'mkdocs.yml'}, from which the look of the site is taken") from error


def _moved(path: str, content: bytes) -> bytes:
    return zensical.from_source(path, content.decode()).encode() if path.endswith(".md") else content


def _ready(config: dict[str, Any], site: Site) -> dict[str, Any]:
    plugins = [each for each in config.get("plugins", []) if _name(each) not in _OURS]
    ready = {
        **config,
        "docs_dir": "docs",
        "plugins": plugins,
        "nav": site.navigation,
        "extra_css": [*config.get("extra_css", []), *site.styles],
        "extra_javascript": [
            *config.get("extra_javascript", []),
            *({"path": path, "type": "module"} for path in site.scripts),
        ],
    }
    if site.feed:
        ready["extra"] = {**config.get("extra", {}), "feed": site.feed}
    if site.unlisted:
        ready["not_in_nav"] = "".join(f"/{path}\n" for path in site.unlisted)
    ready.pop("watch", None)
    return ready


def _name(plugin: Any) -> str:
    return str(next(iter(plugin))) if isinstance(plugin, dict) else str(plugin)

"""Prints what a module costs when there are more of them: time and memory of a first build, and bytes of its pages."""

import re
import shutil
from pathlib import Path

from benchmarks.measuring import BIN, Run, curriculum, folder, run, sizes
from mopscert.caching import FOLDER

# The largest that the peer builds: what it needs grows with the square.
LARGEST = 1000
PRUNED = re.compile(r"\n *- navigation\.prune(?=\n)")


def main() -> None:
    """A first build with the plugin, beside plain MkDocs with the whole navigation in each page, as it is unasked."""
    print("| modules | build, ms a module | memory, MB | KB a page | whole navigation, ms a module | KB a page |")
    print("|---:|---:|---:|---:|---:|---:|")
    for size in sizes(200, 1000, 3000):
        print(_row(size), flush=True)


def _row(size: int) -> str:
    source, site = curriculum(size), folder() / "grown"
    shutil.rmtree(source / FOLDER, ignore_errors=True)
    ours = _build(source, site)
    cells = [f"{size:,}", _each(ours, size), f"{ours.memory:.0f}", _page(site)]
    if size <= LARGEST:
        theirs = _build(_unpruned(source, size), site)
        cells += [_each(theirs, size), _page(site)]
    else:
        cells += ["", ""]
    return f"| {' | '.join(cells)} |"


def _build(source: Path, site: Path) -> Run:
    shutil.rmtree(site, ignore_errors=True)
    return run([BIN / "mkdocs", "build", "--quiet", "--config-file", source / "mkdocs.yml", "--site-dir", site])


def _unpruned(source: Path, size: int) -> Path:
    tree = folder() / f"unpruned-{size}"
    run([BIN / "mopscert", "render", "--root", source, "--out", tree])
    settings = tree / "mkdocs.yml"
    settings.write_text(PRUNED.sub("", settings.read_text("utf-8")), "utf-8")
    return tree


def _each(made: Run, size: int) -> str:
    return f"{1000 * made.seconds / size:.0f}"


def _page(site: Path) -> str:
    pages = [page.stat().st_size for page in site.rglob("index.html")]
    return f"{sum(pages) / len(pages) / 1000:.0f}"


if __name__ == "__main__":
    main()

"""Prints how long a full build takes, at first and again, against plain MkDocs on the pages that it renders."""

import shutil
from pathlib import Path

from benchmarks.measuring import BIN, Run, compressed, curriculum, folder, median, ratio, run, sizes
from mopscert.caching import FOLDER

LESSON = "curriculum/associate/module-5/lesson.md"


def main() -> None:
    """A full build with the plugin: without memory, with nothing changed, and with one lesson changed."""
    print("| modules | first build, s | plain MkDocs, s | ratio | nothing changed, s | one lesson changed, s |", end="")
    print(f" peak memory, MB | KB a page | search index, KB a module |\n{'|---:' * 9}|")
    for size in sizes(36, 1000):
        print(_row(size), flush=True)


def _row(size: int) -> str:
    source, tree = curriculum(size), folder() / f"tree-{size}"
    run([BIN / "mopscert", "render", "--root", source, "--out", tree])
    rounds = [_round(source, tree) for _ in range(5 if size < 1000 else 2)]
    first, plain, again, edited = zip(*rounds, strict=True)
    pages = list((folder() / "ours").rglob("index.html"))
    kilobytes = sum(page.stat().st_size for page in pages) / len(pages) / 1000
    index = compressed((folder() / "ours/search/search_index.json").read_bytes()) / size
    cells = (
        *(f"{size:,}", f"{median(first):.1f}", f"{median(plain):.1f}", f"{ratio(first, plain):.2f}"),
        *(f"{median(again):.1f}", f"{median(edited):.1f}", f"{max(each.memory for each in first):.0f}"),
        *(f"{kilobytes:.0f}", f"{index:.1f}"),
    )
    return f"| {' | '.join(cells)} |"


def _round(source: Path, tree: Path) -> tuple[Run, Run, Run, Run]:
    """One run of each: first, plain, again with nothing changed, and after an edit."""
    for kept in (source / FOLDER, folder() / "ours", folder() / "theirs"):
        shutil.rmtree(kept, ignore_errors=True)
    first, plain, again = _build(source, "ours"), _build(tree, "theirs"), _build(source, "ours")
    lesson = source / LESSON
    text = lesson.read_text("utf-8")
    try:
        lesson.write_text(f"{text}\nAnother sentence stands here.\n", "utf-8")
        return first, plain, again, _build(source, "ours")
    finally:
        lesson.write_text(text, "utf-8")


def _build(source: Path, site: str) -> Run:
    command = [BIN / "mkdocs", "build", "--quiet", "--config-file", source / "mkdocs.yml"]
    return run([*command, "--site-dir", folder() / site])


if __name__ == "__main__":
    main()

"""Prints how long a full build takes, against plain MkDocs on the pages that it renders."""

from benchmarks.measuring import BIN, SIZES, curriculum, folder, median, pairs, ratio, run


def main() -> None:
    """A full strict build with the plugin, against plain MkDocs on the pages that it renders."""
    head = "| modules | full build, seconds | plain MkDocs on the same pages | ratio | KB a page |"
    print(f"{head}\n|---:|---:|---:|---:|---:|")
    for size in SIZES:
        source, tree = curriculum(size), folder() / f"tree-{size}"
        run([BIN / "mopscert", "render", "--root", source, "--out", tree])
        build = [BIN / "mkdocs", "build", "--quiet", "--config-file"]
        ours, theirs = pairs(
            [*build, source / "mkdocs.yml", "--site-dir", folder() / "ours"],
            [*build, tree / "mkdocs.yml", "--site-dir", folder() / "theirs"],
            5 if size < 1000 else 2,
        )
        pages = list((folder() / "ours").rglob("index.html"))
        kilobytes = sum(page.stat().st_size for page in pages) / len(pages) / 1000
        print(f"| {size:,} | {median(ours):.1f} | {median(theirs):.1f} | {ratio(ours, theirs):.2f} | {kilobytes:.0f} |")


if __name__ == "__main__":
    main()

"""Prints the table of `benchmarks/README.md`: medians of whole processes, and ratios of pairs in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks import feedback
from benchmarks.curricula import generate

SIZES = (36, 200, 1000)
BIN = Path(sys.executable).parent
SCHEMAS = Path(__file__).parent.parent / "generator" / "mopscert" / "schemas"


class Run(msgspec.Struct, frozen=True):
    """Wall seconds and peak memory in MB of a process."""

    seconds: float
    memory: float


def main() -> None:
    """Generate, measure, print; then the same for what runs in the browser."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in SIZES:
            generate(folder / str(size), size)
        _checks(folder)
        _schemas(folder / "200", folder)
        _builds(folder)
    print()
    feedback.main()


def _checks(folder: Path) -> None:
    print("| modules | `mopscert check`, seconds | ms a module | peak memory, MB |\n|---:|---:|---:|---:|")
    for size in SIZES:
        runs = [_run([BIN / "mopscert", "check", "--root", folder / str(size)]) for _ in range(6)][1:]
        seconds, memory = _median(runs), max(run.memory for run in runs)
        print(f"| {size:,} | {seconds:.2f} | {1000 * seconds / size:.1f} | {memory:.0f} |")


def _schemas(curriculum: Path, folder: Path) -> None:
    """Everything that `check` does, against schema validation alone by the `check-jsonschema` command."""
    script = folder / "check-jsonschema.sh"
    script.write_text(
        "set -e\n"
        f"{BIN}/check-jsonschema --schemafile {SCHEMAS}/module.schema.json {curriculum}/curriculum/*/*/module.yaml\n"
        f"{BIN}/check-jsonschema --schemafile {SCHEMAS}/quiz.schema.json {curriculum}/quizzes/*/*.yaml\n"
    )
    ours, theirs = _pairs([BIN / "mopscert", "check", "--root", curriculum], ["sh", script], 5)
    print(f"\n`mopscert check` at 200 modules takes {_ratio(ours, theirs):.2f} times as long as `check-jsonschema`")
    print(f"for the schemas alone ({_median(ours):.2f} s and {_median(theirs):.2f} s).\n")


def _builds(folder: Path) -> None:
    """A full strict build with the plugin, against plain MkDocs on the pages that it renders."""
    head = "| modules | full build, seconds | plain MkDocs on the same pages | ratio | KB a page |"
    print(f"{head}\n|---:|---:|---:|---:|---:|")
    for size in SIZES:
        source, tree = folder / str(size), folder / f"tree-{size}"
        _run([BIN / "mopscert", "render", "--root", source, "--out", tree])
        build = [BIN / "mkdocs", "build", "--quiet", "--config-file"]
        ours, theirs = _pairs(
            [*build, source / "mkdocs.yml", "--site-dir", folder / "ours"],
            [*build, tree / "mkdocs.yml", "--site-dir", folder / "theirs"],
            5 if size < 1000 else 2,
        )
        pages = list((folder / "ours").rglob("index.html"))
        kilobytes = sum(page.stat().st_size for page in pages) / len(pages) / 1000
        print(
            f"| {size:,} | {_median(ours):.1f} | {_median(theirs):.1f} | {_ratio(ours, theirs):.2f} | {kilobytes:.0f} |"
        )


def _pairs(ours: Sequence[object], theirs: Sequence[object], count: int) -> tuple[list[Run], list[Run]]:
    """Runs of two commands in turn, so that both meet the same moods of the machine; the first pair warms up."""
    pairs = [(_run(ours), _run(theirs)) for _ in range(count + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _run(command: Sequence[object]) -> Run:
    started = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, env=environment)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed")
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


def _median(runs: Sequence[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> float:
    return statistics.median(a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True))


if __name__ == "__main__":
    main()

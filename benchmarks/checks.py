"""Prints how long a check takes, at first and again, and what it takes as against schema validation alone."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import BIN, Run, curriculum, folder, median, ratio, run, shipped, sizes

SCHEMAS = Path(__file__).parent.parent / "generator" / "mopscert" / "schemas"
RUNS = 5
# The size at which the peer is measured: it takes half a minute for more.
COMPARED = 200


def main() -> None:
    """Measure and print."""
    print("| modules | `mopscert check`, seconds | ms a module | again, one lesson changed | peak memory, MB |")
    print("|---:|---:|---:|---:|---:|")
    _row("shipped", shipped())
    for size in sizes(36, 1000, 3000):
        _row(f"{size:,}", curriculum(size))
    _compare()


def _row(name: str, source: Path) -> None:
    runs = [(_first(source), _again(source, number)) for number in range(RUNS + 1)][1:]
    first, again = [pair[0] for pair in runs], [pair[1] for pair in runs]
    memory = max(each.memory for each in (*first, *again))
    seconds, modules = median(first), len(list(source.glob("curriculum/*/*/module.yaml")))
    print(f"| {name} | {seconds:.2f} | {1000 * seconds / modules:.1f} | {median(again):.2f} | {memory:.0f} |")


def _check(source: Path) -> Run:
    return run([BIN / "mopscert", "check", "--root", source], MOPSCERT_CACHE=_kept(source))


def _kept(source: Path) -> Path:
    return folder() / f"kept-{source.name}"


def _first(source: Path) -> Run:
    """A check that knows nothing, and keeps what it finds."""
    for file in _kept(source).glob("*"):
        file.unlink()
    return _check(source)


def _again(source: Path, number: int) -> Run:
    """A check after one lesson was changed; the lesson is put back."""
    lessons = sorted(source.glob("curriculum/*/*/lesson.md"))
    lesson = lessons[number % len(lessons)]
    text = lesson.read_text()
    lesson.write_text(f"{text}\nOne more sentence, for the run {number}.\n")
    try:
        return _check(source)
    finally:
        lesson.write_text(text)


def _compare() -> None:
    """Everything that `check` does, against schema validation alone by the `check-jsonschema` command."""
    runs = list(_against_schemas())[1:]
    first, again, theirs = ([each[side] for each in runs] for side in range(3))
    print(f"\nAt {COMPARED} modules, `check-jsonschema` takes {median(theirs):.2f} s for the schemas alone.")
    print(
        f"For all that it does, `mopscert check` takes {ratio(first, theirs):.2f} times that ({median(first):.2f} s),"
    )
    print(f"and again after one change {ratio(again, theirs):.2f} times ({median(again):.2f} s).")


def _against_schemas() -> Iterator[tuple[Run, Run, Run]]:
    source, script = curriculum(COMPARED), folder() / "check-jsonschema.sh"
    script.write_text(
        "set -e\n"
        f"{BIN}/check-jsonschema --schemafile {SCHEMAS}/module.schema.json {source}/curriculum/*/*/module.yaml\n"
        f"{BIN}/check-jsonschema --schemafile {SCHEMAS}/quiz.schema.json {source}/quizzes/*/*.yaml\n"
    )
    for number in range(RUNS + 1):
        yield _first(source), _again(source, number), run(["sh", script])


if __name__ == "__main__":
    main()

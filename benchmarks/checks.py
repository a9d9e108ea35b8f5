"""Prints how long a check takes, and what it takes as against schema validation alone."""

from pathlib import Path

from benchmarks.measuring import BIN, SIZES, curriculum, folder, median, pairs, ratio, run

SCHEMAS = Path(__file__).parent.parent / "generator" / "mopscert" / "schemas"


def main() -> None:
    """Measure and print."""
    _checks()
    _schemas()


def _checks() -> None:
    print("| modules | `mopscert check`, seconds | ms a module | peak memory, MB |\n|---:|---:|---:|---:|")
    for size in SIZES:
        runs = [run([BIN / "mopscert", "check", "--root", curriculum(size)]) for _ in range(6)][1:]
        seconds, memory = median(runs), max(run.memory for run in runs)
        print(f"| {size:,} | {seconds:.2f} | {1000 * seconds / size:.1f} | {memory:.0f} |")


def _schemas() -> None:
    """Everything that `check` does, against schema validation alone by the `check-jsonschema` command."""
    source, script = curriculum(200), folder() / "check-jsonschema.sh"
    script.write_text(
        "set -e\n"
        f"{BIN}/check-jsonschema --schemafile {SCHEMAS}/module.schema.json {source}/curriculum/*/*/module.yaml\n"
        f"{BIN}/check-jsonschema --schemafile {SCHEMAS}/quiz.schema.json {source}/quizzes/*/*.yaml\n"
    )
    ours, theirs = pairs([BIN / "mopscert", "check", "--root", source], ["sh", script], 5)
    print(f"\n`mopscert check` at 200 modules takes {ratio(ours, theirs):.2f} times as long as `check-jsonschema`")
    print(f"for the schemas alone ({median(ours):.2f} s and {median(theirs):.2f} s).\n")


if __name__ == "__main__":
    main()

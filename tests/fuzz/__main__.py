"""Fuzzes the readers for a while: `python -m tests.fuzz --seconds 600`; what breaks one is kept in `corpus/`.

atheris mutates files towards code that was not reached yet, YAML and lessons at once, each for all of that time; what
reached more is kept in `grown/`, where the next run begins. Then the tests that draw what they try are run with seeds
that are others each time, for half of that time: files of all formats, single mistakes, what a browser may hold,
results of labs and the files that labs come with.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SEEDS = {"yaml": "*.yaml", "lesson": "lesson.md"}
DRAWING = (
    "fuzz/test_formats",
    "acceptance/test_random_mistakes",
    "fuzz/test_storage",
    "labs/test_hostile_files",
    "fuzz/test_lab_data",
)
LONGEST = {"yaml": 4096, "lesson": 16_384}
MISSING = (
    "atheris is not there for this machine (Linux on x86-64, Python 3.11 to 3.13), so YAML and lessons are left out."
)


def main() -> int:
    """Fuzz both targets at once, and let each test draw for its share; 1 where something broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="How long each reader is fuzzed.")
    seconds = parser.parse_args().seconds
    broken = 0
    if find_spec("atheris"):
        with ThreadPoolExecutor(len(SEEDS)) as threads:
            broken += sum(threads.map(lambda target: _mutate(target, seconds), SEEDS))
    else:
        sys.stderr.write(f"{MISSING}\n")
    for name in DRAWING:
        broken += _draw(f"tests/{name}.py", seconds // (2 * len(DRAWING)))
    return int(broken > 0)


def _mutate(target: str, seconds: int) -> bool:
    """Whether a file broke the reader; what reached more than all others is kept, and nothing else."""
    grown = HERE / "grown" / target
    grown.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        seeds = Path(name)
        _seed(target, seeds)
        options = [f"-max_total_time={seconds}", "-timeout=10", f"-max_len={LONGEST[target]}", "-print_final_stats=1"]
        options += [f"-artifact_prefix={HERE / 'corpus' / target}/"]
        # Most bytes make no text, and what is no text is refused at once.
        options += ["-only_ascii=1"] if target == "yaml" else []
        is_broken = _atheris(target, *options, str(grown), name)
        before = set(seeds.iterdir())
        if not _atheris(target, "-merge=1", name, str(grown)):
            shutil.rmtree(grown)
            grown.mkdir()
            for path in set(seeds.iterdir()) - before:
                shutil.move(path, grown)
    sys.stderr.write(f"{target}: {len(list(grown.iterdir()))} files in {grown.relative_to(ROOT)}\n")
    return is_broken


def _atheris(target: str, *given: str) -> bool:
    """Whether something broke."""
    command = [sys.executable, "-m", "tests.fuzz.mutating", target, *given]
    return subprocess.run(command, cwd=ROOT, check=False).returncode != 0


def _seed(target: str, folder: Path) -> None:
    """Begin with what broke a reader once, and with the files of the curricula that tests use."""
    files = [*(HERE / "corpus" / target).iterdir(), *(ROOT / "tests/fixtures").rglob(SEEDS[target])]
    first = b"\0" if target == "yaml" else b""
    for number, path in enumerate(files):
        content = path.read_bytes() if path.parent.parent == HERE / "corpus" else first + path.read_bytes()
        (folder / f"{number:04}").write_bytes(content[: LONGEST[target]])


def _draw(test: str, seconds: int) -> int:
    end, runs = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        seed = str(random.randrange(1, 10**9))
        environment = {**os.environ, "MOPSCERT_FUZZ": seed}
        done = subprocess.run([sys.executable, "-m", "pytest", "-q", test], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            sys.stderr.write(f"Again: MOPSCERT_FUZZ={seed} pytest {test}\n")
            return 1
        runs += 1
    sys.stderr.write(f"{test}: {runs} runs\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Prints how long a saved lesson takes until it is served, against `mkdocs serve` and Zensical on rendered pages."""

import re
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import BIN, curriculum, folder, run, sizes

LESSON, PAGE = "curriculum/associate/module-5/lesson.md", "modules/module-5/"
EDITS = 5
# Seconds, for servers that look for changes now and then; and those after which nothing will come any more.
REST, PATIENCE = 2.0, 300.0


def main() -> None:
    """Measure and print."""
    print("| modules | make serve, seconds | with search | plain mkdocs serve | Zensical |\n|---:|---:|---:|---:|---:|")
    for size in sizes(36, 1000):
        source, tree = curriculum(size), folder() / f"live-{size}"
        run([BIN / "mopscert", "render", "--root", source, "--out", tree])
        page = tree / "docs" / f"{PAGE.rstrip('/')}.md"
        ours = _waits([BIN / "mopscert", "serve", "--root", source, "--port"], source / LESSON)
        shown, found = (statistics.median(each) for each in zip(*ours, strict=True))
        config = tree / "mkdocs.yml"
        mkdocs = _median([BIN / "mkdocs", "serve", "--livereload", "--config-file", config, "--dev-addr"], page)
        zensical = _median([BIN / "zensical", "serve", "--config-file", config, "--dev-addr"], page)
        print(f"| {size:,} | {shown:.2f} | {found:.2f} | {mkdocs:.2f} | {zensical:.2f} |", flush=True)


def _median(command: Sequence[object], file: Path) -> float:
    return statistics.median(shown for shown, _ in _waits(command, file, search=False))


def _waits(command: Sequence[object], file: Path, search: bool = True) -> list[tuple[float, float]]:
    """Seconds of each edit until the page has its word, and until the search has it too."""
    text = file.read_text("utf-8")
    try:
        with _serving(command) as address:
            # The first edit warms up.
            return [_edit(address, file, text, number, search) for number in range(EDITS + 1)][1:]
    finally:
        file.write_text(text, "utf-8")


def _edit(address: str, file: Path, text: str, number: int, search: bool) -> tuple[float, float]:
    word = f"zebra{number}"
    time.sleep(REST)
    file.write_text(f"{text}\nAnother sentence about a {word} stands here.\n", "utf-8")
    saved = time.perf_counter()
    _until(address + PAGE, word)
    shown = time.perf_counter() - saved
    if search:
        _until(f"{address}search/search_index.json", word)
    return shown, time.perf_counter() - saved


@contextmanager
def _serving(command: Sequence[object]) -> Iterator[str]:
    """The address of a server, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = port if command[-1] == "--port" else f"127.0.0.1:{port}"
    log = Path(tempfile.mkdtemp(dir=folder())) / "log"
    with log.open("wb") as said:
        process = subprocess.Popen([*map(str, command), str(place)], stdout=said, stderr=said)  # noqa: S603
        try:
            _until(f"http://127.0.0.1:{port}/{PAGE}", "module-5")
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
            shutil.rmtree(log.parent)


def _until(address: str, word: str) -> None:
    started = time.perf_counter()
    while not re.search(rf"\b{word}\b", _answer(address)):
        if time.perf_counter() - started > PATIENCE:
            raise SystemExit(f"{address} never had the word {word}")
        time.sleep(0.02)


def _answer(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


if __name__ == "__main__":
    main()

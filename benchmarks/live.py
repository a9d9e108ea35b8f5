"""Prints how long a save takes until it is served, against `mkdocs serve` and Zensical on rendered pages."""

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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import BIN, curriculum, folder, run, sizes

LESSON, PAGE = "curriculum/associate/module-5/lesson.md", "modules/module-5/"
BANK = "quizzes/associate/module-5.yaml"
EDITS = 5
# Gives a text that has a word, from one that has not.
Change = Callable[[str, str], str]
# Seconds, for servers that look for changes now and then; and those after which nothing will come any more.
REST, PATIENCE = 2.0, 300.0


def main() -> None:
    """Measure and print."""
    # Where it was begun in the background, servers would not hear of it that they are to end.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print("| modules | make serve, seconds | with search | a question | plain mkdocs serve | Zensical |")
    print("|---:|---:|---:|---:|---:|---:|")
    for size in sizes(36, 1000):
        source, tree = curriculum(size), folder() / f"live-{size}"
        run([BIN / "mopscert", "render", "--root", source, "--out", tree])
        page = tree / "docs" / f"{PAGE.rstrip('/')}.md"
        serve = [BIN / "mopscert", "serve", "--root", source, "--port"]
        ours = _waits(serve, source / LESSON, _told)
        shown, found = (statistics.median(each) for each in zip(*ours, strict=True))
        asked = _median(serve, source / BANK, _explained)
        config = tree / "mkdocs.yml"
        mkdocs = _median([BIN / "mkdocs", "serve", "--livereload", "--config-file", config, "--dev-addr"], page, _told)
        zensical = _median([BIN / "zensical", "serve", "--config-file", config, "--dev-addr"], page, _told)
        print(f"| {size:,} | {shown:.2f} | {found:.2f} | {asked:.2f} | {mkdocs:.2f} | {zensical:.2f} |", flush=True)


def _told(text: str, word: str) -> str:
    """A lesson or a page with one more sentence, about a word."""
    return f"{text}\nAnother sentence about a {word} stands here.\n"


def _explained(text: str, word: str) -> str:
    """A bank whose first explanation, which no search finds, is about a word."""
    return text.replace("  explanation: ", f"  explanation: A {word} explains it. ", 1)


def _median(command: Sequence[object], file: Path, change: Change) -> float:
    return statistics.median(shown for shown, _ in _waits(command, file, change, search=False))


def _waits(command: Sequence[object], file: Path, change: Change, search: bool = True) -> list[tuple[float, float]]:
    """Seconds of each edit until the page has its word, and until the search has it too."""
    text = file.read_text("utf-8")
    try:
        with _serving(command) as address:
            # The first edit warms up.
            words = [f"zebra{number}" for number in range(EDITS + 1)]
            return [_edit(address, file, change(text, word), word, search) for word in words][1:]
    finally:
        file.write_text(text, "utf-8")


def _edit(address: str, file: Path, text: str, word: str, search: bool) -> tuple[float, float]:
    time.sleep(REST)
    file.write_text(text, "utf-8")
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

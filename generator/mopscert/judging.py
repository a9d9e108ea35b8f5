"""Judges results of labs outside of a browser, by the very code that the browser runs, in an embedded V8."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from mopscert.errors import MopscertError
from mopscert.pages.joining import join

if TYPE_CHECKING:
    from py_mini_racer import MiniRacer

# As long as the page waits, and more memory than the largest file that is not refused can need.
_SECONDS, _MEMORY = 20, 1_500_000_000
_ENTRY = """import { refused, untouched, verdict } from "./lab-verdict.js";
const sized = (files) => files.map(([name, bytes]) => ({ name, size: bytes.length, bytes }));
globalThis.files = [];
globalThis.place = (name, size) => {
  const bytes = new Uint8Array(size);
  files.push([name, bytes]);
  return bytes.buffer;
};
globalThis.tooLong = (sheet) => JSON.stringify(untouched(JSON.parse(sheet), sized(files), "too_long"));
globalThis.judge = (sheet) => {
  const known = JSON.parse(sheet);
  return JSON.stringify(refused(known, sized(files)) ?? verdict(known, sized(files)));
};
"""
_MODULES = ("lab-decode", "lab-table", "lab-values", "lab-columns", "lab-rules", "lab-verdict", "entry")


class Given(msgspec.Struct, frozen=True):
    """A file that was handed in."""

    name: str
    content: bytes


class FileVerdict(msgspec.Struct, frozen=True, rename={"taken_as": "takenAs"}):
    """What a file was taken for, how large its table is, and what is to be told of it."""

    name: str
    taken_as: str | None
    rows: int | None
    columns: int | None
    trouble: str | None
    note: str | None


class RuleVerdict(msgspec.Struct, frozen=True):
    """What became of a rule; the message is there where it failed."""

    id: str
    state: Literal["pass", "fail", "not-reached"]
    message: str | None


class Count(msgspec.Struct, frozen=True):
    """How many rules there are of a severity, how many hold, and how many have to (all, where nothing is said)."""

    of: int
    ok: int
    needed: int | None = None


class Verdict(msgspec.Struct, frozen=True):
    """What the page says of a result."""

    passed: bool
    must: Count
    should: Count
    files: tuple[FileVerdict, ...]
    missing: tuple[str, ...]
    rules: tuple[RuleVerdict, ...]


class Judge:
    """The checker of the page in a V8 of its own."""

    def __init__(self) -> None:
        """Start V8; MopscertError where it is not installed."""
        # All in a thread of its own: beside a running event loop, V8 takes no time limit and waits for that loop.
        self._thread = ThreadPoolExecutor(1)
        self._v8 = self._thread.submit(_started).result()

    def verdict(self, sheet: bytes, given: Sequence[Given]) -> Verdict:
        """The verdict on files by the sheet of a lab, after twenty seconds at most."""
        told = self._thread.submit(self._told, sheet.decode(), given).result()
        return msgspec.json.decode(told, type=Verdict)

    def _told(self, sheet: str, given: Sequence[Given]) -> str:
        from py_mini_racer import JSOOMException, JSTimeoutException

        self._place(given)
        try:
            return str(self._v8.call("judge", sheet, timeout_sec=_SECONDS, max_memory=_MEMORY))
        except (JSOOMException, JSTimeoutException):
            return str(self._v8.call("tooLong", sheet))

    def _place(self, given: Sequence[Given]) -> None:
        """Put files where the script looks for them."""
        self._v8.eval("files.length = 0")
        place: Any = self._v8.eval("place")
        for file in given:
            room = place(file.name, len(file.content))
            if file.content:
                room[:] = file.content


def _started() -> "MiniRacer":
    """A V8 in which the checker is loaded."""
    try:
        from py_mini_racer import MiniRacer
    except ImportError as error:
        raise MopscertError(
            "results are judged by the code of the page, and mini-racer, which runs it, is not installed; "
            'install it with: pip install "mopscert[labs]"'
        ) from error
    v8 = MiniRacer()
    v8.eval(_script())
    return v8


def _script() -> str:
    """The checker and what stands in for the browser, as one script."""
    web = resources.files("mopscert.web")
    sources = {f"{name}.js": web.joinpath(f"{name}.js").read_text("utf-8") for name in _MODULES[:-1]}
    bundle = {"judge.js": [f"{name}.js" for name in _MODULES]}
    decoder = resources.files("mopscert.labs").joinpath("text_decoder.js").read_text("utf-8")
    return f"{{{decoder}}}\n{join(sources | {'entry.js': _ENTRY}, bundle)['judge.js']}"

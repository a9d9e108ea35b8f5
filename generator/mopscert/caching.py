"""What was computed before, kept by content in a folder beside `mkdocs.yml`: only what changed is computed again.

    store = caching.store(root, "pages")
    key = caching.fingerprint(caching.tool(), source, navigation)    # all that the result comes from
    if (result := store.get(key)) is None:
        result = make(source, navigation)
        store.put(key, result)
    store.save()    # once, at the end, by the process that opened it

Values are bytes: JSON or MessagePack with a type of its own, never anything that runs when it is read. A value comes
back only where this installation wrote it: a folder that came with somebody's pull request, or was damaged, is empty.
"""

import hmac
import mmap
import os
import secrets
import stat
import struct
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

FOLDER = ".mopscert-cache"
# Another folder than the one beside mkdocs.yml, or OFF.
VARIABLE, OFF = "MOPSCERT_CACHE", "off"
_KEY, _SEAL = 32, 16
# Before each value: its key, its length, and a seal that only this installation can make.
_HEAD = struct.Struct(f"<{_KEY}sQ{_SEAL}s")
# From so many bytes on that a run did not ask for, beyond as many as it did, they are dropped.
_SPARE = 1024 * 1024


class Store:
    """Values of one kind by their keys; `works` is False where nothing is found and nothing will be kept."""

    def __init__(self, path: Path | None) -> None:
        self._path, self._secret = path, _secret() if path else b""
        self.works = bool(self._secret)
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._data = _data(path) if path and self.works else b""
        self._places, self._is_whole = _places(self._data)

    def get(self, key: bytes) -> bytes | None:
        """The value of a key; None where there is none that this installation wrote."""
        if key in self._new:
            return self._new[key]
        place = self._places.get(key)
        if place is None:
            return None
        start, end = place
        value = bytes(self._data[start:end])
        seal = bytes(self._data[start - _SEAL : start])
        if not hmac.compare_digest(seal, self._sealed(key, value)):
            del self._places[key]
            return None
        self._used.add(key)
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key that `fingerprint` made, where anything is kept."""
        if self.works:
            self._new[key] = value

    def __contains__(self, key: bytes) -> bool:
        """True where there seems to be a value; whether it is one of this installation, only `get` says."""
        return key in self._new or key in self._places

    @property
    def new(self) -> Mapping[bytes, bytes]:
        """What was put."""
        return self._new

    def save(self) -> None:
        """Write what was put; drop what no run has asked for in a long time. What cannot be written is forgotten."""
        if not (self._path and self.works and self._new):
            return
        new = b"".join(self._record(key, value) for key, value in self._new.items())
        used = {key: value for key in self._places if key in self._used and (value := self.get(key)) is not None}
        is_wasteful = len(self._data) > _SPARE + 2 * sum(map(len, used.values()))
        if anew := is_wasteful or not self._is_whole:
            new = b"".join(self._record(key, value) for key, value in used.items()) + new
        self._release()
        with suppress(OSError):
            _write(self._path, new, anew)

    def _record(self, key: bytes, value: bytes) -> bytes:
        return _HEAD.pack(key, len(value), self._sealed(key, value)) + value

    def _sealed(self, key: bytes, value: bytes) -> bytes:
        return blake2b(key + value, digest_size=_SEAL, key=self._secret).digest()

    def _release(self) -> None:
        # Some systems do not replace a file that is mapped.
        if isinstance(self._data, mmap.mmap):
            self._data.close()
        self._data, self._places, self._new = b"", {}, {}


class Passing(Store):
    """Values that one run hands on to itself: each is found again, and none is kept."""

    def __init__(self) -> None:
        super().__init__(None)

    def put(self, key: bytes, value: bytes) -> None:
        """As in a store that keeps."""
        self._new[key] = value


def store(root: Path, name: str) -> Store:
    """The values of a kind for what is built from `root`; an empty store where the cache is off or cannot be.

    The folder is the one that MOPSCERT_CACHE names; "off" is none.
    """
    given = os.environ.get(VARIABLE, "")
    if given == OFF:
        return Store(None)
    folder = Path(given) if given else root / FOLDER
    # A link could lead out of the tree.
    return Store(None if folder.is_symlink() else folder / name)


def fingerprint(*parts: bytes | str) -> bytes:
    """The key of what comes from these parts, in their order."""
    data = [part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in parts]
    # Where each part ends; one hash of all is quicker than one step for each.
    sizes = struct.pack(f"<{len(data) + 1}Q", len(data), *map(len, data))
    return blake2b(b"".join([sizes, *data]), digest_size=_KEY).digest()


@cache
def tool(*rooms: str) -> bytes:
    """What all results come from besides the content: the sources of this package, Python, and installed packages.

    Of the sources only those in some files and folders of the package, where `rooms` are named.
    """
    # The name of each of these folders says the version of a package.
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    here = Path(__file__).parent
    sources = (part for room in rooms or (".",) for part in _sources(here / room))
    return fingerprint(sys.version, *packages, *sources)


def _sources(folder: Path) -> Iterator[bytes | str]:
    """The path and the bytes of a file, or of each file below a folder, but for those that Python made."""
    if folder.is_file():
        yield folder.name
        yield folder.read_bytes()
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            yield f"{os.path.relpath(place, folder)}/{name}"
            yield Path(place, name).read_bytes()


@cache
def _secret() -> bytes:
    """What only this installation knows; empty where it has no folder of its own for it."""
    if sys.prefix == sys.base_prefix:
        return b""
    path = Path(sys.prefix) / "mopscert-cache.key"
    with suppress(OSError):
        with suppress(FileExistsError), open(path, "xb", opener=_private) as new:
            new.write(secrets.token_bytes(_KEY))
        found = path.read_bytes()
        return found if len(found) == _KEY else b""
    return b""


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _data(path: Path) -> mmap.mmap | bytes:
    """All bytes of a file; none where it is no file that can be read."""
    with suppress(OSError, ValueError):
        if stat.S_ISREG(path.lstat().st_mode):
            with path.open("rb") as file:
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return b""


def _places(data: mmap.mmap | bytes) -> tuple[dict[bytes, tuple[int, int]], bool]:
    """Where the value of each key begins and ends, of two the later one; and whether there is nothing else."""
    found: dict[bytes, tuple[int, int]] = {}
    start, size = 0, len(data)
    while (begin := start + _HEAD.size) <= size:
        key, length, _ = _HEAD.unpack_from(data, start)
        start = begin + length
        if start <= size:
            found[key] = begin, start
    return found, start == size


def _write(path: Path, data: bytes, anew: bool) -> None:
    """Put data behind what a file holds, at once; or make the file anew, where others see all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), (path.parent / ".gitignore").open("x") as ignore:
        ignore.write("*\n")
    is_odd = os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode)
    target = path.with_name(f"{path.name}.{os.getpid()}") if anew or is_odd else path
    with target.open("xb" if target != path else "ab", buffering=0) as file:
        file.write(data)
    if target != path:
        target.replace(path)

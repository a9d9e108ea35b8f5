"""Loaded by every Python that a test starts with this folder on its path: notes what leaves the places allowed.

`MOPSCERT_WATCHED` is the file for the notes; `MOPSCERT_ALLOWED` the folders in which files may be written, and with
`MOPSCERT_PROGRAM` those in which they may be read, besides what belongs to Python.
"""

import os
import sys
import sysconfig
import tempfile

_NOTES = os.environ.get("MOPSCERT_WATCHED", "")
_FOLDERS = [*os.environ.get("MOPSCERT_ALLOWED", "").split(os.pathsep), tempfile.gettempdir(), "/dev"]
_ALLOWED = tuple(os.path.realpath(each) + os.sep for each in _FOLDERS if each)
_PYTHON = [
    sys.prefix,
    *(each for each in sys.path if each.endswith(".zip")),
    *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
]
_PROGRAM = [*os.environ.get("MOPSCERT_PROGRAM", "").split(os.pathsep), *_PYTHON]
# Lists of types and of time zones, and what a process knows of itself; none of it says anything about its user.
_SYSTEM = ["/etc/mime.types", "/usr/share/zoneinfo", "/proc/self"]
_READABLE = (*_ALLOWED, *(os.path.realpath(each) + os.sep for each in (*_PROGRAM, *_SYSTEM) if each))
_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.truncate"}
# A library binds a socket to this machine to see whether there is IPv6; that asks nobody.
_ASKING = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}
_LOOKING = {"open", "os.listdir", "os.scandir"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _note(text):
    with os.fdopen(os.open(_NOTES, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "a") as notes:
        notes.write(f"{text}\n")


def _is_outside(path, allowed=_ALLOWED):
    if not isinstance(path, (str, bytes, os.PathLike)):
        return False
    whole = os.path.realpath(os.fsdecode(path))
    return whole != _NOTES and not f"{whole}{os.sep}".startswith(allowed)


def _watch(event, arguments):
    if event in _ASKING:
        _note(f"{event} {arguments[1:]}")
    elif event == "open" and arguments[2] & _WRITING and _is_outside(arguments[0]):
        _note(f"written {arguments[0]}")
    elif event in _LOOKING and _is_outside(arguments[0], _READABLE):
        _note(f"read {arguments[0]}")
    elif event in _CHANGES and any(map(_is_outside, arguments[: 2 if "rename" in event else 1])):
        _note(f"{event} {arguments}")


if _NOTES:
    _NOTES = os.path.realpath(_NOTES)
    sys.addaudithook(_watch)

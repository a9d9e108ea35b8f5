"""Versions: three numbers, what each of them means, and which comes next."""

import re

from mopscert.errors import MopscertError
from mopscert.releases.changes import Size

_FORM = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
Numbers = tuple[int, int, int]


def numbers(version: str) -> Numbers:
    """The numbers of a version; MopscertError where it has another form."""
    match = _FORM.fullmatch(version)
    if match is None:
        raise MopscertError(f'"{version}" is no version; write three numbers with points between them, as in 1.2.0')
    major, minor, patch = map(int, match.groups())
    return major, minor, patch


def is_version(text: str) -> bool:
    """True for three numbers with points between them."""
    return _FORM.fullmatch(text) is not None


def raised(version: str, size: Size) -> str:
    """The lowest version after another one that may have changes of a size; before 1.0.0, anything may change."""
    major, minor, patch = numbers(version)
    if size == Size.MAJOR and major:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if size > Size.PATCH else f"{major}.{minor}.{patch + 1}"

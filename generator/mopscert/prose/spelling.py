"""Spelling, asked of a program that is made for it: `typos`, with its British dictionary.

It knows misspelt words and American spellings, not all right words, so that names and terms are left in peace.
"""

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable
from functools import cache

import msgspec

from mopscert.errors import MopscertError


class _Typo(msgspec.Struct):
    typo: str
    corrections: tuple[str, ...]


_READER = msgspec.json.Decoder(_Typo)


@cache
def _program() -> str:
    places = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", "")))
    found = shutil.which("typos", path=places)
    if found is None:
        raise MopscertError("the spelling checker is missing; install this project's requirements again")
    return found


def misspelt(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words that are misspelt, or not spelt the British way, with what is right; MopscertError without `typos`."""
    command = [_program(), "--isolated", "--locale", "en-gb", "--format", "json", "-"]
    # The command is our own, and the words go in as text.
    asked = subprocess.run(command, input="\n".join(words).encode(), capture_output=True, check=False)  # noqa: S603
    if asked.returncode not in (0, 2):
        raise MopscertError(f"the spelling checker failed: {asked.stderr.decode(errors='replace').strip()}")
    found = [_READER.decode(line) for line in asked.stdout.splitlines()]
    return {each.typo: each.corrections for each in found}

"""The syllabus as a tagged PDF, set by Typst from data: what authors wrote goes in as JSON, never as markup."""

import re
from collections.abc import Iterator
from datetime import datetime
from importlib import resources
from typing import Any

import msgspec

from mopscert.errors import MopscertError
from mopscert.exports.handbook import Handbook, handbook
from mopscert.model import Curriculum, Programme

_NO_SIGN = re.compile(r"the text `\"(?P<text>.+)\"` could not be displayed")
_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")


def syllabus_pdf(curriculum: Curriculum, programme: Programme, site: str, moment: datetime) -> bytes:
    """The syllabus as of a moment; the same curriculum at the same moment gives the same bytes.

    `site` is the address of the published site, or "". MopscertError where Typst is not installed, or where its fonts
    lack a sign that somebody wrote.
    """
    try:
        # It takes its time to load, and only releases need it.
        import typst
    except ImportError as error:
        raise MopscertError(
            "the syllabus is set by Typst, and the package typst is not installed; "
            'install it with: pip install "mopscert[release]"'
        ) from error
    content = handbook(curriculum, programme, moment, site)
    source = resources.files("mopscert.exports").joinpath("syllabus.typ").read_bytes()
    said = {"data": msgspec.json.encode(content).decode()}
    try:
        # For archives (ISO 19005-2) and for everybody (ISO 14289-1); Typst refuses what it knows to break a rule.
        return typst.compile(
            source, format="pdf", ignore_system_fonts=True, sys_inputs=said, pdf_standards=["a-2a", "ua-1"]
        )
    except typst.TypstError as error:
        raise MopscertError(_told(content, error.message)) from error


def _told(content: Handbook, message: str) -> str:
    found = _NO_SIGN.search(message)
    if not found:
        return f"Typst cannot set the syllabus: {message}"
    # Typst writes what cannot be seen by its number.
    sign = _NUMBER.sub(lambda match: chr(int(match[1], 16)), found["text"])
    place = next((text for text in _texts(msgspec.to_builtins(content)) if sign in text), sign)
    numbers = " ".join(f"U+{ord(letter):04X}" for letter in sign)
    return (
        f"the fonts of the syllabus have no sign for “{sign}” ({numbers}), which stands in “{place}”; "
        "write it in another way, and make the PDF again"
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)

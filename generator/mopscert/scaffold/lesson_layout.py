"""A lesson in its canonical layout: no needless blanks, and one blank line around each heading and block of code."""

from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

from mopscert import prose

_CODE = ("fence", "code_block")


def lesson_layout(text: str) -> str:
    r"""The text of a lesson whose lines end in "\n"."""
    tokens = prose.parse(text)
    code = {line for token in tokens if token.type in _CODE for line in range(*(token.map or (0, 0)))}
    edges = {
        line
        for token in tokens
        if token.type in ("heading_open", "fence") and not token.level
        for line in token.map or ()
    }
    found: list[tuple[str, bool]] = [("", False)]
    for number, line in enumerate(text.split("\n")):
        is_blank = number not in code and not line.strip()
        after_blank = found[-1] == ("", False)
        if number in edges and not after_blank:
            found.append(("", False))
        if not is_blank:
            found.append((line, number in code))
        elif number not in edges and not after_blank:
            found.append(("", False))
    return "\n".join(_ends_stripped(found)).strip("\n") + "\n"


def meaning(text: str) -> list[tuple[object, ...]]:
    """What a lesson says, without the lines on which it says it."""
    return [part for token in prose.parse(text) for part in _parts(token)]


def _parts(token: Token) -> Iterator[tuple[object, ...]]:
    content = token.content if token.type != "inline" else ""
    yield (token.type, token.tag, token.nesting, token.level, token.info, token.attrs, token.hidden, content)
    for child in token.children or ():
        yield from _parts(child)


def _ends_stripped(lines: list[tuple[str, bool]]) -> Iterator[str]:
    """Lines without blanks at their ends, but in code, and where two spaces break a line."""
    for (line, is_code), (following, _) in pairwise([*lines, ("", False)]):
        breaks = line.endswith("  ") and bool(following.strip())
        yield line if is_code else line.rstrip() + "  " * breaks

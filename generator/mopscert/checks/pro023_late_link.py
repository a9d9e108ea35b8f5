"""A term that is linked only after its first use.

### What it does

Looks, in each lesson, at the first link to each term of the glossary. No name of that term, singular or plural, may
stand in the text above it. Headings, quoted speech, other links and what stands in backticks are left alone;
abbreviations have a rule of their own, PRO017.

### Why

A learner who meets a new word looks for help where it stands. A link two sections further down comes after they have
guessed, or left.

### Example

```text
Each duplicate costs a customer's patience. A [duplicate](term:duplicate) is found by its address.
```

### Instead

```text
Each [duplicate](term:duplicate) costs a customer's patience. A duplicate is found by its address.
```
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec
from markdown_it.token import Token

from mopscert.checks.passages import Passage, passages
from mopscert.checks.texts import lowered
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Term

RULE = Rule("PRO023", "late-link", Severity.WARNING, __doc__ or "")

_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”')
_ABBREVIATION = re.compile(r"[A-Z]{2}")


class _Prose(msgspec.Struct, frozen=True):
    """The words of a lesson, a line for each block, with blanks for what is no plain prose.

    `starts` has the place of each line in `words`, `lines` those of its block; `links` are the first to each term.
    """

    words: str
    starts: Sequence[int]
    lines: Sequence[tuple[int, int]]
    links: dict[str, int]


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each term of a lesson that is named above its first link."""
    for passage in passages(curriculum):
        if passage.is_lesson:
            prose = _prose(passage.tokens)
            above = lowered(prose.words)
            for name, end in prose.links.items():
                # A link to a term that does not exist is a mistake of another kind.
                if term := curriculum.terms.get(name):
                    yield from _used_before(passage, prose, above[:end], term)


def _used_before(passage: Passage, prose: _Prose, above: str, term: Term) -> Iterator[Finding]:
    names = [
        form for name in (term.term, *term.also) if not _ABBREVIATION.search(name) for form in _forms(name.lower())
    ]
    found = [(start, name) for name in names if (start := _find(above, name)) >= 0]
    if not found:
        return
    start, name = min(found, key=lambda each: (each[0], -len(each[1])))
    words = prose.words[start : start + len(name)]
    place = passage.place(words, *prose.lines[bisect_right(prose.starts, start) - 1])
    yield RULE.at(place, f'"{words}" stands here before its first link', f"link it here: [{words}](term:{term.id})")


def _forms(name: str) -> Iterator[str]:
    yield name
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        yield f"{name[:-1]}ies"
    else:
        yield f"{name}es" if name.endswith(("s", "x", "ch", "sh")) else f"{name}s"


def _find(text: str, name: str) -> int:
    """Where a name first stands as a whole word; -1 if nowhere."""
    start = text.find(name)
    while start >= 0 and (_in_word(text[max(0, start - 1) : start]) or _in_word(text[start + len(name) :][:1])):
        start = text.find(name, start + 1)
    return start


def _in_word(character: str) -> bool:
    return character.isalnum() or character in ("-", "_")


def _prose(tokens: Sequence[Token]) -> _Prose:
    starts, lines, links, blocks = [], [], dict[str, int](), list[str]()
    length, before = 0, ""
    for token in tokens:
        if token.type == "inline" and before != "heading_open":
            starts.append(length)
            first, last = token.map or (0, 1)
            lines.append((first, last))
            words = _words(token.children or (), length, links)
            blocks.append(words)
            length += len(words) + 1
        before = token.type
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), "\n".join(blocks))
    return _Prose(text, starts, lines, links)


def _words(children: Sequence[Token], offset: int, links: dict[str, int]) -> str:
    """The words of a block; notes the first link to each term."""
    words, in_link = "", False
    for child in children:
        if child.type == "link_open":
            in_link, target = True, str(child.attrGet("href") or "")
            if target.startswith("term:"):
                links.setdefault(target.removeprefix("term:"), offset + len(words))
        elif child.type == "link_close":
            in_link = False
        elif child.type == "text" and not in_link:
            words += child.content
        else:
            words += " " * max(1, len(child.content))
    return words

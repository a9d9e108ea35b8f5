r"""Markup from another program, which the page shows as it stands.

### What it does

Looks for forms that other programs know and this site does not: footnotes such as `[^1]`, boxes to tick (`- [ ]`),
blocks that start with `!!!`, `???` or `[!NOTE]`, `~~struck~~` and `==marked==` words, formulas between `$$`, and lines
that start with a bullet or, two of them at least, with a dash from a word processor. In lessons it finds a paragraph
that is one bold line without an end mark, which stands for a heading. Code is never looked at, and a backslash before a
mark says that it is meant: `\[^1]`.

### Why

A reader sees the marks instead of what they mean. A bold line looks like a heading, but the contents of the page, a
screen reader and a link cannot find it.

### Example

```text
!!! note "Before you merge"
    Make a copy of the list.[^1]
```

### Instead

```text
::: note Before you merge
Make a copy of the list, as [the guide to permission](source:open-permission-guide) asks.
:::
```
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markdown_it.token import Token

from mopscert.checks.passages import Passage, all_passages, passages
from mopscert.checks.texts import texts
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO022", "foreign-markup", Severity.WARNING, __doc__ or "")


class _Form(msgspec.Struct, frozen=True):
    """A foreign form: how it looks, what the site lacks, and the way to write it here.

    `in_item`: only at the start of an entry of a list. `least`: so many of them, or they are something else.
    """

    pattern: re.Pattern[str]
    lacks: str
    mend: str
    in_item: bool = False
    least: int = 1


class _Block(msgspec.Struct, frozen=True):
    """A paragraph of a passage: its token, the words that are shown, and whether it opens an entry of a list."""

    token: Token
    words: str
    in_item: bool


_BULLETS = "•●○◦▪■‣\u2043∙·"
_NOTE = "in a lesson, write ::: note above the words and ::: below them; elsewhere, make it a sentence"
_LIST = "start each line with a hyphen and a space, and leave a line empty above the first"
_FORMS = (
    _Form(
        re.compile(r"\[\^[\w-]+\]"),
        "there are no footnotes",
        "say it in the sentence, or cite a source, as in [the guide to permission](source:open-permission-guide)",
    ),
    _Form(re.compile(r"^(?:!!!|\?\?\?\+?) +[A-Za-z]+", re.MULTILINE), "no block starts like this", _NOTE),
    _Form(re.compile(r"^\[![A-Za-z]+\]"), "no block starts like this", _NOTE),
    _Form(
        re.compile(r"(?<!~)~~(?=[^\s~])[^~]*[^\s~]~~(?!~)|(?<!~)~~[^\s~]~~(?!~)"),
        "no words are struck out",
        "leave out what holds no more",
    ),
    _Form(
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=]*[^\s=]==(?![=\w])"),
        "no words are marked with a colour",
        "put two stars on each side of what matters, as in **today**",
    ),
    _Form(
        re.compile(r"(?<!\$)\$\$(?!\$)[^$]*[\\^_{}=+][^$]*\$\$(?!\$)"),
        "there are no formulas",
        "write it in words, or between backticks",
    ),
    _Form(re.compile(rf"^[{_BULLETS}](?=\s*\w)", re.MULTILINE), "this sign makes no list", _LIST),
    _Form(re.compile(r"^[–—](?= +\S)", re.MULTILINE), "a long dash makes no list", _LIST, least=2),
    _Form(
        re.compile(r"^\[[ xX]\](?=\s)"),
        "there are no boxes to tick",
        "leave the box out; steps in their order start with 1. and 2.",
        in_item=True,
    ),
)
# Words without any of these hold no foreign form, which is quickly seen. A footnote may have become a link.
_HINTS = ("^", "!!!", "???", "~~", "==", "$$", *_BULLETS, "– ", "— ", "[ ]", "[x]", "[X]")
# What starts like this is no run of words.
_ALERT = "[!"
_BOLD = re.compile(r"\*\*[^*\n]*[^*\n.,;:!?]\*\*|__[^_\n]*[^_\n.,;:!?]__")
_SHOWN = {"softbreak": "\n", "hardbreak": "\n", "code_inline": "…", "html_inline": ""}


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each foreign form that a passage has, with all places of it."""
    found = texts(curriculum)
    # What stands between two spaces is a small part of all words; a hint that has a space is looked for in these.
    hints = [_ALERT, *(hint for hint in _HINTS if hint.split(" ")[0] in found.tokens and hint in found.joined)]
    # The bracket of an alert is a mark; plain text can hold the other forms alone.
    for passage in all_passages(curriculum) if len(hints) > 1 else passages(curriculum):
        text = passage.written
        if any(map(text.__contains__, hints)):
            blocks = list(_blocks(passage.tokens))
            for form in _FORMS:
                yield from _of_form(passage, form, blocks)
        if passage.is_lesson and ("**" in text or "__" in text):
            yield from _bold_lines(passage)


def _blocks(tokens: Iterable[Token]) -> Iterator[_Block]:
    before = ["", ""]
    for token in tokens:
        if token.type == "inline" and before[-1] in ("", "paragraph_open"):
            words = "".join(_words(token.children or ()))
            yield _Block(token, words, in_item=before[-2] == "list_item_open")
        before = [before[-1], token.type]


def _words(children: Sequence[Token]) -> Iterator[str]:
    """The words that are shown, and a footnote as it was written where its address made a link of it."""
    for child, after in zip(children, [*children[1:], None], strict=True):
        if child.type == "link_open" and after and after.content.startswith("^"):
            yield f"[{after.content}]"
        elif not (child.content.startswith("^") and child.type == "text"):
            yield _SHOWN.get(child.type, child.content)


def _of_form(passage: Passage, form: _Form, blocks: Sequence[_Block]) -> Iterator[Finding]:
    """One finding with all places: who writes one footnote writes several."""
    found = [
        (match[0], block.token)
        for block in blocks
        for match in form.pattern.finditer(block.words if block.in_item or not form.in_item else "")
        if "\\" + match[0][:3] not in block.token.content
    ]
    if len(found) >= form.least:
        shown = found[0][0].split("\n")[0]
        places = [passage.place(word.split("\n")[0], *(token.map or (0, 1))) for word, token in found]
        also = tuple(dict.fromkeys(place for place in places[1:] if place != places[0]))
        yield RULE.at(places[0], f'"{shown}" is shown as it stands: {form.lacks}', form.mend, also)


def _bold_lines(passage: Passage) -> Iterator[Finding]:
    before = ""
    for token in passage.tokens:
        if before == "paragraph_open" and token.level == 1 and _BOLD.fullmatch(token.content):
            place = passage.place(token.content, *(token.map or (0, 1)))
            words = token.content[2:-2]
            anchor = "-".join(re.findall(r"[a-z0-9]+", words.lower())[:3]) or "its-name"
            yield RULE.at(place, "this line looks like a heading and is none", f"write ## {words} {{#{anchor}}}")
        before = token.type

"""A tree of YAML to text in the one canonical layout: indentation, blank lines, wrapping."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from mopscert.scaffold.yaml_tree import Collection, Entry, Node, Scalar, Tree

WIDTH = 120
_STEP = 2
_BREAK = re.compile(r"(?<=\S) (?=\S)")
# Characters that only an escape between double quotes can say.
_UNFOLDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\t]")
_BLOCK = re.compile(r"[|>][0-9]?([+-]?)")


def layout(tree: Tree) -> str:
    """The text of a file whose value is an object or a list."""
    return "\n".join([*_stripped(tree.header), *_block(tree.root, 0)]) + "\n"


def _block(collection: Collection, indent: int) -> list[str]:
    """The lines of a list or an object of which each entry has a line of its own."""
    lines: list[str] = []
    for number, entry in enumerate(_spaced(collection)):
        leading = entry.leading if number else _stripped(entry.leading)
        # A text that keeps the blank lines below it has them already.
        kept = number and _keeps_lines(collection.entries[number - 1].value)
        lines += _indented((line for line in leading if line or not kept), indent)
        lines += _entry(entry, indent)
    return [*lines, *_indented(collection.tail, indent)]


def _spaced(collection: Collection) -> list[Entry]:
    """Entries; in a list, where one has a blank line above it, all but the first have."""
    entries = [entry if collection.is_object else _hoisted(entry) for entry in collection.entries]
    if collection.is_object or not any("" in entry.leading[:1] for entry in entries[1:]):
        return entries
    return [msgspec.structs.replace(entry, leading=("", *_stripped(entry.leading))) for entry in entries]


def _hoisted(entry: Entry) -> Entry:
    """An entry of a list with the comments of what stands on the line of its dash above that line."""
    inner = entry.value
    if isinstance(inner, Scalar) or inner.flow:
        return entry
    first = inner.entries[0] if inner.is_object else _hoisted(inner.entries[0])
    value = msgspec.structs.replace(inner, entries=(msgspec.structs.replace(first, leading=()), *inner.entries[1:]))
    leading = (*entry.leading, *filter(None, first.leading))
    return msgspec.structs.replace(entry, value=value, leading=leading)


def _entry(entry: Entry, indent: int) -> list[str]:
    prefix = f"{entry.key.raw}:" if entry.key else "-"
    first, *others = _value(prefix, indent, entry.value)
    return [f"{first}  {entry.comment}" if entry.comment else first, *others]


def _value(prefix: str, indent: int, node: Node) -> list[str]:
    """The lines of a value behind its key or dash."""
    start = " " * indent + prefix
    if isinstance(node, Scalar):
        return _scalar(start, indent, node)
    if node.flow:
        return _flow(start, indent, node)
    inner = _block(node, indent + _STEP)
    if prefix == "-":
        return [f"{start} {inner[0].lstrip()}", *inner[1:]]
    return [start, *inner]


def _flow(start: str, indent: int, node: Collection) -> list[str]:
    """A list or an object in brackets: on the line; or a list of words on several; or else without brackets."""
    inner = " " * (indent + _STEP)
    if node.raw:
        first, *others = node.raw.split("\n")
        return [_joined(start, first.rstrip()), *(f"{inner}{line.strip()}".rstrip() for line in others)]
    line = _joined(start, _inline(node))
    if len(line) <= WIDTH or not node.entries:
        return [line]
    words = [_inline(entry.value) for entry in node.entries]
    is_plain = all(isinstance(entry.value, Scalar) for entry in node.entries) and not node.is_object
    if is_plain and max(map(len, words)) + len(inner) + 2 <= WIDTH:
        opening = f"{start} ["
        words = [opening[len(inner) :] + words[0], *words[1:]]
        first, *others = _filled([*(f"{word}," for word in words[:-1]), f"{words[-1]}]"], len(inner))
        return [opening[: len(inner)] + first, *(inner + line for line in others)]
    return _value(start[indent:], indent, msgspec.structs.replace(node, flow=False))


def _inline(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.raw
    if not node.is_object:
        return f"[{', '.join(_inline(entry.value) for entry in node.entries)}]"
    pairs = ((entry.key.raw if entry.key else "", _inline(entry.value)) for entry in node.entries)
    return f"{{{', '.join(': '.join(filter(None, pair)) for pair in pairs)}}}"


def _scalar(start: str, indent: int, node: Scalar) -> list[str]:
    inner = " " * (indent + _STEP)
    lines = _text_block(start, indent, node) if node.style in ("|", ">") else _as_written(start, indent, node)
    if max(map(len, lines)) <= WIDTH or not _may_fold(node):
        return lines
    words = _BREAK.split(node.value)
    return lines if len(words) == 1 else [f"{start} >-", *(inner + line for line in _filled(words, len(inner)))]


def _as_written(start: str, indent: int, node: Scalar) -> list[str]:
    """A plain or quoted value; the white space around the breaks between its lines means nothing."""
    first, *others = node.raw.split("\n")
    further = (_right_stripped(line).lstrip() for line in others)
    return [_joined(start, _right_stripped(first)), *_indented(further, indent + _STEP)]


def _right_stripped(line: str) -> str:
    # Behind a backslash, a space belongs to the text.
    return line if line.rstrip().endswith("\\") else line.rstrip()


def _may_fold(node: Scalar) -> bool:
    """True for text that means the same behind >-."""
    text = node.value
    if not isinstance(text, str) or "\n" in text or _UNFOLDABLE.search(text):
        return False
    return text == text.strip() and not (node.style == '"' and "\\" in node.raw)


def _text_block(start: str, indent: int, node: Scalar) -> list[str]:
    """A text behind | or >."""
    match = _BLOCK.match(node.raw)
    assert match is not None
    text = node.value.rstrip("\n")
    blank = len(node.value) - len(text) - 1 if match[1] == "+" else 0
    lines = _folded(node, indent + _STEP) if node.style == ">" and text else text.split("\n")
    # Where the first line starts with a space, the indentation must be told.
    digit = _STEP if next(filter(None, lines), "").startswith(" ") else ""
    return [f"{start} {node.style}{digit}{match[1]}", *_indented(lines, indent + _STEP), *[""] * blank]


def _folded(node: Scalar, indent: int) -> list[str]:
    """The lines of a text behind >: as they are, or filled anew where one of them would be too long."""
    lines = node.raw.rstrip("\n").split("\n")[1:]
    own = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    kept = [line[own:] for line in lines]
    too_long = any(indent + len(line) > WIDTH and not line.startswith(" ") for line in kept)
    # Where the indentation is told, the least indented line may be one that starts with a space.
    return list(_refilled(node.value.rstrip("\n"), indent)) if too_long or node.raw[1:2].isdigit() else kept


def _refilled(text: str, indent: int) -> Iterator[str]:
    """Lines behind > that mean a text: paragraphs are filled, lines that start with a space stay."""
    before = " "
    for line in text.split("\n"):
        if line and before and not before.startswith((" ", "\t")) and not line.startswith((" ", "\t")):
            yield ""
        yield from [line] if line.startswith((" ", "\t")) else _filled(_BREAK.split(line), indent)
        before = line


def _filled(words: Iterable[str], indent: int) -> list[str]:
    """Words on lines that end within WIDTH when they are indented."""
    lines: list[str] = []
    for word in words:
        if lines and indent + len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _joined(start: str, text: str) -> str:
    return f"{start} {text}" if text else start


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _stripped(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines[1:] if lines[:1] == ("",) else lines


def _keeps_lines(node: Node) -> bool:
    """True when the last text of a value keeps the blank lines below it."""
    while isinstance(node, Collection) and node.entries and not node.flow:
        node = node.entries[-1].value
    return isinstance(node, Scalar) and node.style in ("|", ">") and "+" in node.raw.split("\n", 1)[0]

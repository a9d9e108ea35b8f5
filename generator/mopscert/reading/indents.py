"""Works out from the lines around it how far a line belongs in that starts with a tab."""

from collections.abc import Iterator, Sequence

import msgspec

from mopscert.reading.written import Line, line_of


class Indent(msgspec.Struct, frozen=True):
    """A number of spaces, and the line (counted from 1) that starts there too; None where it is the first one."""

    spaces: int
    like: int | None


class _Row(msgspec.Struct, frozen=True):
    """A line that is indented with spaces: its number, itself, and its first key."""

    number: int
    line: Line
    key: str

    @property
    def column(self) -> int:
        """Where its key begins."""
        return self.line.key_column


def indent_for(lines: Sequence[str], number: int) -> Indent | None:
    """The indentation of a line (counted from 1); None where its neighbours do not tell."""
    here = _row(number, lines[number - 1].lstrip())
    rows = [_row(at, text) for at, text in enumerate(lines, 1) if _is_told(text)]
    above = [row for row in rows if row.number < number]
    below = [row for row in rows if row.number > number]
    around = list(_around(above))
    block = next((row for row in around if row.line.opens_block), None)
    outside = around[around.index(block) :] if block else around
    found = (here.key and _twin(here, [*below, *reversed(above)], outside)) or None
    if block and not found:
        is_inside = not here.key or (below and below[0].line.indent > block.column and not _opens(here))
        return _in_block(block, above, below) if is_inside else None
    return found or _beside(here, outside, below)


def _is_told(text: str) -> bool:
    """True for lines that tell something: not for comments, and not for those with a tab of their own."""
    start = text[: len(text) - len(text.lstrip())]
    return bool(text.strip()) and "\t" not in start and not text.lstrip().startswith("#")


def _row(number: int, text: str) -> _Row:
    line = line_of(text)
    opens = line.text.endswith(":") and " " not in line.text
    return _Row(number, line, line.key or (line.text[:-1] if opens else ""))


def _around(above: Sequence[_Row]) -> Iterator[_Row]:
    """The lines above that are open: each is indented less than the one that came before, from the inside out."""
    least = None
    for row in reversed(above):
        if least is None or row.line.indent < least:
            least = row.line.indent
            yield row


def _start(row: _Row, dash: bool) -> int:
    return row.line.indent if dash else row.column


def _twin(here: _Row, others: Sequence[_Row], around: Sequence[_Row]) -> Indent | None:
    """Where the same key stands elsewhere, if only one such place is open here."""
    dash = here.line.dash
    starts = {_start(row, dash) for row in around if row.line.dash or not dash}
    starts |= {row.column + 2 for row in around[:1] if _opens(row)}
    twins = [row for row in others if row.key == here.key and row.line.dash == dash and _start(row, dash) in starts]
    after = next((row for row in others[:1] if dash and row.number > here.number and not row.line.dash), None)
    if after and len({_start(row, dash) for row in twins}) > 1:
        # What follows a dash stands two columns behind it.
        twins = [row for row in twins if _start(row, dash) == after.column - 2]
    if len({_start(row, dash) for row in twins}) != 1:
        return None
    return Indent(_start(twins[0], dash), min(twins, key=lambda row: abs(row.number - here.number)).number)


def _opens(row: _Row) -> bool:
    """True for a key with nothing behind its colon."""
    return bool(row.key) and (not row.line.text or row.line.text == f"{row.key}:")


def _in_block(block: _Row, above: Sequence[_Row], below: Sequence[_Row]) -> Indent | None:
    """As the text of several lines that begins above."""
    text = [row for row in above if row.number > block.number]
    text += [row for row in below[:1] if row.line.indent > block.column]
    if not text:
        return Indent(block.column + 2, None)
    least = min(text, key=lambda row: row.line.indent)
    return Indent(least.line.indent, least.number)


def _beside(here: _Row, around: Sequence[_Row], below: Sequence[_Row]) -> Indent | None:
    """As the lines above and below, where they agree, or as what belongs to the key above."""
    dash, after = here.line.dash, next(iter(below), None)
    if not around or not (here.key or dash):
        return None
    above = around[0]
    if _opens(above):
        is_inside = after and after.line.dash == dash and after.line.indent > above.column
        return Indent(after.line.indent, after.number) if after and is_inside else Indent(above.column + 2, None)
    if after and not dash and above.column == after.column:
        return Indent(above.column, above.number)
    same = [row for row in (above, after) if row and row.line.dash]
    if dash and len({row.line.indent for row in same}) == 1:
        return Indent(same[0].line.indent, same[0].number)
    return None

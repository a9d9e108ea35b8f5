"""What the YAML parser says to what an author needs to hear: the mistake, and the line on which it was made."""

import re
from collections.abc import Callable

import msgspec
import yaml

from mopscert.findings import Finding, Place
from mopscert.reading.indents import indent_for
from mopscert.reading.rules import (
    sch005_tab,
    sch006_yaml_syntax,
    sch008_anchor_or_alias,
    sch009_tag,
    sch010_several_documents,
    sch025_needs_quotes,
)
from mopscert.reading.text_file import TextFile
from mopscert.reading.written import Line, line_of, offer, too_close, with_spaces

_KEY = re.compile(r"( *)(- )? *[a-z_]+:( |$)")


class _Broken(msgspec.Struct, frozen=True):
    """Where the parser gave up, what it was doing since where, and what it says."""

    file: TextFile
    place: Place
    opened: Place | None
    doing: str
    problem: str

    @property
    def line(self) -> Line:
        """The line where the parser gave up."""
        return line_of(self.place.excerpt)

    @property
    def offer(self) -> str:
        """The same line with quotes around its text."""
        return offer(self.file.lines, self.place.line)

    def text_place(self, column: int = 0, length: int = 1) -> Place:
        """Place of characters in the text of the line, counted from its start."""
        return self.file.at(self.place.line, self.line.column + column, length)


def explain(file: TextFile, error: yaml.MarkedYAMLError) -> Finding:
    """The finding about text that the parser could not take apart."""
    broken = _Broken(
        file=file,
        place=_place(file, error.problem_mark or error.context_mark),
        opened=_place(file, error.context_mark) if error.context_mark else None,
        doing=(error.context or "").removeprefix("while scanning ").removeprefix("while parsing "),
        problem=error.problem or "",
    )
    return next(finding for handler in _HANDLERS if (finding := handler(broken)))


def unquoted(file: TextFile, place: Place) -> Finding | None:
    """The finding about a text that starts at `place` with braces, as tokens do; None where it does not."""
    line = line_of(place.excerpt)
    if not line.text.startswith(("{{", "{%")):
        return None
    return sch025_needs_quotes.sign(file.at(place.line, line.column, 1), "{", offer(file.lines, place.line))


def looks_like_key(line: str) -> bool:
    """True for a line that would be a key if it did not stand inside a text."""
    return _KEY.match(line) is not None


def _tab(broken: _Broken) -> Finding | None:
    text = broken.place.excerpt
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" not in indent:
        return None
    number = broken.place.line
    return sch005_tab.finding(broken.file.at(number, indent.index("\t"), 1), indent_for(broken.file.lines, number))


def _no_space(broken: _Broken) -> Finding | None:
    """A dash or the colon of a key with no space behind it, which is often noticed on the line below."""
    lines = broken.file.lines
    above = next((number for number in range(broken.place.line - 1, 0, -1) if lines[number - 1].strip()), 1)
    for number in (broken.opened.line if broken.opened else above, broken.place.line, above):
        columns = too_close(lines[number - 1])
        if columns and _breaks_later(broken, with_spaces(lines, number, columns)):
            return sch006_yaml_syntax.no_space([broken.file.at(number, column, 1) for column in columns])
    return None


def _breaks_later(broken: _Broken, lines: list[str]) -> bool:
    """True where these lines can be taken apart further than those that are there."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return _place(broken.file, error.problem_mark or error.context_mark).line > broken.place.line
    return True


def _quotation(broken: _Broken) -> Finding | None:
    """Text behind the quote that ends a text: "No" is an answer."""
    end = broken.line.after_quotation(in_brackets=not broken.doing.startswith("a block"))
    if not end or broken.place.column - 1 < broken.line.column + end - 1:
        return None
    return sch025_needs_quotes.quotation(broken.text_place(0, end), broken.offer)


def _open_quote(broken: _Broken) -> Finding | None:
    """A quote that is not closed, so that its text ends where the next one begins."""
    end = broken.place.line
    for number in range(end - 1, 0, -1):
        line = line_of(broken.file.lines[number - 1])
        if line.text[:1] in ('"', "'") and line.text[:1] not in line.text[1:].replace("\\" + line.text[:1], ""):
            below = "\n".join(broken.file.lines[number:end])
            swallowed = below.split(line.text[0])[0].split("\n")[:-1]
            if any(map(looks_like_key, swallowed)):
                return sch006_yaml_syntax.long_quote(broken.file.at(number, line.column, len(line.text)))
            return None
    return None


def _sign(broken: _Broken) -> Finding | None:
    """Markdown, a token or a sign at the start of a text."""
    text = broken.line.text
    starts = {
        "*": broken.doing == "an alias" and re.match(r"\*[\w-]+$", text) is None,
        "&": broken.doing == "an anchor" and text.startswith("& "),
        "[": re.match(r"\[[^\]]*\]\s*[^\s,\]}:#]", text),
        "{": re.match(r"\{[{%]|\{[^}]*\}\s*[^\s,\]}:#]", text),
        "|": "comment or line break" in broken.problem,
        ">": "comment or line break" in broken.problem,
    }
    if text[:1] in starts and starts[text[:1]]:
        return sch025_needs_quotes.sign(broken.text_place(), text[0], broken.offer)
    if "cannot start any token" in broken.problem:
        mark = broken.place.excerpt[broken.place.column - 1 : broken.place.column]
        return sch025_needs_quotes.sign(broken.place, mark, broken.offer if text[:1] == mark else "")
    return None


def _colon(broken: _Broken) -> Finding | None:
    """A colon inside a text, and not behind the first word of a line."""
    before = broken.place.excerpt[: broken.place.column - 1]
    if not broken.problem.startswith("mapping values are not allowed") or re.fullmatch(r"[ -]*[a-z_]+", before):
        return None
    return sch025_needs_quotes.colon(broken.place, broken.offer)


def _indentation(broken: _Broken) -> Finding | None:
    """A key that stands too far in, or behind one that stands too far out."""
    number = broken.place.line
    if not broken.problem.startswith("mapping values are not allowed") or not looks_like_key(broken.place.excerpt):
        return None
    above, here = broken.file.lines[number - 2] if number > 1 else "", broken.place.excerpt
    if not looks_like_key(above) or line_of(above).key_column >= broken.line.key_column:
        return None
    # Where earlier lines stand like this one, the one above is out of place, and else this one.
    if _shape(here) in map(_shape, broken.file.lines[: number - 2]) and line_of(above).indent < broken.line.indent:
        return sch006_yaml_syntax.too_little(broken.file.line_place(number - 1))
    return sch006_yaml_syntax.too_much(broken.file.line_place(number))


def _first_dash(broken: _Broken) -> Finding | None:
    """A list whose first entry has lost its dash, noticed where the second one begins, which may be the wrong one."""
    if "did not find expected key" not in broken.problem or not broken.line.dash:
        return None
    above = [(number, line_of(text)) for number, text in enumerate(broken.file.lines[: broken.place.line - 1], 1)]
    outer = [at for at, (_, line) in enumerate(above) if line.text and line.indent < broken.line.indent]
    if outer and (entry := above[outer[-1]][1]).dash and entry.key_column == broken.line.indent:
        return sch006_yaml_syntax.dash_too_far(broken.file.line_place(broken.place.line))
    first = next((each for each in above[outer[-1] + 1 :] if each[1].text), None) if outer else None
    if first is None or first[1].dash or not looks_like_key(broken.file.lines[first[0] - 1]):
        return None
    return sch006_yaml_syntax.first_dash(broken.file.line_place(first[0]), broken.place.line)


def _bracket(broken: _Broken) -> Finding | None:
    """A bracket or brace that closes nothing."""
    if broken.place.excerpt[broken.place.column - 1 : broken.place.column] not in ("]", "}"):
        return None
    return sch006_yaml_syntax.closes_nothing(broken.place)


def _out_of_line(broken: _Broken) -> Finding | None:
    """A key that stands too far out, which is noticed where a neighbour of it follows."""
    here, lines = _shape(broken.place.excerpt), broken.file.lines[: broken.place.line - 1]
    if "did not find expected key" not in broken.problem or here is None or here[0] != broken.place.column - 1:
        return None
    shapes = [_shape(line) for line in lines]
    outer = [number for number, shape in enumerate(shapes) if shape and shape[0] < here[0]]
    if not outer or here not in shapes[: outer[-1]]:
        return None
    return sch006_yaml_syntax.out_of_line(broken.file.line_place(outer[-1] + 1), broken.place.line)


def _out_of_text(broken: _Broken) -> Finding | None:
    """A line that has lost the indentation of the text above it."""
    # A lost colon is noticed on the line below.
    place = broken.opened if broken.opened and "expected ':'" in broken.problem else broken.place
    if looks_like_key(place.excerpt):
        return None
    return out_of_block(broken.file, place.line)


def out_of_block(file: TextFile, number: int) -> Finding | None:
    """The finding about a line, counted from 1, that comes right behind a block of text but is not indented like it."""
    indents: list[int] = []
    for above in range(number - 1, 0, -1):
        line = line_of(file.lines[above - 1])
        if line.opens_block:
            here = line_of(file.lines[number - 1]).indent
            if here > line.key_column or any(indent <= line.key_column for indent in indents):
                return None
            depth = min(indents, default=line.key_column + 2)
            return sch006_yaml_syntax.out_of_text(file.line_place(number), line.key, file.line_place(above), depth)
        if line.text or line.key:
            indents.append(line.indent)
    return None


def _no_start(broken: _Broken) -> Finding | None:
    """A file whose first key is lost, so that it seems to end where the second one stands."""
    lines = [line for line in broken.file.lines if line.strip() and not line.lstrip().startswith("#")]
    marked = any(line.startswith(("---", "...")) for line in lines)
    indent = line_of(lines[0]).indent if lines else 0
    if broken.problem != "did not find expected <document start>" or marked or indent <= broken.line.indent:
        return None
    return sch006_yaml_syntax.no_start(broken.file.line_place(broken.file.lines.index(lines[0]) + 1), broken.place.line)


def _mark_of_yaml(broken: _Broken) -> Finding | None:
    place = broken.opened or broken.place
    match broken.doing:
        case "an anchor" | "an alias":
            return sch008_anchor_or_alias.finding(place, broken.doing.removeprefix("an "))
        case "a tag":
            return sch009_tag.finding(place)
        case "a directive" | "a %YAML directive" | "a %TAG directive":
            return sch009_tag.directive(place)
    if broken.problem == "did not find expected <document start>":
        return sch010_several_documents.finding(broken.place)
    return None


def _other(broken: _Broken) -> Finding:
    return sch006_yaml_syntax.finding(broken.place, broken.problem, broken.opened)


_HANDLERS: tuple[Callable[[_Broken], Finding | None], ...] = (
    _tab,
    _no_space,
    _quotation,
    _open_quote,
    _sign,
    _colon,
    _indentation,
    _no_start,
    _mark_of_yaml,
    _out_of_text,
    _first_dash,
    _bracket,
    _out_of_line,
    _other,
)


def _shape(line: str) -> tuple[int, bool] | None:
    """Indentation of a line with a key, and whether it has a dash; None where there is no key."""
    match = _KEY.match(line)
    return (len(match[1]), bool(match[2])) if match else None


def _place(file: TextFile, mark: yaml.Mark | None) -> Place:
    line = min(mark.line if mark else 0, len(file.lines) - 1)
    return file.at(line + 1, min(mark.column if mark else 0, len(file.lines[line])), 1)

"""What the page about a spreadsheet says to type, and a workbook in which it was typed, as flat OpenDocument text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

NAMESPACES = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
BOX = re.compile(r"^```text\n([a-z_]+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"([A-Z]+\d+)  (\S.*)")
SHOWN = re.compile(r"([A-Z]+\d+) shows (.*)")
FILLED = re.compile(r"fill ([A-Z]+)(\d+) down to row (\d+)")
# Text in quotation marks, which stays as it is, or a reference to a cell or to cells, also of another sheet.
REFERENCE = re.compile(r'"[^"]*"|(?:(\$[a-z_]+)\.)?(\$?[A-Z]{1,2}\$?\d+)\b(?::(\$?[A-Z]{1,2}\$?\d+)\b)?')
Place = tuple[str, int, int]


@dataclass
class Typed:
    """Contents of cells by sheet, row and column, counted from 1, and what cells are said to show."""

    cells: dict[Place, str] = field(default_factory=dict)
    shown: dict[Place, str] = field(default_factory=dict)


def typed(page: str) -> Typed:
    """Everything that the boxes of the page say; ValueError for a line that says nothing."""
    found = Typed()
    for sheet, lines in BOX.findall(page):
        for line in lines.splitlines():
            _take(found, sheet, line)
    return found


def _take(found: Typed, sheet: str, line: str) -> None:
    if match := TYPED.fullmatch(line):
        found.cells[sheet, *_place(match[1])] = match[2]
    elif match := SHOWN.fullmatch(line):
        found.shown[sheet, *_place(match[1])] = match[2]
    elif match := FILLED.fullmatch(line):
        row, column = _place(match[1] + match[2])
        for below in range(row + 1, int(match[3]) + 1):
            found.cells[sheet, below, column] = _moved(found.cells[sheet, row, column], below - row)
    else:
        raise ValueError(f"no cell is told what to hold or show: {line}")


def _place(cell: str) -> tuple[int, int]:
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(row), column


def _moved(formula: str, by: int) -> str:
    """The formula as filling down writes it, so many rows below: what no dollar sign keeps in its row moves along."""
    each = re.compile(r'"[^"]*"|(?<![$\w])(\$?[A-Z]{1,2})(\d+)\b')
    return each.sub(lambda match: f"{match[1]}{int(match[2]) + by}" if match[1] else match[0], formula)


def _stored(formula: str) -> str:
    """A formula as OpenDocument stores it, with references in brackets."""

    def stored(match: re.Match[str]) -> str:
        sheet, first, last = match.groups()
        return f"[{sheet or ''}.{first}{f':.{last}' if last else ''}]" if first else match[0]

    # A function that OpenFormula does not know is stored with its maker in front.
    return f"of:{REFERENCE.sub(stored, formula)}".replace("REGEX(", "ORG.LIBREOFFICE.REGEX(")


def workbook(cells: Mapping[Place, str]) -> bytes:
    """A workbook with the settings of a new one; a content that begins with an equals sign is a formula."""
    for name, uri in NAMESPACES.items():
        ElementTree.register_namespace(name, uri)
    document = ElementTree.Element(_n("office:document"), {_n("office:version"): "1.3"})
    document.set(_n("office:mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
    document.set("xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2")
    book = _in(_in(document, "office:body"), "office:spreadsheet")
    _in(book, "table:calculation-settings", {"table:use-regular-expressions": "false", "table:use-wildcards": "true"})
    for sheet in dict.fromkeys(sheet for sheet, _, _ in cells):
        table = _in(book, "table:table", {"table:name": sheet})
        places = {(row, column): text for (name, row, column), text in cells.items() if name == sheet}
        for row in range(1, max(row for row, _ in places) + 1):
            line = _in(table, "table:table-row")
            for column in range(1, max((column for at, column in places if at == row), default=1) + 1):
                _cell(line, places.get((row, column), ""))
    return ElementTree.tostring(document, encoding="utf-8", xml_declaration=True)


def _cell(line: ElementTree.Element, text: str) -> None:
    if text.startswith("="):
        _in(line, "table:table-cell", {"table:formula": _stored(text)})
    elif text:
        _in(_in(line, "table:table-cell", {"office:value-type": "string"}), "text:p").text = text
    else:
        _in(line, "table:table-cell")


def opened(document: bytes) -> list[list[str]]:
    """The rows of a sheet that came from CSV; AssertionError where a value was taken for anything but text."""
    rows = [list(_values(row)) for row in ElementTree.fromstring(document).iterfind(".//table:table-row", NAMESPACES)]
    return [row for row in rows if row]


def _values(row: ElementTree.Element) -> Iterator[str]:
    for cell in row.iterfind("table:table-cell", NAMESPACES):
        if text := "".join(cell.itertext()).strip():
            assert cell.get(_n("office:value-type")) == "string", text
            yield text


def placed(sheet: str, rows: Iterable[Iterable[str]]) -> dict[Place, str]:
    """Rows as cells of a sheet."""
    return {(sheet, at, column): text for at, row in enumerate(rows, 1) for column, text in enumerate(row, 1)}


def _n(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _in(parent: ElementTree.Element, name: str, values: Mapping[str, str] | None = None) -> ElementTree.Element:
    return ElementTree.SubElement(parent, _n(name), {_n(key): value for key, value in (values or {}).items()})

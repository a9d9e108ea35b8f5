"""The bytes of a lab's files to text and to tables; what is wrong with them is said in one sentence each."""

import csv
import io
import re

from mopscert.errors import MopscertError

# What the checker on the page reads; `web/lab-table.js` has the same numbers, and a test compares.
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 100_000, 2_000, 2_000_000
# The longest value that a cell of a spreadsheet can hold.
MAX_VALUE = 32_767
_LINE_END = re.compile(r"\r\n|\r|\n")
# What the page takes for a sign that a file is no text.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
# The bytes of the first of them, and how the others begin: the pattern takes long for a whole text.
_CONTROLS, _NO_CHARACTER = bytes({*range(0x20)} - {*range(0x09, 0x0E)}), b"\xef\xbf"
_AS_UTF8 = 'save the file again as text with the encoding "UTF-8"'
_QUOTES = 'put quotation marks around the whole value, and write one inside it twice: "5"" pipe"'
_TOO_LARGE = "leave out what the task does not need"


class DamagedError(MopscertError):
    """A file that cannot be read: which, in which line, what is wrong (`message`), and how to mend it (`help`)."""

    def __init__(self, path: str, line: int, message: str, help: str, excerpt: str = "") -> None:
        super().__init__(f"{path}:{line}: {message}; {help}")
        self.path, self.line, self.message, self.help, self.excerpt = path, line, message, help, excerpt


def text_of(path: str, content: bytes) -> str:
    """The text of a file without a byte order mark; DamagedError where it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Without the mark, which counts for nothing in the positions that the error names.
        data, before = error.object, error.object[: error.start].decode()
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8, so the file cannot be read as text"
        raise _damaged(path, data.decode("utf-8", "replace"), len(before), message, _AS_UTF8) from None
    is_plain = len(content.translate(None, _CONTROLS)) == len(content) and _NO_CHARACTER not in content
    if not is_plain and (found := _NO_TEXT.search(text)):
        message = f"the character U+{ord(found[0]):04X} stands in no text, and the page refuses a file that holds it"
        raise _damaged(path, text, found.start(), message, _AS_UTF8)
    if not text.strip():
        raise DamagedError(path, 1, "the file is empty", "write its content, or remove its entry in lab.yaml")
    return text


def head_of(path: str, content: bytes) -> list[str]:
    """The names of the columns of a table, of which all is looked at; DamagedError as with `rows_of`."""
    return _plain_head(text_of(path, content)) or rows_of(path, content)[0]


def _plain_head(text: str) -> list[str]:
    """The names where a quick look shows that nothing is wrong; most tables need not be taken apart for it."""
    if '"' in text or "\r" in text:
        return []
    head, *lines = text.split("\n")
    names = head.split(",")
    is_small = len(names) <= MAX_COLUMNS and len(lines) <= MAX_ROWS and len(lines) * len(names) <= MAX_CELLS
    is_short = max(map(len, [head, *lines])) <= MAX_VALUE
    is_even = {line.count(",") for line in lines if line} <= {len(names) - 1}
    return names if is_small and is_short and is_even and any(name.strip() for name in names) else []


def rows_of(path: str, content: bytes) -> list[list[str]]:
    """The rows of a table, the names of its columns first, without blank lines; DamagedError where it is no table."""
    text = text_of(path, content)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    line = 1
    try:
        for row in reader:
            if problem := _problem(row, rows):
                raise _on_line(path, text, line, *problem)
            rows += [row] if row else []
            line = reader.line_num + 1
    except csv.Error as error:
        raise _on_line(path, text, line, *_told(error)) from None
    return rows


def _problem(row: list[str], rows: list[list[str]]) -> tuple[str, str] | None:
    """What is wrong with a row below others, and how to mend it."""
    if not rows:
        return _problem_of_head(row)
    width = len(rows[0])
    if not row:
        return None
    if len(row) != width:
        message = f"this row has {_number(len(row), 'value')}, and the first line names {_number(width, 'column')}"
        return message, "write all commas, also for blank values, and quotation marks around a value with a comma"
    if len(rows) > MAX_ROWS or len(rows) * width > MAX_CELLS:
        return f"the page reads no table of more than {MAX_ROWS:,} rows or {MAX_CELLS:,} values", _TOO_LARGE
    return _too_long() if max(map(len, row)) > MAX_VALUE else None


def _problem_of_head(head: list[str]) -> tuple[str, str] | None:
    if not any(name.strip() for name in head):
        return "the first line is blank", "write the names of the columns into it"
    if len(head) > MAX_COLUMNS:
        return f"the page reads no table of more than {MAX_COLUMNS:,} columns", _TOO_LARGE
    return _too_long() if max(map(len, head)) > MAX_VALUE else None


def _too_long() -> tuple[str, str]:
    message = f"this row has a value of more than {MAX_VALUE:,} characters, which no cell of a spreadsheet holds"
    return message, "shorten it, or look for a quotation mark that is opened and never closed"


def _told(error: csv.Error) -> tuple[str, str]:
    """What Python's reader says, in plain words."""
    if "limit" in str(error):
        return _too_long()
    if "end of data" in str(error):
        return "a quotation mark is opened in this row and never closed", _QUOTES
    return "text follows a closing quotation mark in this row", _QUOTES


def _damaged(path: str, text: str, start: int, message: str, help: str) -> DamagedError:
    return _on_line(path, text, len(_LINE_END.findall(text, 0, start)) + 1, message, help)


def _on_line(path: str, text: str, line: int, message: str, help: str) -> DamagedError:
    return DamagedError(path, line, message, help, _LINE_END.split(text, line)[line - 1])


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"

"""A file whose bytes are not UTF-8 text.

### What it does

Reads each file as UTF-8 and names the first byte that is none.

### Why

Spreadsheets and old editors save in encodings of their own. Read as UTF-8, their accents and dashes turn into
wrong letters, so nothing is guessed.

### Example

A lesson saved as Windows-1252, in which `é` is the single byte `0xE9`.

### Instead

Save the file again as UTF-8 (in most editors: *Save with encoding*, *UTF-8*).
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH001", "not-utf8", Severity.ERROR, __doc__ or "")


def finding(path: str, data: bytes, offset: int) -> Finding:
    """Point at the byte at `offset` that is no UTF-8."""
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    line = data[start:].split(b"\n", 1)[0].decode("utf-8", errors="replace").rstrip("\r")
    place = Place(path, before.count(b"\n") + 1, len(before[start:].decode("utf-8")) + 1, 1, line)
    return RULE.at(
        place,
        f"the byte 0x{data[offset]:02X} is not UTF-8, so the file cannot be read as text",
        'save the file again with the encoding "UTF-8"',
    )

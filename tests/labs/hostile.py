"""Files that nobody should hand in, made from a seed: broken, enormous, disguised, and written to do harm."""

import json
import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

FIRST = 20_261_005
HARM = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("https://elsewhere.example","here")',
    "=cmd|'/c calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "javascript:alert(1)",
    "{examples}{count}{name}",
    "${1}$&$'",
    "__proto__",
    "constructor",
    "\u202egnp.exe",
    "\x1b[31mred",
    "\ud7ff\ufffd\U0010ffff",
    "a\u0301" * 500,
    "1e999",
    "-Infinity",
    "9" * 400,
    "9999-99-99",
    "0000-00-00T99:99:99Z",
    "&utm_source=" * 400,
    "?" * 4000 + "!",
    "'; DROP TABLE contacts; --",
    "%s%n%x",
    "\\u0000",
)
Maker = Callable[[random.Random, bytes], bytes]


def _noise(chance: random.Random, _: bytes) -> bytes:
    least = chance.choice((0, 32))
    return bytes(chance.randrange(least, 256) for _ in range(chance.randrange(6000)))


def _cut(chance: random.Random, sound: bytes) -> bytes:
    return sound[: chance.randrange(len(sound))]


def _flipped(chance: random.Random, sound: bytes) -> bytes:
    spoilt, least = bytearray(sound), chance.choice((0, 32))
    for _ in range(chance.randrange(1, 60)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(least, 256)
    return bytes(spoilt)


def _quoted(chance: random.Random, sound: bytes) -> bytes:
    at = chance.randrange(len(sound))
    return sound[:at] + b'"' * chance.randrange(1, 4) + sound[at:]


def _cells(chance: random.Random, sound: bytes) -> bytes:
    """Harm in some cells, and sometimes in the names of columns."""
    harm = chance.sample(HARM, 3)
    head, *rows = (line.split(",") for line in sound.decode().splitlines())
    for row in [head] if chance.random() < 0.3 else []:
        row[chance.randrange(len(row))] = chance.choice(harm)
    for row in chance.sample(rows, min(len(rows), 40)):
        row[chance.randrange(len(row))] = '"' + chance.choice(harm).replace('"', '""') + '"'
    return "\n".join(",".join(row) for row in [head, *rows]).encode()


def _wide(chance: random.Random, sound: bytes) -> bytes:
    columns = chance.choice((1000, 1999, 2001, 30_000))
    separator = chance.choice(",;\t")
    names = separator.join(f"c{number}" for number in range(columns))
    return f"{names}\n{separator.join('x' * columns)}\n".encode() + (sound if chance.random() < 0.5 else b"")


def _long(chance: random.Random, sound: bytes) -> bytes:
    head, row = sound.split(b"\n")[:2]
    return head + b"\n" + (row + b"\n") * (100_000 // len(row) * chance.randrange(1, 6))


def _letters(chance: random.Random, sound: bytes) -> bytes:
    """Half in one encoding and half in another."""
    half = len(sound) // 2
    encodings = [
        chance.choice(("utf-8", "utf-16", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7")) for _ in range(2)
    ]
    text = "ä€," + sound.decode()
    return text[:half].encode(encodings[0], "replace") + text[half:].encode(encodings[1], "replace")


def _marks(chance: random.Random, _: bytes) -> bytes:
    """Nothing but separators, quotation marks, blanks and line ends."""
    signs = chance.choice((b',;\t"\r\n ', b",\n", b'"\n', b",;\xef\xbb\xbf", b'",\x00\xff\xfe'))
    return bytes(chance.choice(signs) for _ in range(chance.randrange(4000)))


def _archive(chance: random.Random, sound: bytes) -> bytes:
    held = BytesIO()
    names = (
        "[Content_Types].xml",
        chance.choice(("xl/workbook.xml", "word/document.xml", "content.xml", "result.csv")),
    )
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, sound[:2000])
    return held.getvalue()[: chance.choice((10, 100, None))]


def _objects(chance: random.Random, _: bytes) -> bytes:
    deep = chance.choice(("[", '{"a":', '[{"a":')) * chance.choice((3, 300, 100_000))
    lines = [json.dumps({chance.choice(HARM): chance.choice(HARM), "link_id": [1, {}]}) for _ in range(50)]
    return chance.choice((deep, "\n".join(lines), f"[{','.join(lines)}]", "null", '"')).encode()


def _ill_formed(chance: random.Random, sound: bytes) -> bytes:
    """UTF-8 that is none: overlong forms, halves of pairs, signs that do not exist, one cut off."""
    at = chance.randrange(len(sound))
    wrong = chance.choice(
        (b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe2\x82", b"\xf0\x80\x80\x80", b"\xfe")
    )
    return sound[:at] + wrong + sound[at:]


def _page(chance: random.Random, sound: bytes) -> bytes:
    start = chance.choice(
        ("<!DOCTYPE html>", "<?xml version='1.0'?>", "<table>", "Dear all,\n\n", "%PDF-1.7\n", "{\\rtf1 ")
    )
    return start.encode() + sound


MAKERS: tuple[Maker, ...] = (
    _noise, _cut, _flipped, _quoted, _cells, _wide, _long, _letters, _marks, _archive, _objects, _ill_formed, _page,
)  # fmt: skip


def enormous(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """Single files that are too much in one way each."""
    head, row = sound.split(b"\n")[:2]
    start = head + b"\n" + row.rpartition(b",")[0] + b","
    five = 5 * 1024 * 1024
    yield "one cell", start + b'"' + b"x" * five + b'"\n'
    yield "one cell that is never closed", start + b'"' + b"x" * five
    yield "one cell of quotation marks", start + b'"' * (five | 1)
    yield "one cell of blanks", start + b" " * five + b"."
    yield "one cell of digits", start + b"9," * (five // 2)
    yield "one cell of parameters", start + b"?utm_source=" * (five // 12)
    yield "many cells of parameters", head + b"\n" + (b"L,false,,,," + b"&utm_a=" * 700 + b"\n") * 1000
    yield "line ends alone", b"\n" * five
    yield "a value a line", b"1\n" * (five // 2)
    yield "hashes", b"# " + b"#" * five
    yield "nothing", bytes(five)
    yield "eleven megabytes", b"x" * (11 * 1024 * 1024)


def files(count: int, sound: bytes, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many files, each with the name of the way in which it was made; the same for everyone with that seed."""
    for number in range(count):
        chance = random.Random(f"{FIRST + seed} {number}")
        make = MAKERS[number % len(MAKERS)]
        yield f"{make.__name__.strip('_')} {number}", make(chance, sound)

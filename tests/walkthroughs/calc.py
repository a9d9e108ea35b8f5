"""LibreOffice Calc without a window, doing step by step what a page says; `steps.bas` knows how each step is done."""

import subprocess
from collections.abc import Iterable
from html import escape
from pathlib import Path

from .pages import Copied, Filled, Place, Shown, Sorted, Step, Typed

# The numbers stand for the settings of the two dialogues: comma, quotation mark, UTF-8; all columns as text, no special
# numbers; cells as shown, text between quotation marks only where it needs them.
IMPORT = "44,34,76,1," + "/".join(f"{column}/2" for column in range(1, 31)) + ",1033,false,false"
EXPORT = "44,34,76,1,,1033,false,true,false,false,false"
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}</script:module>
"""
BASIC = Path(__file__).with_name("steps.bas")
MAIN = """{basic}
Sub Main
On Error GoTo Wrong
{calls}
Exit Sub
Wrong: Tell("wrong: line " & Erl & ": " & Error$)
Finish
End Sub
"""


def walk(folder: Path, files: Iterable[str], steps: Iterable[Step], exports: Iterable[str]) -> list[Shown]:
    """Open the files as text, take the steps, save `work.ods` and the exports; what cells showed on the way."""
    calls = [f"Begin({_text(f'{folder.as_uri()}/')})"]
    calls += [f"OpenAsText({_text(file)}, {_text(IMPORT)})" for file in files]
    calls += [_call(step) for step in steps]
    calls += ['SaveBook("work.ods")', *(f"Export({_text(name)}, {_text(EXPORT)})" for name in exports), "Finish"]
    # A first start makes the profile, with an empty module for macros.
    run(folder, "soffice", "--headless", "--terminate_after_init")
    code = MAIN.format(basic=BASIC.read_text(encoding="utf-8"), calls="\n".join(calls))
    (folder / "profile/user/basic/Standard/Module1.xba").write_text(MODULE.format(escape(code)), encoding="utf-8")
    run(folder, "soffice", "--headless", "macro:///Standard.Module1.Main")
    told = (folder / "seen.txt").read_text(encoding="utf-8").splitlines()
    assert not (wrong := [line for line in told if line.startswith("wrong: ")]), wrong
    for name in exports:
        (folder / f"export-{name}.csv").rename(folder / f"{name}.csv")
    return [_seen(line) for line in told]


def run(folder: Path, program: str, *rest: str) -> None:
    """Run a program in the folder, with a profile of its own there."""
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run([program, own, *rest], cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr


def _call(step: Step) -> str:
    match step:
        case Typed(place, text):
            return f"Enter({_at(place)}, {_text(text)})"
        case Filled(sheet, cells):
            return f"FillDown({_text(sheet)}, {_text(cells)})"
        case Sorted(sheet, cells, columns, upwards):
            order = f"Array({', '.join(map(str, columns))}), Array({', '.join(map(str, upwards))})"
            return f"SortRows({_text(sheet)}, {_text(cells)}, {order})"
        case Copied(sheet, column, shown, cells, to):
            return f"CopyRows({_text(sheet)}, {column}, {_text(shown)}, {_text(cells)}, {_at(to)})"
        case Shown(place, _):
            return f"Show({_at(place)})"


def _at(place: Place) -> str:
    return f"{_text(place.sheet)}, {_text(place.cell)}"


def _text(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _seen(line: str) -> Shown:
    sheet, cell, text = line.split(" ", 2)
    return Shown(Place(sheet, cell), text)

"""How the table of mistakes is written: one call for each sort of edit."""

from typing import Any, NamedTuple


class Mistake(NamedTuple):
    """A mistake by its edits; found in `file`, on the line where `text` (behind `after`) ends once they are made."""

    name: str
    code: str
    edits: list[dict[str, Any]]
    file: str
    text: str = ""
    after: str = ""


def module(name: str) -> str:
    return f"curriculum/{name}/module.yaml"


def lesson(name: str) -> str:
    return f"curriculum/{name}/lesson.md"


def figures(name: str) -> str:
    return f"curriculum/{name}/figures.yaml"


def bank(name: str) -> str:
    return f"quizzes/{name}.yaml"


def swap(name: str, code: str, file: str, old: str, new: str, after: str = "", text: str = "") -> Mistake:
    """A piece of text that becomes another one; found where it stands, or on the line of `text`."""
    edit = {"file": file, "replace": old, "with": new, "after": after}
    return Mistake(name, code, [edit], file, text or new.strip("\n"), after)


def add(name: str, code: str, file: str, anchor: str, new: str, text: str = "") -> Mistake:
    """A paragraph that comes in below a heading."""
    edit = {"file": file, "replace": f"{{#{anchor}}}\n", "with": f"{{#{anchor}}}\n\n{new}\n"}
    return Mistake(name, code, [edit], file, text or new)


def elsewhere(mistake: Mistake, file: str, text: str = "", after: str = "") -> Mistake:
    """The same mistake, found in another place."""
    return mistake._replace(file=file, text=text, after=after)


def splice(name: str, code: str, file: str, digits: str, before: str) -> Mistake:
    """Bytes that come in before a piece of text."""
    return Mistake(name, code, [{"file": file, "splice": digits, "at": before}], file, before)


def write(name: str, code: str, file: str, text: str, **more: Any) -> Mistake:
    """A file with other content; found on its first line."""
    return Mistake(name, code, [{"file": file, "write": text, **more}], file)


def move(name: str, code: str, file: str, target: str) -> Mistake:
    """A file or folder that moves; found at its new place."""
    return Mistake(name, code, [{"file": file, "move": target}], target)


def delete(name: str, code: str, file: str, *found: str) -> Mistake:
    """A file or folder that is gone; found at another place."""
    return Mistake(name, code, [{"file": file, "delete": True}], *found)

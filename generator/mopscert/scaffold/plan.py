"""What a verb is going to write, as values, and how it looks as a diff."""

import difflib
from collections.abc import Mapping

import msgspec

from mopscert.reading.text_file import BOM
from mopscert.scaffold.writing import Change


class Plan(msgspec.Struct, frozen=True):
    """Changes of files; `moved` has the former path of each file that moves, by its new path."""

    changes: tuple[Change, ...]
    moved: Mapping[str, str]


def diff(plan: Plan) -> str:
    """A plan in the form of `git diff`, sorted by path, so that `git apply` could carry it out."""
    old = {change.path: change.old for change in plan.changes if change.old is not None}
    left = set(plan.moved.values())
    parts = []
    for change in sorted(plan.changes, key=lambda change: change.path):
        source = plan.moved.get(change.path, change.path)
        if change.path not in left and change.new != old.get(source):
            parts.append(_part(source, old.get(source), change.path, change.new))
        elif source != change.path:
            parts.append(_header(source, change.path))
    return "".join(parts)


def touched(plan: Plan) -> list[str]:
    """One line for each file that changes, moves or goes, sorted."""
    left = set(plan.moved.values())
    lines = []
    for change in plan.changes:
        if change.path in plan.moved:
            lines.append(f"{change.path} (was {plan.moved[change.path]})")
        elif change.path not in left:
            lines.append(f"{change.path}{' (gone)' if change.new is None else ' (new)' if change.old is None else ''}")
    return sorted(lines)


def _part(source: str, old: bytes | None, path: str, new: bytes | None) -> str:
    head = _header(source, path)
    if old is None:
        return f"{head}new file mode 100644\n{_hunks(b'', new or b'', '/dev/null', f'b/{path}')}"
    if new is None:
        return f"{head}deleted file mode 100644\n{_hunks(old, b'', f'a/{path}', '/dev/null')}"
    return head + _hunks(old, new, f"a/{source}", f"b/{path}")


def _header(source: str, path: str) -> str:
    moved = f"rename from {source}\nrename to {path}\n" if source != path else ""
    return f"diff --git a/{source} b/{path}\n{moved}"


def _hunks(old: bytes, new: bytes, old_name: str, new_name: str) -> str:
    try:
        before, after = (_lines(data.removeprefix(BOM).decode()) for data in (old, new))
    except UnicodeDecodeError:
        return f"Binary files {old_name} and {new_name} differ\n"
    lines = difflib.unified_diff(before, after, old_name, new_name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])

"""Keys that nobody knows, and keys that are missing."""

from collections.abc import Iterator

from mopscert.findings import Finding
from mopscert.reading.narrowing.unexplained import Keys, Unexplained, nearest
from mopscert.reading.rules import itm003_missing_why, sch006_yaml_syntax, sch020_unknown_key, sch021_missing_key


def too_close(left: Unexplained) -> Iterator[Finding]:
    """Keys that run on into their value, because the space behind the colon is missing."""
    for group in left.groups.values():
        for run_on in list(group.unknown):
            key, colon, _ = run_on.partition(":")
            if colon and key in group.known and key not in group.first.value:
                group.unknown.remove(run_on)
                left.met(group.pointer, key)
                place = group.document.key_place(*group.pointer, run_on)
                at = group.document.file.at(place.line, place.excerpt.index(":", place.column - 1), 1)
                yield sch006_yaml_syntax.no_space([at])


def unknown(left: Unexplained) -> Iterator[Finding]:
    """Findings about unknown keys; a mistyped key is not also a missing one."""
    for group in left.groups.values():
        absent = [key for key in group.known if key not in group.first.value]
        for key in group.unknown:
            near = nearest(key, group.missing) or nearest(key, absent) or _likeliest(group)
            if near is not None:
                group.missing.pop(near, None)
            if not group.document.is_doubtful((*group.pointer, key)):
                place = group.document.key_place(*group.pointer, key)
                yield sch020_unknown_key.finding(place, key, near, group.known)


def _likeliest(group: Keys) -> str | None:
    """Where no key is near, the one that is missing was probably meant."""
    return min(group.missing, key=lambda name: group.missing[name] is not None, default=None)


def missing(left: Unexplained) -> Iterator[Finding]:
    """Findings about the keys that are missing whatever the others say."""
    for group in left.groups.values():
        keys = [key for key, condition in group.missing.items() if not condition]
        if keys == ["why"] and "options" in group.pointer:
            yield itm003_missing_why.finding(group.first.place, str(group.first.value.get("id", "")))
        elif keys:
            yield sch021_missing_key.finding(group.first.place, {key: group.first.schema_of(key) for key in keys})

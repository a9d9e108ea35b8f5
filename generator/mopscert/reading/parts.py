"""Files that are missing and files that nobody asked for, seen together: a moved file is one mistake, not two."""

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from mopscert.findings import Finding
from mopscert.reading.files import Files, kind_of
from mopscert.reading.rules import sch014_unknown_place, sch015_missing_part


class Expected(msgspec.Struct, frozen=True):
    """What should be there: the level of each module, the programme's list of modules by level, and missing files.

    `missing` has the finding about each missing file, or None where the file may be missing; `unlisted` are files that
    no lab names.
    """

    levels: Mapping[str, str]
    listed: Mapping[str, frozenset[str]]
    missing: Mapping[str, Finding | None]
    unlisted: Sequence[str] = ()


def findings(files: Files, expected: Expected) -> Iterator[Finding]:
    """Findings about missing files, misnamed files, and question banks without a module."""
    missing = dict(expected.missing)
    for path in files.strays:
        yield sch014_unknown_place.finding(path, _take(path, missing))
    yield from _unlisted(expected, missing)
    levels: dict[str, list[Finding]] = defaultdict(list)
    for path in sorted(files.present):
        if kind_of(path) == "quiz":
            levels[path.split("/")[1]] += _of_bank(path, files, expected, missing)
    for level, found in levels.items():
        yield from found if level in expected.listed else _together(found)
    yield from _missing(files, missing)


def _unlisted(expected: Expected, missing: dict[str, Finding | None]) -> Iterator[Finding]:
    """Findings about files that no lab names; one for all those of a module without a lab."""
    alone: dict[str, list[Finding]] = defaultdict(list)
    for path in expected.unlisted:
        lab = f"{path.rsplit('/', 2)[0]}/lab.yaml"
        if lab in missing:
            alone[lab].append(sch014_unknown_place.unlisted(path, None))
        elif lab not in expected.missing:
            named = dict(missing)
            meant = _take(path, missing)
            place = finding.place if meant and (finding := named[meant]) else None
            yield sch014_unknown_place.unlisted(path, meant, place)
    for found in alone.values():
        yield from _together(found)


def _missing(files: Files, missing: Mapping[str, Finding | None]) -> Iterator[Finding]:
    """Findings about missing files; where a whole folder of banks is gone, one about the folder."""
    folders: dict[str, list[Finding]] = defaultdict(list)
    for path, finding in missing.items():
        if finding:
            folders[path.rsplit("/", 1)[0]].append(finding)
    for folder, found in folders.items():
        is_gone = folder.startswith("quizzes/") and not any(path.startswith(f"{folder}/") for path in files.present)
        yield from [sch015_missing_part.folder(folder)] if is_gone and len(found) > 1 else found


def _together(found: list[Finding]) -> list[Finding]:
    """One finding for several that have one cause."""
    also = tuple(finding.place for finding in found[1:])
    return [msgspec.structs.replace(finding, also=also) for finding in found[:1]]


def _of_bank(path: str, files: Files, expected: Expected, missing: dict[str, Finding | None]) -> Iterator[Finding]:
    """A finding about a bank that belongs to no module, unless another finding says why."""
    _, level, file = path.split("/")
    name = file.removesuffix(".yaml")
    real = expected.levels.get(name)
    folder = f"curriculum/{level}"
    if real == level or f"{folder}/{name}" in files.folders or files.may_hide(folder):
        return
    renamed = real is None and name in expected.listed.get(level, ())
    meant = _take(path, missing, anything=renamed)
    # A list that names an unknown module, and a level that does not exist, have findings of their own.
    if not renamed and (real is None or not expected.listed or real in expected.listed):
        yield sch015_missing_part.bank_alone(path, level, name, meant)


def _take(path: str, missing: dict[str, Finding | None], anything: bool = False) -> str | None:
    """The missing file that `path` was probably meant to be; it is no longer missing then."""
    folder, name = path.rsplit("/", 1)
    beside = {each.rsplit("/", 1)[1]: each for each in missing if each.rsplit("/", 1)[0] == folder}
    near = difflib.get_close_matches(name.lower(), beside, n=1, cutoff=0.0 if anything else 0.7)
    # The suffix may be another one.
    near += [each for each in beside if each.split(".")[0] == name.lower().split(".")[0]]
    elsewhere = [each for each in missing if each.rsplit("/", 1)[1] == name.lower()]
    # Of several files of that name elsewhere, nobody can say which was meant.
    meant = beside[near[0]] if near else elsewhere[0] if len(elsewhere) == 1 else None
    if meant is not None:
        del missing[meant]
    return meant

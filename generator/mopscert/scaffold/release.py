"""Cuts a release: its catalogue, its notes, the changelog, the citation file, and the versions that files name."""

from collections.abc import Iterator
from datetime import date

import msgspec

from mopscert.model import Catalogue, Programme
from mopscert.reading.files import RELEASES, VERSIONS
from mopscert.releases.catalogue import encode
from mopscert.releases.citation import CITATION, citation
from mopscert.releases.comparison import Comparison
from mopscert.releases.notes import changelog_entry, first_notes, notes
from mopscert.scaffold.desk import PROGRAMME, RETIRED, Desk
from mopscert.scaffold.draft import Draft
from mopscert.scaffold.plan import Plan
from mopscert.scaffold.writing import Change
from mopscert.yaml_writing import item

CHANGELOG = "CHANGELOG.md"
_HEAD = "# Changelog\n\nWhat changed from version to version. The notes of each version stand in `releases/`.\n"
_SCHEMA = "# yaml-language-server: $schema=../generator/mopscert/schemas/versions.schema.json"


class Cut(msgspec.Struct, frozen=True):
    """What is to be released: as which version, on which day, what it changes (None: the first), and what it holds.

    `sunset` is the last day on which the version before stays on the site.
    """

    version: str
    day: date
    sunset: date
    comparison: Comparison | None
    catalogue: Catalogue


def settled(here: Catalogue, last: Catalogue | None, version: str) -> Catalogue:
    """A catalogue as it is released: with its version, in which everything is gone that was retired since the last."""
    retired = tuple(
        each if last is None or (each.kind, each.id) in last.gone else msgspec.structs.replace(each, retired_in=version)
        for each in here.retired
    )
    return msgspec.structs.replace(here, version=version, retired=retired)


def release(desk: Desk, programme: Programme, cut: Cut) -> Plan:
    """The plan that cuts a release; nothing is written."""
    draft = Draft(desk)
    draft.edit(PROGRAMME, desk.yaml[PROGRAMME].renamed(("version",), programme.version, cut.version))
    # What was said about the step from the last version to this one has been said.
    for path, text in desk.yaml.items():
        if path.endswith("/module.yaml"):
            for number in _reworded(text.value("objectives")):
                draft.edit(path, text.without_key(("objectives", number), "reworded"))
    versions = {f"{each.kind} {each.id}": each.retired_in for each in cut.catalogue.retired}
    for number, entry in desk.retired():
        version = versions[f"{entry['kind']} {entry['id']}"]
        if entry["retired_in"] != version:
            draft.edit(RETIRED, [desk.yaml[RETIRED].written(("retired", number, "retired_in"), version)])
    _versions(draft, cut)
    plan = draft.plan()
    return Plan(tuple(sorted([*plan.changes, *_written(desk, programme, cut)], key=lambda each: each.path)), plan.moved)


def _reworded(objectives: list[dict[str, object]]) -> list[int]:
    return [number for number, each in enumerate(objectives) if "reworded" in each]


def _versions(draft: Draft, cut: Cut) -> None:
    """Enter the version, and how long the one before it stays, where nobody has said so."""
    entry = {"version": cut.version, "released_on": cut.day.isoformat()}
    if VERSIONS not in draft.desk.yaml:
        draft.create(VERSIONS, [_SCHEMA, "versions:", *item(entry, 2)])
        return
    text = draft.desk.yaml[VERSIONS]
    last = len(text.value("versions")) - 1
    if "sunset" not in text.value("versions", last):
        line = f"sunset: {cut.sunset}"
        draft.edit(VERSIONS, text.with_lines(("versions", last), [line], after="released_on"))
    draft.settle(VERSIONS, draft.yaml(VERSIONS).added(("versions",), entry))


def _written(desk: Desk, programme: Programme, cut: Cut) -> Iterator[Change]:
    """The files that the release makes anew."""
    said = notes(cut.comparison) if cut.comparison else first_notes(cut.catalogue)
    yield Change(f"{RELEASES}/{cut.version}.json", None, encode(cut.catalogue))
    yield Change(f"{RELEASES}/{cut.version}.md", None, said.encode())
    day = cut.day.isoformat()
    before = _text(desk, CITATION)
    yield Change(CITATION, _bytes(before), citation(programme, cut.version, day, before).encode())
    log = _text(desk, CHANGELOG)
    entry = changelog_entry(cut.comparison, cut.version, day)
    head, mark, older = (log or _HEAD).partition("\n## ")
    yield Change(CHANGELOG, _bytes(log), f"{head.rstrip()}\n\n{entry.rstrip()}\n{mark}{older}".encode())


def _text(desk: Desk, path: str) -> str | None:
    place = desk.root / path
    return place.read_text(encoding="utf-8") if place.exists() else None


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()

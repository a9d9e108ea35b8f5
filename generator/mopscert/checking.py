"""Reading and checking in one step, for whoever wants both."""

import errno
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec

from mopscert.caching import Passing, Store, store
from mopscert.checks import registry
from mopscert.checks.ahead import look_ahead
from mopscert.checks.placeholders import quietened
from mopscert.checks.waivers import settle
from mopscert.errors import MopscertError
from mopscert.findings import Finding, Severity, Waived, has_errors
from mopscert.folders import leads_out
from mopscert.model import Curriculum
from mopscert.processes import LARGE
from mopscert.reading import collect, read_files


class Checked(msgspec.Struct, frozen=True):
    """A curriculum, all findings about it, and those that its authors waived, in the order of a report.

    `root` is the folder from which it was read.
    """

    curriculum: Curriculum
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    root: Path = Path()

    @property
    def has_errors(self) -> bool:
        """True when something must be mended before pages can be made."""
        return has_errors(self.findings)

    @property
    def has_warnings(self) -> bool:
        """True when a strict check fails though there may be no errors."""
        return any(finding.rule.severity == Severity.WARNING for finding in self.findings)

    def read(self, path: str) -> bytes:
        """The bytes of a file of the curriculum, such as one of a lab; MopscertError where it cannot be read."""
        place = self.root / path
        if leads_out(place, self.root):
            # What ends nowhere is not opened either: a folder on the way may be a link.
            why = "it leads out of the repository" if place.exists() else os.strerror(errno.ENOENT)
            raise MopscertError(f"cannot read {path}: {why}")
        try:
            return place.read_bytes()
        except OSError as error:
            raise MopscertError(f"cannot read {path}: {error.strerror}") from error


def check(root: Path, today: date | None = None) -> Checked:
    """Read and check the curriculum below `root`; MopscertError when there is none.

    Without a date, nothing is found that depends on it.
    """
    with without_collection():
        files = collect(root)
        kept = _kept(root) if len(files.folders) >= LARGE else None
        if kept:
            look_ahead(files, kept)
        # Loading the rules takes as long as reading some files.
        reading = read_files(files, registry.rules, kept)
        curriculum, found = registry.run(reading.curriculum, not has_errors(reading.findings), kept)
        found = [*reading.findings, *found]
        if kept:
            kept.save()
        if today:
            found += registry.remind(curriculum, today)
        settled = settle(curriculum, found, registry.rules(), registry.retired())
        return Checked(
            curriculum,
            tuple(sorted(quietened(curriculum, settled.findings), key=lambda finding: finding.sort_key)),
            tuple(sorted(settled.waived, key=lambda waived: waived.finding.sort_key)),
            root,
        )


def _kept(root: Path) -> Store | Passing:
    """What was found before in a curriculum that is large enough for it to matter."""
    kept = store(root, "checks")
    return kept if kept.works else Passing()


@contextmanager
def without_collection() -> Iterator[None]:
    """Python does not look for circles among objects meanwhile: nearly all that is made stays, and none are in one."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

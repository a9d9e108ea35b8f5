"""Files to a curriculum and findings: text, YAML with places, schemas, and the model built of what is sound."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from mopscert.caching import Store
from mopscert.findings import Finding
from mopscert.model import Curriculum
from mopscert.reading.build import Builder
from mopscert.reading.contents import read_contents
from mopscert.reading.files import Files, collect

__all__ = ["Reading", "collect", "read", "read_files"]


class Reading(msgspec.Struct, frozen=True):
    """What was sound, and what was not."""

    curriculum: Curriculum
    findings: tuple[Finding, ...]


def read(root: Path, meanwhile: Callable[[], object] | None = None, store: Store | None = None) -> Reading:
    """Read the curriculum below `root`; do something else `meanwhile`, where there is another process that reads.

    What the `store` knows of a file is not read out of it again.

    Mistakes in files come back as findings; MopscertError is raised only when there is no curriculum at all.
    """
    return read_files(collect(root), meanwhile, store)


def read_files(files: Files, meanwhile: Callable[[], object] | None = None, store: Store | None = None) -> Reading:
    """As `read`, of files that were collected."""
    builder = Builder(files, read_contents(files, meanwhile, store))
    curriculum = builder.curriculum()
    return Reading(curriculum, (*files.findings, *builder.findings))

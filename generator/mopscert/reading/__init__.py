"""Files to a curriculum and findings: text, YAML with places, schemas, and the model built of what is sound."""

from pathlib import Path

import msgspec

from mopscert.findings import Finding
from mopscert.model import Curriculum
from mopscert.reading.build import Builder
from mopscert.reading.files import collect

__all__ = ["Reading", "read"]


class Reading(msgspec.Struct, frozen=True):
    """What was sound, and what was not."""

    curriculum: Curriculum
    findings: tuple[Finding, ...]


def read(root: Path) -> Reading:
    """Read the curriculum below `root`.

    Mistakes in files come back as findings; MopscertError is raised only when there is no curriculum at all.
    """
    files = collect(root)
    builder = Builder(files)
    curriculum = builder.curriculum()
    return Reading(curriculum, (*files.findings, *builder.findings))

"""All that a release carries, file by file, with the checksums by which each of them is known again."""

import hashlib
import re
from datetime import datetime
from pathlib import Path

from mopscert.exports.anki import anki_deck
from mopscert.exports.bank import bank_json
from mopscert.exports.materials import bill_of_materials
from mopscert.exports.site_copy import site_copy
from mopscert.exports.syllabus import syllabus_pdf
from mopscert.model import Curriculum, Programme
from mopscert.pages.site import Reader
from mopscert.releases.catalogue import catalogue, encode

# In the format of sha256sum.
SUMS = "SHA256SUMS"
_SUM = re.compile(r"[0-9a-f]{64}  (.+)")


def pack(
    curriculum: Curriculum, programme: Programme, read: Reader, root: Path, site: str, moment: datetime
) -> dict[str, bytes]:
    """The files of a release by name, all dated `moment`; the same sources at the same moment give the same bytes.

    `read` reads files of the curriculum, and the site is built in `root`. `site` is the address at which it is
    published, or "". MopscertError where something that this needs is missing.
    """
    name = f"{_slug(programme.title)}-{programme.version}"
    # Cheap things first, so that what is missing is told before the long work.
    files = {
        f"{name}-sbom.cdx.json": bill_of_materials(programme, root, moment),
        f"{name}-syllabus.pdf": syllabus_pdf(curriculum, programme, site, moment),
        f"{name}-catalogue.json": encode(catalogue(curriculum, programme, read)),
        f"{name}-bank.json": bank_json(curriculum, programme),
        f"{name}-anki.apkg": anki_deck(curriculum, programme, site, moment).content,
        f"{name}-site.zip": site_copy(programme, root, site, moment, name),
    }
    return {**dict(sorted(files.items())), SUMS: _sums(files)}


def is_pack(folder: Path) -> bool:
    """Whether a folder holds nothing, or an earlier pack and nothing else."""
    if not folder.is_dir():
        return False
    found = {path.name for path in folder.iterdir()}
    if SUMS not in found:
        return not found
    listed = _SUM.findall((folder / SUMS).read_text(encoding="utf-8", errors="replace"))
    return found <= {SUMS, *listed}


def _sums(files: dict[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "programme"

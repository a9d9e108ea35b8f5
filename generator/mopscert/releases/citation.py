"""The citation file: how to cite a version, for people and for the programs that read `CITATION.cff`.

The format: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
"""

import re

from mopscert.model import Programme
from mopscert.yaml_writing import mapping

CITATION = "CITATION.cff"


def citation(programme: Programme, version: str, day: str, before: str | None) -> str:
    """The citation file of a version; where there is one, only its version and its day change."""
    if before is None:
        return _fresh(programme, version, day)
    for key, value in (("version", version), ("date-released", day)):
        line = f"{key}: {value}"
        changed, count = re.subn(rf"(?m)^{key}:.*$", line, before)
        before = changed if count else f"{before.rstrip()}\n{line}\n"
    return before


def _fresh(programme: Programme, version: str, day: str) -> str:
    entries = {
        "cff-version": "1.2.0",
        # Several under the key `license` would be a choice between them, by the guide of the format.
        "message": "If you use or adapt this programme, please cite it as follows. "
        "Its content is under CC BY 4.0, its code under Apache-2.0.",
        "title": programme.title,
        "abstract": programme.summary,
        "type": "software",
        "authors": [{"name": f"The contributors to {programme.title}"}],
        "repository-code": programme.repository.url,
        "version": version,
        "date-released": day,
    }
    return "".join(f"{line}\n" for line in mapping(entries))

"""A file where no file of its kind is read.

### What it does

Names each file in `curriculum/` and `quizzes/` whose place or name has no meaning.

### Why

A misnamed file is silently absent from the site.

### Example

`curriculum/associate/where-mops-sits/Lesson.md`, or `modul.yaml`.

### Instead

`module.yaml`, `lesson.md` and `figures.yaml` in `curriculum/<level>/<module>/`, and `quizzes/<level>/<module>.yaml`.
Files whose name starts with a dot are passed over.
"""

import difflib

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH014", "unknown-place", Severity.ERROR, __doc__ or "")


_FOLDERS = (
    "curriculum/<level>/<module>/ holds module.yaml, lesson.md and figures.yaml; quizzes/<level>/ holds <module>.yaml"
)


def finding(path: str, known: list[str]) -> Finding:
    """Name the file and the nearest name that would be read in its folder."""
    name = path.rsplit("/", 1)[-1]
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.7)
    mend = f'rename it to "{near[0]}"' if near else f"move or delete it: {_FOLDERS}"
    return RULE.at(Place(path), "no file of this name is read in this folder", mend)

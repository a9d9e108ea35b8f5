"""A file where no file of its kind is read.

### What it does

Names each file in `curriculum/`, `quizzes/` and `releases/` whose place or name has no meaning, and each file in the
folders of a lab that the lab does not name.

### Why

A misnamed file is silently absent from the site.

### Example

`curriculum/associate/where-mops-sits/Lesson.md`, or `modul.yaml`.

### Instead

`module.yaml`, `lesson.md`, `figures.yaml`, `lab.yaml` and `dialogue.yaml` in `curriculum/<level>/<module>/`, with the
files of a lab in `data/` and `key/` there, `curriculum/diagnostics/<id>.yaml`, and `quizzes/<level>/<module>.yaml`.
What is in `releases/` is written by `mopscert release`. Files whose name starts with a dot are passed over.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH014", "unknown-place", Severity.ERROR, __doc__ or "")


_FOLDERS = (
    "curriculum/<level>/<module>/ holds module.yaml, lesson.md, figures.yaml, lab.yaml with data/ and key/, "
    "and dialogue.yaml; curriculum/diagnostics/ holds <id>.yaml; quizzes/<level>/ holds <module>.yaml; "
    "releases/ is written by mopscert release"
)


def finding(path: str, meant: str | None) -> Finding:
    """Name the file; `meant` is the path where it would be read."""
    mend = f"rename it to {meant}" if meant else f"move or delete it: {_FOLDERS}"
    return RULE.at(Place(path), "no file of this name is read in this folder", mend)


def unlisted(path: str, meant: str | None, named: Place | None = None) -> Finding:
    """Name a file in a lab's folder that the lab does not name.

    `meant` is the path of one that is missing, `named` where the lab names it.
    """
    lab = f"{path.rsplit('/', 2)[0]}/lab.yaml"
    mend = f"rename it to {meant}, or correct the name in lab.yaml" if meant else f"name it in {lab}, or delete it"
    return RULE.at(Place(path), "no lab names this file", mend, (named,) if named else ())


def folder(path: str) -> Finding:
    """Name a folder that stands too deep."""
    return RULE.at(Place(path), "no folder is looked into here", f"move or delete it: {_FOLDERS}")


def no_id(path: str) -> Finding:
    """Name a folder whose name cannot be the id of a level or a module."""
    name = path.rsplit("/", 1)[-1]
    mend = "rename it: small letters, digits and single hyphens, as in where-mops-sits"
    return RULE.at(Place(path), f'"{name}" is the name of a folder but cannot be an id', mend)


def unprintable(path: str) -> Finding:
    """Name a file or folder whose name cannot be shown as it is."""
    shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in path)
    return RULE.at(Place(shown), "this name holds characters that cannot be shown", "rename or delete it")


def no_file(path: str) -> Finding:
    """Name something that is neither a file nor a folder."""
    return RULE.at(Place(path), "this is a pipe, a socket or a device", "put a file here, or delete it")

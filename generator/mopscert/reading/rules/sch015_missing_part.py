"""A part that is missing: a file of a module, the module of a bank, or a shared file.

### What it does

Looks in each module folder for `module.yaml`, and for `lesson.md` and the question bank unless the module is planned;
for a module to each question bank; for the files and the walk-throughs that a lab names; and for the files that all
modules share.

### Why

A published module without a lesson or questions would be an empty promise on the site.

### Example

`status: published` in `module.yaml`, and no `lesson.md` beside it.

### Instead

Add the file, or set `status: planned` until it exists. A planned module has a `module.yaml` only.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH015", "missing-part", Severity.ERROR, __doc__ or "")


def finding(place: Place, module: str, missing: str) -> Finding:
    """Say which file of which module is missing."""
    return RULE.at(
        place,
        f'the module "{module}" has no {missing}',
        f"add {missing}, or set status: planned until it exists"
        if not missing.endswith("module.yaml")
        else f"add {missing}, or delete the folder",
    )


def not_planned(path: str, module: str) -> Finding:
    """Say that a planned module has a file which planned modules do not have."""
    return RULE.at(
        Place(path),
        f'the module "{module}" is planned, yet it has this file',
        'set "status: draft" or "status: published" in its module.yaml, or delete the file',
    )


def of_lab(place: Place, missing: str) -> Finding:
    """Say that a file which a lab names is missing."""
    return RULE.at(place, f"there is no file {missing}", "write it with the lab's generator, or remove its entry here")


def walkthrough(place: Place, missing: str) -> Finding:
    """Say that a page which walks through a lab is missing."""
    return RULE.at(place, f"there is no page {missing}", "write the page, or remove its entry here")


def shared(path: str) -> Finding:
    """Say that a file which all modules share is missing."""
    return RULE.at(Place(path), "this file is missing, and every curriculum needs it", f"add {path}")


def folder(path: str) -> Finding:
    """Say that a top folder is missing."""
    return RULE.at(Place(path), "this folder is missing, and every curriculum needs it", f"add {path}/")


def bank_alone(path: str, level: str, module: str, meant: str | None) -> Finding:
    """Say that a question bank belongs to no module of its level; `meant` is the path of a bank that is missing."""
    mend = (
        f"rename it to {meant}, the bank of a module that has none"
        if meant
        else f"rename it to the id of its module, or add curriculum/{level}/{module}/module.yaml"
    )
    return RULE.at(Place(path), f'no module of the level "{level}" has the id "{module}"', mend)

"""A file without content.

### What it does

Names files that hold nothing but white space.

### Why

An empty file is nearly always one that was not saved, or was made and forgotten.

### Example

A `lesson.md` of zero bytes.

### Instead

Write its content, or delete the file; a module that has no lesson yet has `status: planned`.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH011", "empty-file", Severity.ERROR, __doc__ or "")


def finding(path: str) -> Finding:
    """Name the file."""
    return RULE.at(Place(path), "the file is empty", "write its content, or delete it")

"""A file that is too large to be read.

### What it does

Refuses to read lessons over 65,536 bytes, files with data of a lab over 10,485,760 bytes, what a release has left over
104,857,600 bytes, and other files over 1,048,576 bytes.

### Why

No module, lesson or question bank comes near that size; a lesson of 65,536 bytes would take a learner an hour. A file
that does is something else, and reading it would make every check slow.

### Example

A picture pasted into a lesson as text.

### Instead

Split the bank or the lesson, or keep the data in a file of its own.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH004", "too-large", Severity.ERROR, __doc__ or "")


def finding(path: str, size: int, limit: int) -> Finding:
    """Say how many bytes there are and how many may be."""
    return RULE.at(
        Place(path),
        f"the file has {size:,} bytes; at most {limit:,} are read",
        "split it into smaller files, or move data out of it",
    )

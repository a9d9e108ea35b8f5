"""A link in the file system that leaves the repository, leads nowhere, or stands for a folder.

### What it does

Refuses symbolic links in `curriculum/` and `quizzes/` that lead out of the repository or nowhere, and all links to
folders.

### Why

What such a link shows differs from machine to machine, and a pull request could publish a file of the machine that
builds it.

### Example

`lesson.md` as a link to `/etc/passwd`.

### Instead

Put the file itself there.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH013", "outside-link", Severity.ERROR, __doc__ or "")


def folder(path: str) -> Finding:
    """Name a link to a folder inside the repository."""
    return RULE.at(
        Place(path),
        "this is a symbolic link to a folder, and such links are not followed",
        "replace the link by the folder itself",
    )


def finding(path: str) -> Finding:
    """Name the link."""
    return RULE.at(
        Place(path),
        "this is a symbolic link that leads out of the repository or nowhere",
        "replace the link by the file itself",
    )

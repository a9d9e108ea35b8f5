"""A catalogue of the last release that cannot be read.

### What it does

Reads `releases/<version>.json` of the highest version, which `mopscert release` wrote.

### Why

The catalogue is the only memory of what was released. Without it nothing can say which ids are taken, which links are
out in the world, and how large the next version must be.

### Example

A catalogue with the marks of a merge in it (`<<<<<<<`), or one that somebody edited or renamed.

### Instead

The file as it was committed with its release. For two branches that each cut a release, keep the catalogue of the one
that was published.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("REL002", "damaged-catalogue", Severity.ERROR, __doc__ or "")


def finding(path: str, message: str, help: str) -> Finding:
    """Say what is wrong with a catalogue, and what to do."""
    return RULE.at(Place(path), message, help)


def misnamed(path: str, version: str) -> Finding:
    """Say that a catalogue is that of another version than its name says."""
    return RULE.at(
        Place(path),
        f"this is the catalogue of {version}, and its name says another version",
        f"restore it with: git checkout HEAD -- {path}",
    )

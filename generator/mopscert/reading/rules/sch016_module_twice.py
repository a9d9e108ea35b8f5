"""A module whose folder stands in two levels.

### What it does

Compares the names of all folders of modules.

### Why

The name of the folder is the module's id, and an id means one thing only. Prerequisites, links and progress could not
tell the two apart.

### Example

`curriculum/associate/governance/` and `curriculum/leader/governance/`

### Instead

Give the newer one a name of its own, or delete the one that was left behind.
"""

from mopscert.findings import Finding, Place, Rule, Severity

RULE = Rule("SCH016", "module-twice", Severity.ERROR, __doc__ or "")


def finding(path: str, module: str, other: str) -> Finding:
    """Name the folder that is not read; `other` is the one that is."""
    return RULE.at(
        Place(path),
        f'the module id "{module}" is taken ({other})',
        "rename one of the two folders, or delete the one that was left behind",
    )

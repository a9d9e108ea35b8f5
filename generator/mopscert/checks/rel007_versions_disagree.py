"""Files that disagree about which version was released last.

### What it does

Compares the last catalogue in `releases/` with `version` in `programme.yaml` and with `releases/versions.yaml`.
`mopscert release` changes all three together.

### Why

They disagree when two branches that each cut a release were merged by hand, or when somebody set the version instead of
releasing it. The site would then show a version that nobody can find, and the next release would be compared with the
wrong one.

### Example

`releases/1.1.0.json` is there, and `programme.yaml` says `version: 1.0.0`.

### Instead

The version that was published, in all three places. The catalogue of a release that never went out is deleted, with its
notes.
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Curriculum
from mopscert.releases.versions import numbers

RULE = Rule("REL007", "versions-disagree", Severity.ERROR, __doc__ or "")
_VERSIONS = "releases/versions.yaml"


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for the version of the programme, and for the list of versions, where they are not the last.

    A list that cannot be read is missing too, and has a finding of its own.
    """
    if curriculum.released is None:
        return
    last, path = curriculum.released.catalogue.version, curriculum.released.path
    if (programme := curriculum.programme) and programme.file.version != last:
        message = f"this says version {programme.file.version}, and the last release is {last} ({path})"
        mend = f'write version: {last}; "mopscert release" sets the next one'
        yield RULE.at(programme.document.place("version"), message, mend)
    if curriculum.versions is None:
        yield RULE.at(Place(path), f"{_VERSIONS} is missing, which lists this release", f"restore {_VERSIONS}")
        return
    listed = max((each.version for each in curriculum.versions.file.versions), key=numbers)
    if listed != last:
        message = f"this says that {listed} was released last, and the last catalogue is {path}"
        mend = f"restore the catalogue of {listed}, or list {last} here with its day"
        yield RULE.at(curriculum.versions.document.place("versions"), message, mend)

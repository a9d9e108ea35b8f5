"""An id of the last release that nothing has any more.

### What it does

Compares the ids of the last release with those of today: of modules, objectives, questions, terms, sources, labs,
dialogues and diagnostics, the former ids of each (`aliases`), and all that was ever retired. Each must still be alive,
a former id of something, or in `retired.yaml`. Where something new looks like the lost thing under another name, the
finding stands there.

### Why

Learners' answers are kept by id, and other sites link to ids. One that silently goes takes answers with it, breaks
links, and could come back for something else.

### Example

A question `erp-year` that is deleted from its bank, or renamed by hand to `erp-year-safeguard`.

### Instead

For another name (`mopscert rename` does it):

```yaml
  - id: erp-year-safeguard
    aliases: [erp-year]
```

For good, in `curriculum/retired.yaml` (`mopscert retire` does it):

```yaml
  - id: erp-year
    kind: question
    retired_in: 1.1.0
    because: It tested the name of a safeguard and not its use.
    instead: erp-year-safeguard
```
"""

import json
from collections.abc import Iterator, Sequence

from mopscert.checks.identities import Identities, Identity, Key, identities
from mopscert.checks.releases import kept, renamed_to
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Catalogue, Curriculum, Retirements, Shared
from mopscert.releases.changes import Size
from mopscert.releases.versions import raised

RULE = Rule("REL003", "lost-id", Severity.ERROR, __doc__ or "")
# What goes with its module.
_PARTS = ("objective", "question", "lab", "dialogue")
# What holders were promised; without it, the version is another one.
_MAJOR = ("module", "objective")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each id of the last release that is lost; what went with its module belongs to that."""
    if curriculum.released is None or curriculum.retired is None:
        return
    last, known = curriculum.released.catalogue, identities(curriculum)
    ids = [*last.named, *last.gone, *last.former]
    lost = [key for key in dict.fromkeys(ids) if not kept(known, *key)]
    groups: dict[Key, list[Key]] = {}
    for key in lost:
        groups.setdefault(_root(last, key, lost), []).append(key)
    for root, keys in groups.items():
        yield _finding(curriculum.retired, known, last, root, [key for key in keys if key != root])


def _root(last: Catalogue, key: Key, lost: Sequence[Key]) -> Key:
    """The lost thing with which an id went: the one that had it once, or its module; else itself."""
    kind, name = key
    owner = (kind, last.former.get(key, name))
    key = owner if owner in lost else key
    module = ("module", str(getattr(last.named.get(key), "module", name.split(".")[0])))
    return module if kind in _PARTS and module in lost else key


def _finding(
    retired: Shared[Retirements],
    known: Identities,
    last: Catalogue,
    key: Key,
    parts: Sequence[Key],
) -> Finding:
    kind, name = key
    message = f'the {kind} id "{name}" of {last.version} is gone'
    if new := renamed_to(known, last, kind, name):
        return _renamed(new, message, name)
    if owner := last.former.get(key):
        message = f'the former {kind} id "{name}" of {last.version} is gone'
        if alive := known.alive.get((kind, owner)):
            return _renamed(alive, message, name)
    head = () if retired.file.retired else ("retired:",)
    lines = [line for each in (key, *parts) for line in _entry(last, *each)]
    mend = "put it back, or say in curriculum/retired.yaml why it went; readers of old links see the reason"
    return RULE.at(retired.document.key_place("retired"), message, mend, paste=(*head, *lines))


def _renamed(new: Identity, message: str, name: str) -> Finding:
    """The finding at the thing that should have the former id."""
    own = [alias.rsplit(".", 1)[-1] for alias in (*new.aliases, name)]
    mend = f'if "{new.id}" is the same thing under another name, say so there'
    return RULE.at(new.where(), message, mend, paste=(f"aliases: [{', '.join(own)}]",))


def _entry(last: Catalogue, kind: str, name: str) -> tuple[str, ...]:
    """The entry of a retired id: as the last release had it, or a new one."""
    gone = last.gone.get((kind, name))
    version = gone.retired_in if gone else raised(last.version, Size.MAJOR if kind in _MAJOR else Size.MINOR)
    # An entry without its reason is a finding, so that nobody forgets it.
    because = json.dumps(gone.because, ensure_ascii=False) if gone else "# why, in one sentence"
    lines = (f"  - id: {name}", f"    kind: {kind}", f"    retired_in: {version}", f"    because: {because}")
    return (*lines, f"    instead: {gone.instead}") if gone and gone.instead else lines

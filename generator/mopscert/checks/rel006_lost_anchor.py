"""An anchor of the last release that leads nowhere.

### What it does

Looks in each lesson for the anchors that it had in the last release. Each must still be there, or stand in
`former_anchors` of the module, which says where links to it lead now. What `former_anchors` names must be there.

### Why

Other pages, slides and tickets link to a section. Without its anchor, the reader lands at the top of a long page, with
no word of where the section went.

### Example

A heading `## How to choose {#choose}` that becomes `## Choose by the gotcha {#choose-by-gotcha}`.

### Instead

The old anchor behind the new heading, `## Choose by the gotcha {#choose}`; or, in `module.yaml`:

```yaml
former_anchors:
  choose: "#choose-by-gotcha"
```
"""

import difflib
from collections.abc import Iterator

from mopscert.checks.identities import identities
from mopscert.checks.releases import module_now
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum, Lesson, Module, SectionEntry

RULE = Rule("REL006", "lost-anchor", Severity.ERROR, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each lost anchor, and for each that is said to lead to one that is not there."""
    for module in curriculum.modules:
        if module.lesson:
            yield from _astray(module, module.lesson)
    if curriculum.released is None:
        return
    known = identities(curriculum)
    for section in curriculum.released.catalogue.sections:
        module_id = module_now(known, section.module) if section.anchor else None
        now = curriculum.by_id.get(module_id or "")
        if now and now.lesson and section.anchor not in now.lesson.anchors | now.former_anchors.keys():
            yield _lost(now, now.lesson, section, curriculum.released.catalogue.version)


def _astray(module: Module, lesson: Lesson) -> Iterator[Finding]:
    for was, now in module.former_anchors.items():
        place = module.document.place("former_anchors", was)
        if now.removeprefix("#") not in lesson.anchors:
            mend = f"name one that is there: {', '.join(f'#{anchor}' for anchor in sorted(lesson.anchors))}"
            yield RULE.at(place, f'the lesson has no heading with the anchor "{now}"', mend)
        elif was in lesson.anchors:
            yield RULE.at(place, f'a heading of the lesson has the anchor "#{was}"', "delete this line")


def _lost(module: Module, lesson: Lesson, section: SectionEntry, version: str) -> Finding:
    message = f'nothing has the anchor "#{section.anchor}" any more, where "{section.title}" stood in {version}'
    mend = "put the anchor back behind the heading that took its place, or name that heading in module.yaml"
    lines = (f'{section.anchor}: "#{_nearest(lesson, section)}"',)
    head = () if module.former_anchors else ("former_anchors:",)
    place = lesson.document.line_place(1)
    return RULE.at(place, message, mend, paste=(*head, *(f"  {line}" for line in lines)))


def _nearest(lesson: Lesson, section: SectionEntry) -> str:
    """The anchor that most probably took the place: of the same heading, or of a similar name; else the first one."""
    titles = {heading.text: heading.anchor for heading in lesson.headings if heading.anchor}
    anchors = [anchor for anchor in titles.values() if anchor]
    near = difflib.get_close_matches(section.anchor, anchors, n=1)
    return titles.get(section.title) or next(iter(near or anchors), "top")

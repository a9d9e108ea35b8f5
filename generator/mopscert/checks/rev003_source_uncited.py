"""A source that nothing cites.

### What it does

Looks for sources that no module, question, term or text names.

### Why

The page of sources tells readers what the curriculum rests on. A source that nothing rests on is either left over, or
its fact stands somewhere without it.

### Example

A question was rewritten, and the last thing that named `rfc-3463` went with it.

### Instead

Name the source in the `sources` of the module or question that uses it, a planned one too, or remove it. Where the
programme itself rests on it, waive the finding and say how.
"""

from collections.abc import Iterator

from mopscert.checks.citations import citations
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("REV003", "source-uncited", Severity.WARNING, __doc__ or "")


def judge(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each source without a citation."""
    if curriculum.sources is None:
        return
    cited = {name for name, _ in citations(curriculum)}
    for number, source in enumerate(curriculum.sources.file.sources):
        if source.id not in cited:
            place = curriculum.sources.document.place("sources", number, "id")
            mend = 'name it in the "sources" of what uses it, or remove it'
            yield RULE.at(place, f'nothing cites "{source.id}"', mend)

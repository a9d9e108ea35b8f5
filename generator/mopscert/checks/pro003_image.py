"""A picture in Markdown.

### What it does

Points at each Markdown image in a lesson or a question.

### Why

Pictures from elsewhere would tell another server who reads what, and pictures of text cannot be read aloud,
translated or shown in a dark scheme. Figures are drawn from data, with a text version.

### Example

```text
![The three homes](https://elsewhere.example/homes.png)
```

### Instead

A figure in `figures.yaml`, shown by a `figure` block, or a table.
"""

from collections.abc import Iterator

from mopscert import prose
from mopscert.checks.passages import passages
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO003", "image", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each image."""
    for passage in passages(curriculum):
        for image in prose.images(passage.tokens) if "![" in passage.written else ():
            place = passage.place(image.target, image.first_line, image.last_line)
            yield RULE.at(
                place, "images are not shown in lessons", "describe it as a figure in figures.yaml, or as a table"
            )

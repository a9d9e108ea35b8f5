"""Raw HTML in a lesson or a question.

### What it does

Points at each HTML tag or comment in text that is Markdown.

### Why

Content comes from many hands, and HTML can run programs, load pictures from elsewhere or break the page. What a lesson
needs can be said in Markdown, in titled blocks and in figures.

### Example

```text
Press <b>Check answer</b>.
```

### Instead

```text
Press **Check answer**.
```
HTML that is itself the subject stands in backticks.
"""

from collections.abc import Iterator

from mopscert import prose
from mopscert.checks.passages import passages
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("PRO001", "raw-html", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield one finding for each block of Markdown that holds raw HTML."""
    for passage in passages(curriculum):
        seen = set()
        for html in prose.raw_html(passage.tokens) if "<" in passage.written else ():
            if html.first_line not in seen:  # an opening tag and its closing one are one mistake
                seen.add(html.first_line)
                word = html.text.split("\n")[0]
                message = f"raw HTML is not allowed: {word[:60]}"
                mend = "say it in Markdown, or put it between backticks if it is the subject"
                yield RULE.at(passage.place(word, html.first_line, html.last_line), message, mend)

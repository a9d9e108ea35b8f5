"""The sanitiser lets through exactly what our Markdown makes: all of it, and nothing that it never makes."""

import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

from mopscert.checking import check
from mopscert.findings import Rulebook
from mopscert.pages.render import render
from mopscert.prose import html
from mopscert.prose.html import Context, Target

# What the dialect can make, whether or not somebody has written it yet.
DIALECT = """
> A *quotation* with a [link](https://example.org "title"), **strong** words, `code` and a\\
new line.

- a list

3. counted from three

| left | middle | right |
|:-----|:------:|------:|
| a    | b      | c     |

---

```text
code
```

::: note A title
Words.
:::
"""


class _Parts(HTMLParser):
    """Tags with their attributes, and text, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parts: list[Any] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.parts.append((tag, *sorted(attrs)))

    def handle_endtag(self, tag):
        self.parts.append(f"/{tag}")

    def handle_data(self, data):
        if self.parts and isinstance(self.parts[-1], list):
            self.parts[-1][0] += data
        else:
            self.parts.append([data])


def _seen(monkeypatch, root) -> list[str]:
    """All HTML that comes before the sanitiser as the shipped curriculum is rendered, and that of the dialect."""
    seen: list[str] = []
    sound = html.sanitise

    def watching(text: str) -> str:
        seen.append(text)
        return sound(text)

    monkeypatch.setattr(html, "sanitise", watching)
    checked = check(root)
    render(checked.curriculum, Rulebook(), checked.waived, checked.read)
    blocks = {kind: kind for kind in ("example", "mistake", "task", "note", "products")}
    html.render_text(DIALECT, Context(lambda href: Target(href, "title", "class"), blocks))
    return seen


def test_sound_content_passes_as_it_is_and_uses_all_that_may_pass(monkeypatch, root):
    seen = _seen(monkeypatch, root)
    monkeypatch.undo()
    assert len(seen) > 1000
    made: set[tuple[str, str]] = set()
    for text in seen:
        before = _Parts(text).parts
        assert _Parts(html.sanitise(text)).parts == before
        for tag in (part for part in before if isinstance(part, tuple)):
            made |= {(tag[0], ""), *((tag[0], name) for name, _ in tag[1:])}
    allowed = {(tag, "") for tag in html._TAGS}
    allowed |= {(tag, name) for tag, names in html._ATTRIBUTES.items() for name in names}
    assert made == allowed


def test_nothing_else_passes():
    acting = '<a href="javascript:x()" onclick="x()" id="y" style="z" target="_blank">a</a><img src="x"><h1>b</h1>'
    acting += '<form><input></form><svg onload="x()"></svg><p style="x" id="y">c</p><script>x()</script>'
    acting += "<mops-lab>d</mops-lab>"
    assert html.sanitise(acting) == "<a>a</a>b<p>c</p>d"


def test_a_check_does_not_load_it(root):
    program = (
        "import sys; from mopscert.checking import check; from pathlib import Path;"
        "check(Path(sys.argv[1])); sys.exit('nh3' in sys.modules)"
    )
    folder = root / "tests/fixtures/tiny"
    assert subprocess.run([sys.executable, "-c", program, str(folder)], check=False).returncode == 0

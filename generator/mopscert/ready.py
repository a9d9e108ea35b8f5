"""A rendered page as the HTML and contents that Python-Markdown would make of it, without running it.

Rendered pages hold nothing but headings and finished HTML, so there is nothing left to convert. A test compares the
site that comes of this with the one that plain MkDocs makes of the same pages, byte by byte.
"""

import re
from html import escape

import msgspec
from mkdocs.structure.toc import AnchorLink, TableOfContents

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) (.*) \{ #([\w-]+) \}\n+", re.MULTILINE)
_GAP = re.compile(r"\n{3,}")
_TAG = re.compile(r"<[^>]*>")


class Anchors(msgspec.Struct, frozen=True):
    """The ids in a rendered page, headings included; looked for when a hand-written page links to one."""

    text: str

    def __contains__(self, anchor: str) -> bool:
        return f' id="{escape(anchor)}"' in self.text or f" {{ #{anchor} }}\n" in self.text


class Ready(msgspec.Struct, frozen=True):
    """What MkDocs needs to know of a page's content."""

    content: str
    toc: TableOfContents


def ready(text: str, permalink: str, permalink_title: str) -> Ready:
    """Turn a rendered page's text (see `pages.markdown`) into finished content."""
    headings: list[AnchorLink] = []

    def heading(match: re.Match[str]) -> str:
        level, html, anchor = len(match[1]), match[2], match[3]
        headings.append(AnchorLink(_TAG.sub("", html), anchor, level))
        link = f'<a class="headerlink" href="#{anchor}" title="{escape(permalink_title)}">{permalink}</a>'
        return f'<h{level} id="{anchor}">{html}{link}</h{level}>\n'

    content = _HEADING.sub(heading, _FRONT.sub("", text) + "\n")
    content = _GAP.sub("\n\n", content).strip()
    return Ready(content, _contents(headings))


def _contents(headings: list[AnchorLink]) -> TableOfContents:
    top: list[AnchorLink] = []
    around: list[AnchorLink] = []
    for link in headings:
        while around and around[-1].level >= link.level:
            around.pop()
        (around[-1].children if around else top).append(link)
        around.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(top)

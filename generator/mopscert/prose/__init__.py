"""Authors' Markdown: the one dialect, how it is taken apart, and how it becomes safe HTML."""

from mopscert.prose.parser import BLOCK_KINDS, FENCE_KINDS, block_kind, has_markup, parse, parse_inline
from mopscert.prose.walk import Link, RawHtml, Run, images, links, raw_html, runs

__all__ = [
    "BLOCK_KINDS",
    "FENCE_KINDS",
    "Link",
    "RawHtml",
    "Run",
    "block_kind",
    "has_markup",
    "images",
    "links",
    "parse",
    "parse_inline",
    "raw_html",
    "runs",
]

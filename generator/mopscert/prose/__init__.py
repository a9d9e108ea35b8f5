"""Authors' Markdown: the one dialect, how it is taken apart, and how it becomes safe HTML."""

from mopscert.prose.parser import BLOCK_KINDS, parse, parse_inline
from mopscert.prose.walk import Link, RawHtml, images, links, raw_html

__all__ = ["BLOCK_KINDS", "Link", "RawHtml", "images", "links", "parse", "parse_inline", "raw_html"]

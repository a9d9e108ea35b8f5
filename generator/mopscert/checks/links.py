"""Addresses of other sites, wherever authors write them, for the rules about their form."""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.passages import passages
from mopscert.checks.references import Use
from mopscert.model import Curriculum

_SCHEMES = ("https:", "http:", "mailto:")


def external(curriculum: Curriculum) -> Iterator[Use]:
    """Links that leave the site and the addresses of sources, with their places."""
    for passage in passages(curriculum):
        for link, where in passage.links():
            if link.target.startswith(_SCHEMES):
                yield link.target, where
    if curriculum.sources and not curriculum.is_part:
        for number, source in enumerate(curriculum.sources.file.sources):
            if source.url:
                yield source.url, partial(curriculum.sources.document.place, "sources", number, "url")

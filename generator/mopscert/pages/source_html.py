"""A source as a line of a reading list."""

from markupsafe import Markup

from mopscert.model import Source
from mopscert.pages import words
from mopscert.pages.templating import template


def source_html(source: Source) -> Markup:
    """Authors, title with its address, publisher, date, and when a fact that changes was last checked."""
    w = words.catalogue()
    checked = w["sources"]["checked"].format(date=words.day(source.checked_on)) if source.checked_on else ""
    text = template("source.html").render(
        source=source, authors=", ".join(source.authors), kind=w["source_type"][source.type], checked=checked
    )
    return Markup(text.strip())  # noqa: S704 - made by an escaping template

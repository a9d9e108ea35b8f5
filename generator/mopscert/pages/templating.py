"""Templates: HTML is escaped unless it is ready HTML, and a missing value is an error, not a gap."""

from functools import cache

import jinja2
from markupsafe import Markup

from mopscert import addresses
from mopscert.pages import markdown, words
from mopscert.security.policy import Policy


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("mopscert.pages", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["heading"] = _heading
    environment.globals.update(
        count=words.count, day=words.day, duration=words.duration, hours=words.hours, link=addresses.link
    )
    # Whole pages of our own have no scripts inside.
    environment.globals["policy"] = Markup(Policy().meta)  # noqa: S704 - our own words
    return environment


def _heading(text: str | Markup, level: int, anchor: str) -> Markup:
    html = text if isinstance(text, Markup) else Markup.escape(text)
    return Markup(markdown.heading(level, str(html), anchor))  # noqa: S704 - escaped just above


@cache
def template(name: str) -> jinja2.Template:
    """A template of `pages/templates/`, without its ending `.j2`."""
    return _environment().get_template(f"{name}.j2")

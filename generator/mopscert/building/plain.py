"""The page without author's text, for addresses that lead nowhere, kept from build to build as others are.

Where no page is made anew, it alone would need the templates of the theme, which take long to compile.
"""

from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from mopscert.caching import Store

NAME = "404.html"


class Kept(jinja2.Template):
    """A template whose page is kept, by the key of all that it comes from."""

    def __new__(cls, template: jinja2.Template, store: Store, key: bytes) -> "Kept":  # noqa: ARG004
        """Not compiled, as other templates are."""
        return object.__new__(cls)

    def __init__(self, template: jinja2.Template, store: Store, key: bytes) -> None:
        self._template, self._store, self._key = template, store, key

    def render(self, *args: Any, **values: Any) -> str:
        """The page."""
        kept = self._store.get(self._key)
        if kept is None:
            kept = self._template.render(*args, **values).encode()
            self._store.put(self._key, kept)
        return kept.decode()


def is_able(config: MkDocsConfig) -> bool:
    """Whether nobody but us takes part in showing the page, so that its parts are all known."""
    events = config.plugins.events
    takers = [taker for name in ("env", "pre_template", "template_context") for taker in events[name]]
    return all(getattr(taker, "__self__", None) is config.plugins.get("mopscert") for taker in takers)

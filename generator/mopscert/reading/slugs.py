"""A text in the form of an id, to be offered where an id or an anchor has another form."""

import re
import unicodedata


def slug(text: str) -> str:
    """Small letters, digits and single hyphens; "" where the text has no letter or digit of the kind."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))

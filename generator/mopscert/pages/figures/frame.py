"""The frame around every drawing: caption, both forms, and the text version."""

from math import ceil

from mopscert.pages import words
from mopscert.pages.figures.markup import element, plain
from mopscert.pages.figures.shapes import Drawing

WIDE, NARROW = 700, 336


def frame(prefix: str, title: str, caption: str, forms: tuple[Drawing, Drawing], text: str, role: str = "img") -> str:
    """A figure; `text` is ready HTML. A drawing that holds links needs the role of a group, not of an image."""
    wide, narrow = forms
    parts = [
        _caption(prefix, title, caption),
        _svg(prefix, "wide", WIDE, title, wide, role),
        _svg(prefix, "narrow", NARROW, title, narrow, role),
        element(
            "details",
            element("summary", words.catalogue()["figure"]["text_version"]) + text,
            class_="mops-figure__text",
            id=f"{prefix}-text",
        ),
    ]
    return element("figure", "\n" + "\n".join(parts) + "\n", class_="mops-figure", id=prefix)


def _caption(prefix: str, title: str, caption: str) -> str:
    heading = element("span", plain(title), class_="mops-figure__title")
    return element("figcaption", heading + " " + element("span", plain(caption), id=f"{prefix}-caption"))


def _svg(prefix: str, form: str, width: float, title: str, drawing: Drawing, role: str) -> str:
    # Search would otherwise find every word three times.
    return element(
        "svg",
        element("title", plain(title), id=f"{prefix}-{form}-title") + drawing.markup,
        class_=f"mops-figure__{form}",
        viewBox=f"0 0 {width} {ceil(drawing.height)}",
        role=role,
        aria_labelledby=f"{prefix}-{form}-title",
        aria_describedby=f"{prefix}-caption",
        aria_details=f"{prefix}-text",
        data_search_exclude="",
    )

"""A figure of any type to HTML."""

from mopscert.model import Bars, Chasm, Columns, Figure, Grid, Phases
from mopscert.pages.figures import bars, chasm, columns, grid, phases
from mopscert.pages.figures.frame import frame
from mopscert.pages.figures.shapes import Drawing


def draw(figure: Figure, prefix: str) -> str:
    """A figure as HTML whose ids all begin with `prefix`."""
    wide, narrow, text = _forms(figure)
    return frame(prefix, figure.title, figure.caption, (wide, narrow), text)


def _forms(figure: Figure) -> tuple[Drawing, Drawing, str]:
    """The wide form, the narrow form, and the text."""
    match figure:
        case Columns():
            return columns.wide(figure), columns.narrow(figure), columns.text(figure)
        case Grid():
            return grid.wide(figure), grid.narrow(figure), grid.text(figure)
        case Chasm():
            return chasm.wide(figure), chasm.narrow(figure), chasm.text(figure)
        case Phases():
            return phases.wide(figure), phases.narrow(figure), phases.text(figure)
        case Bars():
            return bars.wide(figure), bars.narrow(figure), bars.text(figure)

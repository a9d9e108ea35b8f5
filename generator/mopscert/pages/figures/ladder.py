"""The levels as steps, with a sign for each module: the picture of the programme on its home page."""

from collections.abc import Sequence
from html import escape

import msgspec

from mopscert.model import Kind
from mopscert.pages.figures import shapes
from mopscert.pages.figures.flow import Paragraph, flow, height
from mopscert.pages.figures.markup import element
from mopscert.pages.figures.node import kind_sign
from mopscert.pages.figures.text import QUIET, STRONG

_WIDTH, _GAP, _RISE, _PADDING = 164, 10, 58, 14
_BESIDE, _ROW = 4, 26


class Step(msgspec.Struct, frozen=True):
    """A level: its title and motto, and for each module its kind and whether it has a lesson."""

    title: str
    motto: str
    modules: Sequence[tuple[Kind, bool]]


def draw_ladder(steps: Sequence[Step], label: str, pale: str) -> str:
    """Steps that rise from left to right, as HTML; `label` says the same in words, `pale` what a pale sign means."""
    head = max(height(_words(step), _WIDTH - 2 * _PADDING) for step in steps) + _PADDING
    lowest = head + _ROW * -(-max(len(step.modules) for step in steps) // _BESIDE) + _PADDING
    bottom = lowest + _RISE * (len(steps) - 1)
    drawn = [_step(step, number, bottom - lowest - _RISE * number, bottom, head) for number, step in enumerate(steps)]
    width = len(steps) * (_WIDTH + _GAP) - _GAP
    svg = element(
        "svg", "".join(drawn), viewBox=f"0 0 {width} {bottom}", role="img", aria_label=label, data_search_exclude=""
    )
    note = "" if all(written for step in steps for _, written in step.modules) else element("p", escape(pale))
    return element("div", svg + note, class_="mops-figure mops-ladder")


def _step(step: Step, number: int, top: float, bottom: float, head: float) -> str:
    left = number * (_WIDTH + _GAP)
    box = shapes.rect(left, top, _WIDTH, bottom - top, "f-tint", 0) + shapes.rect(left, top, _WIDTH, 4, "f-tone", 0)
    words = flow(_words(step), left + _PADDING, top + _PADDING, _WIDTH - 2 * _PADDING)
    return box + words + "".join(_signs(step, left, top + head + _PADDING))


def _words(step: Step) -> list[Paragraph]:
    return [Paragraph(step.title, STRONG), Paragraph(step.motto, QUIET, 2)]


def _signs(step: Step, left: float, top: float) -> Sequence[str]:
    signs = []
    for number, (kind, written) in enumerate(step.modules):
        row, column = divmod(number, _BESIDE)
        x = left + _PADDING + 10 + column * (_WIDTH - 2 * _PADDING - 20) / (_BESIDE - 1)
        signs.append(shapes.group(kind_sign(kind, x, top + row * _ROW), None if written else "f-faint"))
    return signs

"""Figures as ready HTML: two SVGs, one for wide and one for narrow screens, and the same content as text."""

from mopscert.pages.figures.conversation import conversation_svg, draw_conversation, effects_in_words
from mopscert.pages.figures.dependencies import Node, draw_dependencies
from mopscert.pages.figures.drawing import draw
from mopscert.pages.figures.ladder import Step, draw_ladder

__all__ = [
    "Node",
    "Step",
    "conversation_svg",
    "draw",
    "draw_conversation",
    "draw_dependencies",
    "draw_ladder",
    "effects_in_words",
]

"""A dialogue as a map: which turn leads where, how it can end, and all that is said as its text version."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

import msgspec

from mopscert.measures.runs import Runs, met
from mopscert.measures.words import plain as read
from mopscert.model import METERS, Dialogue, Effects
from mopscert.pages import words
from mopscert.pages.figures import shapes
from mopscert.pages.figures.flowchart import flowchart
from mopscert.pages.figures.frame import NARROW, WIDE, frame
from mopscert.pages.figures.lanes import lanes
from mopscert.pages.figures.layers import layered
from mopscert.pages.figures.markup import element, items, plain, strong
from mopscert.pages.figures.text import BODY, STRONG, Style, balance

_PADDING = 8
_SIGN = 20
# So many words of a turn stand in its box: enough to know it again.
_WORDS = 5
# A file of its own has no style of the site around it.
_STYLE = """
svg{--tone:#12363f;--paper:#fff;--box:#f5f8f8;--ink:#12363f;--gain:#17653a;--risk:#9c3412;--quiet:#4f6169;
color:#1b2a2f;background:var(--paper);font-family:system-ui,sans-serif}
@media(prefers-color-scheme:dark){svg{--tone:#dcebee;--paper:#111a1d;--box:#18252a;--ink:#dcebee;--gain:#7fd3a0;
--risk:#f3a583;--quiet:#a6b8bd;color:#dbe6e8}}
text{fill:currentcolor}.f-ink{fill:var(--ink)}.f-tone{fill:var(--tone)}
.f-gain{--tone:var(--gain)}.f-risk{--tone:var(--risk)}.f-neutral{--tone:var(--quiet)}
.f-box{fill:var(--box);stroke:var(--tone);stroke-width:1.5}.f-outside{fill:var(--paper)}
.f-edge,.f-cut,.f-halo{fill:none;stroke:var(--tone);stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.f-cut{stroke:var(--paper);stroke-width:2}.f-halo{stroke:var(--paper);stroke-width:4.5}
.f-round{stroke:var(--tone);stroke-width:1.5;stroke-linejoin:round}
"""


class Stop(msgspec.Struct, frozen=True):
    """A turn or an end on the map; an end has a tone, by whether runs that come to it end well."""

    name: str
    about: str
    tone: str | None = None

    def height(self, width: float) -> float:
        """How high its box must be."""
        return sum(len(lines) * style.leading for lines, style in self._texts(width)) + self._sign() + 2 * _PADDING

    def draw(self, x: float, y: float, width: float, tall: float) -> str:
        """A box around the name and what it is about, with the sign of its tone."""
        drawn = [shapes.rect(x, y, width, tall, "f-box f-outside" if self.tone else "f-box")]
        if self.tone:
            drawn.append(shapes.mark(self.tone, x + _PADDING, y + _PADDING + 9))
        top = y + _PADDING + self._sign()
        for lines, style in self._texts(width):
            for line in lines:
                drawn.append(shapes.text_line(plain(line), x + _PADDING, top, style))
                top += style.leading
        return shapes.group("".join(drawn), f"f-{self.tone}" if self.tone else None)

    def _texts(self, width: float) -> Iterator[tuple[Sequence[str], Style]]:
        for text, style in ((self.name, STRONG), (self.about, BODY)):
            if text:
                yield balance(text, width - 2 * _PADDING, style), style

    def _sign(self) -> float:
        """How much room the sign takes above the text, so that long words have the whole width."""
        return _SIGN if self.tone else 0


class Map:
    """The stops of a dialogue that is sound and in one piece, and the ways between them."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue
        self.nodes = {node.id: node for node in dialogue.nodes}
        self.ends = {end.id: end for end in dialogue.ends}
        self.speakers = {role.id: role.name for role in dialogue.roles}
        edges = [(node.id, option.next) for node in dialogue.nodes for option in node.options]
        self.layers = layered(list(met(dialogue)), edges)
        # Numbers run with the drawing, from top to bottom.
        self.order = [slot[0] for row in self.layers.rows for slot in row if len(slot) == 1]
        turns = [name for name in self.order if name in self.nodes]
        self.numbers = {name: number for number, name in enumerate(turns, start=1)}
        tones = _tones(dialogue)
        self.stops = {name: self._stop(name, tones) for name in self.order}

    def label(self, name: str) -> str:
        """A turn by its number and speaker, an end by its title."""
        w = words.catalogue()["dialogue"]
        if name in self.ends:
            return f"{w['end']}: {self.ends[name].title}"
        return str(w["turn"]).format(number=self.numbers[name], speaker=self.speakers[self.nodes[name].speaker])

    def told(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """For each turn its label, its line, and its answers with effects and where they lead."""
        for name in self.numbers:
            node = self.nodes[name]
            answers = [
                f"{read(option.text)} ({effects_in_words(option.effects)}) \u2192 {self.label(option.next)}"
                for option in node.options
            ]
            yield self.label(name), read(node.line), answers

    def told_ends(self) -> Iterator[tuple[str, str]]:
        """For each end its label, and whether runs that come to it end well."""
        tones = words.catalogue()["dialogue"]["tones"]
        for name in self.order:
            if name in self.ends:
                yield self.label(name), tones[self.stops[name].tone]

    def _stop(self, name: str, tones: Mapping[str, str]) -> Stop:
        if name in self.ends:
            return Stop(self.ends[name].title, "", tones.get(name, "neutral"))
        return Stop(self.label(name), _begun(read(self.nodes[name].line)))


def draw_conversation(dialogue: Dialogue, prefix: str) -> str:
    """The map as HTML whose ids all begin with `prefix`; the dialogue has to be sound and in one piece."""
    w = words.catalogue()["dialogue"]
    map_ = Map(dialogue)
    forms = _wide(map_), lanes(map_.stops, map_.layers, NARROW)
    turns = [strong(label, line) + items(map(plain, answers), "ol") for label, line, answers in map_.told()]
    ends = [strong(label, about) for label, about in map_.told_ends()]
    return frame(prefix, w["map_title"].format(title=dialogue.title), w["map_caption"], forms, items([*turns, *ends]))


def conversation_svg(dialogue: Dialogue) -> str:
    """The map as a file of its own, with its text version as the description."""
    map_ = Map(dialogue)
    drawing = _wide(map_)
    head = element("title", plain(dialogue.title), id="title") + element("desc", plain(_description(map_)), id="desc")
    style = element("style", " ".join(_STYLE.split()))
    return element(
        "svg",
        head + style + shapes.moved(drawing.markup, _PADDING, _PADDING),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDE + 2 * _PADDING} {ceil(drawing.height) + 2 * _PADDING}",
        role="img",
        aria_labelledby="title",
        aria_describedby="desc",
    )


def effects_in_words(effects: Effects) -> str:
    """What an option does to the meters; those that stay are not named."""
    w = words.catalogue()["dialogue"]
    moved = [
        w["moves"].format(meter=w["meter"][name], by=words.signed(getattr(effects, name)))
        for name in METERS
        if getattr(effects, name)
    ]
    return " \u00b7 ".join(moved) if moved else str(w["moves_nothing"])


def _begun(line: str) -> str:
    """The first words of what is said."""
    said = line.split()
    if len(said) <= _WORDS:
        return line
    return " ".join(said[:_WORDS]).lstrip('"\u201c').rstrip(",;:.") + "\u2026"  # no quotation that is never closed


def _wide(map_: Map) -> shapes.Drawing:
    return flowchart(map_.stops, map_.layers, WIDE) or lanes(map_.stops, map_.layers, WIDE)


def _description(map_: Map) -> str:
    turns = [f"{label}: {line} {' '.join(answers)}" for label, line, answers in map_.told()]
    return " ".join([*turns, *(f"{label}: {about}" for label, about in map_.told_ends())])


def _tones(dialogue: Dialogue) -> dict[str, str]:
    """For each end, whether all runs that come to it end well (gain), none (risk), or some."""
    met: dict[str, set[bool]] = {}
    for name, levels in Runs(dialogue).ended():
        met.setdefault(name, set()).add(min(levels) >= 0)
    tones = {frozenset({True}): "gain", frozenset({False}): "risk"}
    return {name: tones.get(frozenset(found), "neutral") for name, found in met.items()}

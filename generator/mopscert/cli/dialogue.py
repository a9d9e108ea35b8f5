"""`mopscert dialogue`: a dialogue as its author can have it in a terminal, and as a map."""

import difflib
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from mopscert.checking import check
from mopscert.cli.common import Failure, root_option, told, write_report
from mopscert.cli.verbs import Verbs
from mopscert.measures.runs import dialogues, is_joined, is_sound
from mopscert.measures.words import plain
from mopscert.model import METERS, Dialogue, End, Node, Reply
from mopscert.pages import words
from mopscert.pages.figures import conversation_svg, effects_in_words

_WIDTH = 88
_ASK = "1, 2 or 3 to answer, u to take the last answer back, q to stop: "
_ASK_OVER = "u to take the last answer back, s to start again, q to stop: "


@click.group(name="dialogue", cls=Verbs)
def command() -> None:
    """Play a dialogue in the terminal, or draw its map.

    Example: mopscert dialogue play beyond-the-ticket
    """


@command.command()
@click.argument("id")
@root_option
def play(id: str, root: Path) -> None:
    """Play the dialogue of a module: choose answers by their numbers, and see what they move.

    It also reads what is piped in, one answer a line, and stops where that ends.

    Example: mopscert dialogue play beyond-the-ticket
    """
    with told():
        dialogue = _dialogue(id, root)
    _Play(dialogue).run()


@command.command(name="map")
@click.argument("id")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write to, not the terminal.")
@root_option
def draw(id: str, output: Path | None, root: Path) -> None:
    """Draw the turns and ends of a module's dialogue as SVG, with all that is said as its description.

    Example: mopscert dialogue map beyond-the-ticket --output map.svg
    """
    with told():
        svg = conversation_svg(_dialogue(id, root)) + "\n"
        if output is None:
            click.echo(svg, nl=False)
        else:
            write_report(output, svg)


def _dialogue(name: str, root: Path) -> Dialogue:
    """The dialogue of a module; Failure when there is none, or none that can be played."""
    found = {module.id: dialogue for module, dialogue in dialogues(check(root).curriculum)}
    if name not in found:
        near = difflib.get_close_matches(name, found, n=1)
        mend = f'did you mean "{near[0]}"?' if near else f"these have one: {', '.join(sorted(found)) or 'none'}"
        raise Failure(f'no module "{name}" has a dialogue that can be read; {mend}')
    if not (is_sound(found[name]) and is_joined(found[name])):
        raise Failure(f'the dialogue of "{name}" cannot be played through; "mopscert check" says why')
    return found[name]


class _Play:
    """A run that goes on until somebody stops it; where it stands follows from the answers given."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue
        self.nodes = {node.id: node for node in dialogue.nodes}
        self.ends = {end.id: end for end in dialogue.ends}
        self.speakers = {role.id: role.name for role in dialogue.roles}
        self.answers: list[Reply] = []

    def run(self) -> None:
        """Tell and ask until there is nothing left to read."""
        _say(self.dialogue.title, self.dialogue.scene, self.dialogue.goal)
        self._show()
        for typed in self._typed():
            if self._take(typed):
                self._show()

    def _typed(self) -> Iterator[str]:
        """What is typed, line by line, up to q or the end."""
        while True:
            click.echo(_ASK_OVER if self._is_over() else _ASK, nl=False)
            line = sys.stdin.readline()
            if not sys.stdin.isatty():
                click.echo(line.strip())
            if not line or line.strip().lower() == "q":
                return
            yield line.strip().lower()

    def _take(self, typed: str) -> bool:
        """Do what was typed; False when it meant nothing here."""
        node = self.nodes.get(self._at())
        if typed == "u" and self.answers:
            self.answers.pop()
        elif typed == "s":
            self.answers.clear()
        elif node and typed in ("1", "2", "3"):
            option = node.options[int(typed) - 1]
            self.answers.append(option)
            _say(f"You: {option.text}", option.consequence, f"[{effects_in_words(option.effects)}]")
        else:
            click.echo(f'"{typed}" means nothing here.')
            return False
        return True

    def _at(self) -> str:
        return self.answers[-1].next if self.answers else self.dialogue.start

    def _is_over(self) -> bool:
        return self._at() in self.ends

    def _levels(self) -> list[int]:
        return [
            getattr(self.dialogue.meters, name).start + sum(getattr(answer.effects, name) for answer in self.answers)
            for name in METERS
        ]

    def _show(self) -> None:
        at = self._at()
        _say(*(self._end(self.ends[at]) if at in self.ends else self._turn(self.nodes[at])), self._meters())

    def _turn(self, node: Node) -> Iterator[str]:
        yield f"{self.speakers[node.speaker]}: {node.line}"
        for number, option in enumerate(node.options, start=1):
            yield f"{number}. {option.text}"

    def _end(self, end: End) -> Iterator[str]:
        w = words.catalogue()
        yield f"{w['dialogue']['end']}: {end.title}"
        yield from (end.line, end.debrief)
        if min(self._levels()) >= 0:
            yield w["web"]["dialogue"]["well"]
        yield self.dialogue.closing

    def _meters(self) -> str:
        titles = words.catalogue()["dialogue"]["meter"]
        shown = (f"{titles[name]} {words.signed(level)}" for name, level in zip(METERS, self._levels(), strict=True))
        return f"[{' | '.join(shown)}]"


def _say(*paragraphs: str) -> None:
    """Paragraphs as wide as they are read well, with a line between them."""
    for text in paragraphs:
        for part in text.strip().split("\n\n"):
            click.echo(textwrap.fill(plain(part), _WIDTH) + "\n")

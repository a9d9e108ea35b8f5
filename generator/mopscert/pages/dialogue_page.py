"""The page of a dialogue: the scene, and the whole conversation to open step by step, or by script to play.

Answers are nested where the conversation branches. A node or end to which several answers lead has a section of its
own, and those answers link to it, so that nothing stands there twice and circles come to an end.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from mopscert import addresses
from mopscert.measures.runs import met
from mopscert.model import METERS, Curriculum, Dialogue, End, Module, Node, Programme, Reply
from mopscert.pages import markdown, words
from mopscert.pages.context import context
from mopscert.pages.figures import effects_in_words
from mopscert.pages.practice import edit, objectives, place
from mopscert.pages.templating import template
from mopscert.prose.html import Context, render_inline, render_text


def dialogue_page(curriculum: Curriculum, programme: Programme, module: Module, dialogue: Dialogue) -> str:
    """Markdown of a dialogue's page."""
    w = words.catalogue()["dialogue"]
    page = addresses.dialogue_page(module.id)
    links = context(curriculum, page, addresses.module_page(module.id))
    tree = _Tree(dialogue, links)
    return template("dialogue.md").render(
        front=markdown.front_matter(
            {"title": dialogue.title, "description": w["description"].format(module=module.title)}
        ),
        w=w,
        common=words.catalogue()["practice"],
        dialogue=dialogue,
        known=" ".join([module.id, *module.aliases]),
        levels=" ".join(str(getattr(dialogue.meters, name).start) for name in METERS),
        place=place(programme, module, page),
        objectives=objectives(module, dialogue.practises),
        scene=render_text(dialogue.scene, links),
        goal=render_inline(dialogue.goal, links),
        roles=[{"name": role.name, "about": render_inline(role.about, links)} for role in dialogue.roles],
        meters=[_meter(dialogue, name, links) for name in METERS],
        turns=list(tree.turns()),
        ends=list(tree.shared_ends()),
        closing=render_inline(dialogue.closing, links),
        mentor=addresses.link(page, addresses.mentor_page(module.id)),
        edits=[edit(programme, words.catalogue()["module"]["edit_dialogue"], dialogue.document.path)],
    )


def _meter(dialogue: Dialogue, name: str, links: Context) -> dict[str, str]:
    meter = getattr(dialogue.meters, name)
    titles = words.catalogue()["dialogue"]["meter"]
    return {"title": titles[name], "means": render_inline(meter.means, links), "start": words.signed(meter.start)}


class _Tree:
    """The conversation as sections, each with what is nested in it."""

    def __init__(self, dialogue: Dialogue, links: Context) -> None:
        self.dialogue = dialogue
        self.links = links
        self.nodes: Mapping[str, Node] = {node.id: node for node in dialogue.nodes}
        self.ends: Mapping[str, End] = {end.id: end for end in dialogue.ends}
        self.speakers = {role.id: role.name for role in dialogue.roles}
        self.ways = Counter(option.next for node in dialogue.nodes for option in node.options)
        # The number of each section, by the id of its node; the order is that in which runs come to them.
        sections = (name for name in met(dialogue) if name in self.nodes and self._is_section(name))
        self.numbers = {name: number for number, name in enumerate(sections, start=1)}

    def turns(self) -> Iterator[dict[str, Any]]:
        """The sections of the conversation."""
        for name in self.numbers:
            yield {"anchor": _anchor(name), "heading": self._label(name), **self._node(name)}

    def shared_ends(self) -> Iterator[dict[str, Any]]:
        """The ends that have a section of their own."""
        for end in self.dialogue.ends:
            if self._is_section(end.id):
                yield {"anchor": _anchor(end.id), **self._end(end)}

    def _is_section(self, name: str) -> bool:
        return name == self.dialogue.start or self.ways[name] > 1

    def _label(self, name: str) -> str:
        text: str = words.catalogue()["dialogue"]["turn"]
        return text.format(number=self.numbers[name], speaker=self.speakers.get(self.nodes[name].speaker, ""))

    def _node(self, name: str) -> dict[str, Any]:
        node = self.nodes[name]
        return {
            "id": node.id,
            "speaker": self.speakers.get(node.speaker, ""),
            "line": render_text(node.line, self.links),
            "options": [self._option(option) for option in node.options],
        }

    def _option(self, option: Reply) -> dict[str, Any]:
        return {
            "text": render_inline(option.text, self.links),
            "consequence": render_text(option.consequence, self.links),
            "effects": effects_in_words(option.effects),
            "moves": " ".join(str(getattr(option.effects, name)) for name in METERS),
            "next": option.next,
            **self._following(option.next),
        }

    def _following(self, name: str) -> dict[str, Any]:
        """What comes after an option: a link to a section, a nested end, or a nested node."""
        link = self._link(name) if self._is_section(name) else None
        end = self._end(self.ends[name]) if not link and name in self.ends else None
        return {"link": link, "end": end, "node": None if link or end else self._node(name)}

    def _link(self, name: str) -> dict[str, str]:
        w = words.catalogue()["dialogue"]
        if name in self.ends:
            return {"href": f"#{_anchor(name)}", "text": w["ends_with"].format(title=self.ends[name].title)}
        return {"href": f"#{_anchor(name)}", "text": w["goes_on"].format(turn=self._label(name))}

    def _end(self, end: End) -> dict[str, Any]:
        return {
            "id": end.id,
            "title": end.title,
            "line": render_text(end.line, self.links),
            "debrief": render_text(end.debrief, self.links),
        }


def _anchor(name: str) -> str:
    return f"turn-{name}"

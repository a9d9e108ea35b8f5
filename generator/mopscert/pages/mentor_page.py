"""The page for those who practise a dialogue with people: how to go about it, what to look for, and the map."""

from mopscert import addresses
from mopscert.model import Curriculum, Dialogue, Module, Programme
from mopscert.pages import markdown, words
from mopscert.pages.context import context
from mopscert.pages.figures import draw_conversation
from mopscert.pages.practice import edit, place
from mopscert.pages.templating import template
from mopscert.prose.html import render_inline


def mentor_page(curriculum: Curriculum, programme: Programme, module: Module, dialogue: Dialogue) -> str:
    """Markdown of the page for mentors of a dialogue."""
    w = words.catalogue()["dialogue"]
    page = addresses.mentor_page(module.id)
    links = context(curriculum, page, addresses.module_page(module.id))
    title = w["mentor_title"].format(title=dialogue.title)
    return template("mentor.md").render(
        front=markdown.front_matter(
            {"title": title, "description": w["mentor_description"].format(title=dialogue.title)}
        ),
        w=w,
        common=words.catalogue()["practice"],
        title=title,
        dialogue=dialogue,
        dialogue_href=addresses.link(page, addresses.dialogue_page(module.id)),
        place=place(programme, module, page),
        goal=render_inline(dialogue.goal, links),
        rubric=[
            {"title": each.title, "levels": [render_inline(level, links) for level in each.levels]}
            for each in dialogue.rubric
        ],
        map=draw_conversation(dialogue, "conversation-map"),
        edits=[edit(programme, words.catalogue()["module"]["edit_dialogue"], dialogue.document.path)],
    )

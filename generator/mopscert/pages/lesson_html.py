"""A lesson to pieces of Markdown and HTML: headings for the builder, prose, checks and figures ready made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from markdown_it.token import Token

from mopscert import prose
from mopscert.model import Lesson, Module, Pool, Question
from mopscert.pages import markdown
from mopscert.pages.figures import draw
from mopscert.pages.question_html import Asking, labels, questions_html
from mopscert.prose.html import Context, render, render_inline

CHECK, FIGURE = "self-check", "figure"
# Gives the piece that the token of a number starts, and how many tokens it takes; None where it is prose.
Widget = Callable[[int], tuple[str | None, int]]


def lesson_markdown(asking: Asking, lesson: Lesson) -> str:
    """The whole lesson."""

    def widget(number: int) -> tuple[str | None, int]:
        return _widget(asking, lesson.tokens, number, asking.links)

    return "\n\n".join(_pieces(lesson.tokens, asking.links, widget))


def text_markdown(text: str, context: Context) -> str:
    """A text in the dialect of lessons that belongs to no module: it has no questions and no figures."""
    tokens = prose.parse(text)
    return "\n\n".join(_pieces(tokens, context, lambda number: _heading(tokens, number, context)))


def remaining_questions(module: Module) -> tuple[Question, ...]:
    """Questions of the lesson pool that the lesson does not place."""
    placed = {named.id for named in module.lesson.checks} if module.lesson else set()
    return tuple(item for item in (module.quiz.pool(Pool.LESSON) if module.quiz else ()) if item.id not in placed)


def _pieces(tokens: Sequence[Token], context: Context, widget: Widget) -> Iterator[str]:
    start = 0
    for number, token in enumerate(tokens):
        if token.level > 0 or number < start:
            continue
        piece, length = widget(number)
        if piece is not None:
            yield from _prose(tokens[start:number], context)
            yield piece
            start = number + length
    yield from _prose(tokens[start:], context)


def _prose(tokens: Sequence[Token], context: Context) -> Iterator[str]:
    if tokens:
        yield f'<div class="mops-prose">\n{render(tokens, context)}</div>'


def _widget(asking: Asking, tokens: Sequence[Token], number: int, context: Context) -> tuple[str | None, int]:
    """The piece that a token starts, and how many tokens it takes; None where it is prose."""
    token = tokens[number]
    if token.type == "heading_open":
        return _heading(tokens, number, context, asking.module.former_anchors)
    if token.type == "fence" and token.info.strip() == CHECK:
        return _checks(asking, token.content.split()), 1
    if token.type == "fence" and token.info.strip() == FIGURE:
        return _figures(asking.module, token.content.split()), 1
    return None, 0


def _heading(
    tokens: Sequence[Token], number: int, context: Context, former: Mapping[str, str] | None = None
) -> tuple[str | None, int]:
    """A heading, where one starts here, with the anchors that it had once."""
    token = tokens[number]
    if token.type != "heading_open":
        return None, 0
    text = render_inline(tokens[number + 1].content, context)
    anchor = str(token.attrGet("id") or "")
    return markdown.heading(int(token.tag[1]), _anchors(former or {}, anchor) + text, anchor), 3


def _anchors(anchors: Mapping[str, str], anchor: str) -> str:
    """What a heading was called once, as places that old links find."""
    former = sorted(was for was, now in anchors.items() if anchor and now == f"#{anchor}")
    return "".join(f'<span id="{escape(was)}"></span>' for was in former)


def placed_questions(module: Module) -> tuple[Question, ...]:
    """Questions that the lesson places, in its order."""
    items = {item.id: item for item in (module.quiz.items if module.quiz else ())}
    named = module.lesson.checks if module.lesson else ()
    return tuple(items[each.id] for each in named if each.id in items)


def _checks(asking: Asking, ids: Sequence[str]) -> str:
    placed, remaining = placed_questions(asking.module), remaining_questions(asking.module)
    here = [item for item in placed if item.id in ids]
    start = placed.index(here[0]) + 1 if here else 0
    return questions_html(asking, here, labels(start, len(here), len(placed) + len(remaining)))


def _figures(module: Module, ids: Sequence[str]) -> str:
    figures = {figure.id: figure for figure in module.figures}
    return "\n\n".join(f"<div>{draw(figures[name], f'figure-{escape(name)}')}</div>" for name in ids if name in figures)

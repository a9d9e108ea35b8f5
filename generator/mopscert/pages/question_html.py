"""Questions as complete, valid HTML that works without script and is upgraded in place."""

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import msgspec

from mopscert import addresses, prose
from mopscert.model import Case, Curriculum, Module, Order, Pool, Programme, Question
from mopscert.pages import words
from mopscert.pages.context import context
from mopscert.pages.figures import draw
from mopscert.pages.question_parts import parts
from mopscert.pages.templating import template
from mopscert.prose.html import Context, render, render_inline, render_text


class Asking(msgspec.Struct, frozen=True):
    """Who asks: the module whose questions these are, and the page that shows them."""

    curriculum: Curriculum
    programme: Programme
    module: Module
    page: str

    @property
    def links(self) -> Context:
        """How links in the questions are resolved."""
        return context(self.curriculum, self.page, addresses.module_page(self.module.id))


def questions_html(asking: Asking, items: Sequence[Question], labels: Sequence[str]) -> str:
    """Questions under each other; those of one case that follow each other stand below it."""
    return "\n\n".join(_sets(asking, list(zip(items, labels, strict=True))))


def question_html(asking: Asking, item: Question, label: str = "") -> str:
    """A question with its answers, and its key and rationales in a `details`; `label` stands above it."""
    links = asking.links
    intro, stem = _stem(item.stem, links)
    told = stem.endswith(":")  # the stem itself says what to do, as in "Put the steps in order:"
    if told and isinstance(item, Order) and item.extras:
        stem = f"{stem[:-1]}."  # since another sentence follows
    return template("question.html").render(
        item=item,
        kind=type(item).__struct_config__.tag,
        w=words.catalogue()["question"],
        label=label,
        intro=intro,
        stem=stem,
        told=told,
        **parts(item, links, partial(_idea, asking, links)),
        hint=render_inline(item.hint, links) if item.hint else None,
        principle=render_text(item.explanation, links),
        learn=section_link(item.learn, asking.module, links, asking.page),
        report=report_link(asking.programme, asking.module, item),
        linked=item.pool == Pool.LESSON,  # the others have no place of their own
    )


def labels(start: int, count: int, total: int) -> Sequence[str]:
    """Labels of `count` questions of a page, of which the first has the number `start`."""
    text: str = words.catalogue()["question"]["label"]
    return [text.format(number=number, total=total) for number in range(start, start + count)]


def report_link(programme: Programme, module: Module, item: Question) -> str:
    """Address of a prefilled report of a problem with a question: its id, revision and the version of the programme."""
    fields = {"template": "1-question.yml", "question": item.id, "module": module.title, "rev": item.rev}
    query = urlencode({**fields, "release": programme.version})
    return f"{programme.repository.url}/issues/new?{query}"


def _sets(asking: Asking, labelled: Sequence[tuple[Question, str]]) -> Iterator[str]:
    cases = {case.id: case for case in (asking.module.quiz.cases if asking.module.quiz else ())}
    for name, each in groupby(labelled, key=lambda pair: pair[0].case):
        group = list(each)
        html = "\n\n".join(question_html(asking, item, label) for item, label in group)
        # A page may show a case twice, with other questions each time.
        yield case_html(asking, cases[name], f"{name}-{group[0][0].id}", html) if name in cases else html


def case_html(asking: Asking, case: Case, anchor: str, questions: str = "") -> str:
    """The situation of a case, and below it the questions about it; `anchor` names it on its page."""
    figures = {figure.id: figure for figure in asking.module.figures}
    figure = figures.get(case.figure or "")
    return template("case.html").render(
        anchor=f"case-{anchor}",
        case=case,
        label=words.catalogue()["question"]["case"],
        text=render_text(case.text, asking.links),
        figure=draw(figure, f"case-{escape(anchor)}") if figure else "",
        questions=questions,
    )


def _idea(asking: Asking, links: Context, name: str | None) -> dict[str, Any] | None:
    """The wrong idea that an answer stands for: the idea, what repairs it, and where."""
    known = asking.curriculum.misconceptions_by_id.get(name or "")
    if known is None:
        return None
    return {
        "id": known.id,
        "idea": render_inline(known.idea, links),
        "repair": render_inline(known.repair, links),
        "href": _section(asking, known.learn),
    }


def _section(asking: Asking, learn: str | None) -> str:
    name, _, anchor = (learn or "").partition("#")
    module = asking.curriculum.by_id.get(name)
    if module is None or module.lesson is None:
        return ""
    return addresses.link(asking.page, addresses.module_page(name), anchor)


def section_link(anchor: str, module: Module, links: Context, page: str) -> tuple[str, str] | None:
    """Address and name of a section of a module's lesson, by its anchor with `#`; None when there is none."""
    for heading in module.lesson.headings if module.lesson else ():
        if f"#{heading.anchor}" == anchor:
            href = addresses.link(page, addresses.module_page(module.id), anchor[1:])
            return href, render_inline(heading.text, links)
    return None


def _stem(text: str, links: Context) -> tuple[str, str]:
    """The blocks before the last paragraph, and that paragraph as inline HTML: a legend holds no blocks."""
    tokens = prose.parse(text)
    starts = [number for number, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0]
    last = tokens[starts[-1] :]
    if last[0].type != "paragraph_open":
        return render(tokens, links), ""
    return render(tokens[: starts[-1]], links), render_inline(last[1].content, links)

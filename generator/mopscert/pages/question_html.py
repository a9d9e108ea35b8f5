"""A question to complete, valid HTML that works without script and is upgraded in place."""

import hashlib
from collections.abc import Sequence

from mopscert import prose
from mopscert.model import Module, Multiple, Option, Question
from mopscert.pages import addresses, words
from mopscert.pages.templating import template
from mopscert.prose.html import Context, render, render_inline, render_text


def question_html(item: Question, module: Module, context: Context, page: str) -> str:
    """The question with its options, and its key and rationales in a `details`; `page` is the path of its page."""
    case, stem = _stem(item.stem, context)
    options = [
        {
            "id": option.id,
            "text": render_inline(option.text, context),
            "why": render_inline(option.why, context),
            "correct": bool(option.correct),
        }
        for option in in_shown_order(item)
    ]
    return template("question.html").render(
        item=item,
        w=words.catalogue()["question"],
        case=case,
        stem=stem,
        options=options,
        multiple=isinstance(item, Multiple),
        keys=len(item.keys),
        choose=words.catalogue()["question"]["choose"].format(number=words.number(len(item.keys))),
        hint=render_inline(item.hint, context) if item.hint else None,
        principle=render_text(item.explanation, context),
        learn=_learn(item, module, context, page),
    )


def in_shown_order(item: Question) -> Sequence[Option]:
    """Options as the page shows them: shuffled by a hash of their ids, so that the order tells nothing and stays."""
    if item.order == "fixed":
        return item.options

    def key(option: Option) -> str:
        return hashlib.sha256(f"{item.id}/{option.id}".encode()).hexdigest()

    return sorted(item.options, key=key)


def _learn(item: Question, module: Module, context: Context, page: str) -> tuple[str, str] | None:
    """Address and name of the section to read again."""
    for heading in module.lesson.headings if module.lesson else ():
        if f"#{heading.anchor}" == item.learn:
            href = addresses.link(page, addresses.module_page(module.id), item.learn[1:])
            return href, render_inline(heading.text, context)
    return None


def _stem(text: str, context: Context) -> tuple[str, str]:
    """The blocks before the last paragraph, and that paragraph as inline HTML: a legend holds no blocks."""
    tokens = prose.parse(text)
    starts = [number for number, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0]
    last = tokens[starts[-1] :]
    if last[0].type != "paragraph_open":
        return render(tokens, context), ""
    return render(tokens[: starts[-1]], context), render_inline(last[1].content, context)

"""A question to complete, valid HTML that works without script and is upgraded in place."""

from mopscert import prose
from mopscert.model import Module, Question
from mopscert.pages import addresses, words
from mopscert.pages.question_parts import parts
from mopscert.pages.templating import template
from mopscert.prose.html import Context, render, render_inline, render_text


def question_html(item: Question, module: Module, context: Context, page: str) -> str:
    """The question with its answers, and its key and rationales in a `details`; `page` is the path of its page."""
    case, stem = _stem(item.stem, context)
    return template("question.html").render(
        item=item,
        kind=type(item).__struct_config__.tag,
        w=words.catalogue()["question"],
        case=case,
        stem=stem,
        **parts(item, context),
        hint=render_inline(item.hint, context) if item.hint else None,
        principle=render_text(item.explanation, context),
        learn=_learn(item, module, context, page),
    )


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

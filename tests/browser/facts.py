"""What the data says of a question, in the words that a learner sees."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mopscert.model import Question
from mopscert.pages import words

WORDS = words.catalogue()["web"]["check"]
LABELS = words.catalogue()["question"]


def paragraphs(markdown: str) -> list[str]:
    """Its paragraphs and table cells as they read, each with single spaces."""
    return [_text(token) for token in MarkdownIt().enable("table").parse(markdown) if token.type == "inline"]


def plain(markdown: str) -> str:
    """Markdown as it reads."""
    return " ".join(paragraphs(markdown))


def _text(inline: Token) -> str:
    breaks = ("softbreak", "hardbreak")
    return " ".join("".join(" " if each.type in breaks else each.content for each in inline.children or ()).split())


def stem(item: Question) -> str:
    """The question itself, without the case before it, and with the number to choose."""
    asked = paragraphs(item.stem)[-1]
    if not hasattr(item, "choose"):
        return asked
    return f"{asked} {LABELS['choose'].format(number=words.number(item.choose))}"


def right(item: Question) -> list[str]:
    """Ids of the options that are right."""
    return [option.id for option in item.options if option.correct]


def wrong(item: Question) -> list[str]:
    """Ids of the options that are wrong."""
    return [option.id for option in item.options if not option.correct]


def why(item: Question, option_id: str) -> str:
    """The reason that stands with an option."""
    return next(plain(option.why) for option in item.options if option.id == option_id)


def whys(item: Question) -> list[str]:
    """The reasons of all options."""
    return [plain(option.why) for option in item.options]


def said(name: str, **values: object) -> str:
    """A sentence of the element."""
    return WORDS[name].format(**values)

"""What the data says of a question, in the words that a learner sees."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mopscert.model import Choice, Match, Multiple, Number, Order, Question, answers
from mopscert.pages import words

_WEB = words.catalogue()["web"]
WORDS = _WEB["check"] | {f"problem_{name}": text for name, text in _WEB["problem"].items()}
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
    """The question itself, without what stands before it, and with what is to be done."""
    last = paragraphs(item.stem)[-1]
    match item:
        case Order() if item.extras and last.endswith(":"):
            return f"{last[:-1]}. {LABELS['leave_out']}"
        case Order() | Match() if last.endswith(":"):
            return last
    return " ".join([last, *_asked(item)])


def _asked(item: Question) -> list[str]:
    match item:
        case Multiple():
            return [LABELS["choose"].format(number=words.number(item.choose))]
        case Order():
            return [LABELS["order_extras" if item.extras else "order"]]
        case Match():
            return [LABELS["match"]]
        case _:
            return []


def right(item: Choice) -> list[str]:
    """Ids of the options that are right."""
    return [option.id for option in item.options if option.correct]


def wrong(item: Choice) -> list[str]:
    """Ids of the options that are wrong."""
    return [option.id for option in item.options if not option.correct]


def why(item: Choice, option_id: str) -> str:
    """The reason that stands with an option."""
    return next(plain(option.why) for option in item.options if option.id == option_id)


def whys(item: Question) -> list[str]:
    """The reasons of all answers."""
    working = [item.working] if isinstance(item, Number) else []
    return [plain(text) for text in (*working, *(answer.why for answer in answers(item))) if text]


def texts(item: Question) -> list[str]:
    """What there is to choose, to put in order or to match."""
    return [plain(answer.text) for answer in answers(item) if answer.text]


def said(name: str, **values: object) -> str:
    """A sentence of the element."""
    return WORDS[name].format(**values)

"""Words, sentences and plain forms of authors' texts, for rules that compare texts with each other."""

import re
from functools import lru_cache

# Texts are looked at by many rules, one rule after the other; this holds those of some hundred modules.
_REMEMBERED = 1 << 14
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")
_WORD = re.compile(r"\w+(?:'\w+)*")
# A full stop ends a sentence where a space and no small letter follow; a colon or semicolon always ends its part.
# All signs stand first, since a search for one of a few characters skips all others quickly.
_SENTENCE_END = re.compile(r"[.!?:;](?:(?<=[:;])\s+|(?<=[.!?])[\"'”’)*]*\s+(?![a-z]))")
_NO_PARAGRAPH = re.compile(r"\||[-*+] |\d+[.)] |>|```|~~~")
_BLOCK = re.compile(r"\n[ \t]*\n")
_QUOTES = "\"'“”‘’"
_MARKS = ".,:;!?()\"'“”‘’*_`"
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’")
# Words that say little by themselves; two texts that share one of them share nothing.
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        """
    a about above after again against all also an and any are as at be because been before being below between both
    but by can cannot could did do does doing done down during each either else ever every few first for from further
    get gets give gives given go goes had has have having he her here hers herself him himself his how i if in into is
    it its itself just last least less let like made make makes many may me might mine more most much must my myself
    need needs neither new next no nobody none nor not nothing now of off often on once one ones only onto or other
    others our ours out over own per put rather same say says see set several shall she should since so some somebody
    something still such take takes than that the their theirs them themselves then there these they thing things this
    those though three through thus to too toward towards two under until up upon us use used uses using very was way
    we well were what when where whether which while who whole whom whose why will with within without would yes yet
    you your yours
    """,
    )
)


class _Spaced(dict[int, str]):
    """What becomes of each character where everything but letters and digits is a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        return self.setdefault(code, character if character.isalnum() else " ")


_SPACED = _Spaced()


def plain(text: str) -> str:
    """Text as a reader sees it: without marks of emphasis, code and links, in one line."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "`" in text or "_" in text:
        text = _MARK.sub("", text)
    return " ".join(text.split()) if "\n" in text or "  " in text else text.strip()


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Words and numbers of a text in their order, in small letters."""
    return tuple(_WORD.findall(plain(text).lower().replace("’", "'")))


def bare(text: str) -> list[str]:
    """Every run of letters and digits of a text, marks and addresses included, in small letters.

    It is for whoever goes through all questions of a curriculum, and much quicker than looking for the runs.
    """
    return text.lower().translate(_SPACED).split()


@lru_cache(maxsize=_REMEMBERED)
def content(text: str) -> frozenset[str]:
    """Roots of the words that carry meaning, without the numbers."""
    return frozenset(root(word) for word in words(text) if word not in _LITTLE and not word[0].isdigit())


@lru_cache(maxsize=_REMEMBERED)
def root(word: str) -> str:
    """A word without its ending, so that "reports" and "reported" are one.

    A light stemmer in the manner of Harman 1991 ("How effective is suffixing?"): it is meant for comparing, and what
    it returns need not be a word.
    """
    word = word.removesuffix("'s")
    for ending in ("ing", "ies", "ied", "ed", "es", "ly", "y", "s", "e"):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def unquoted(text: str) -> str:
    """Text without what stands in quotation marks."""
    return _QUOTED.sub("", text)


def normal(text: str) -> str:
    """Text in the form in which two texts count as the same; case counts, but for the first letter.

    Values that differ in nothing but case can be what a question is about.
    """
    text = plain(text).strip(_QUOTES).rstrip(".!").strip(_QUOTES)
    return text[:1].lower() + text[1:]


def likeness(one: str, other: str) -> float:
    """Share of their words that two texts have in common, from 0 to 1 (Jaccard index)."""
    first, second = set(words(one)), set(words(other))
    return len(first & second) / max(1, len(first | second))


def paragraphs(markdown: str) -> list[str]:
    """Paragraphs of a text of several blocks; tables, lists, quotations and shown code are left out."""
    blocks = (block.strip() for block in _BLOCK.split(markdown))
    return [block for block in blocks if block and not _NO_PARAGRAPH.match(block)]


def sentences(paragraph: str) -> list[str]:
    """Sentences of a paragraph, all but the last without their marks; a part between colons or semicolons is one."""
    return [part for part in _SENTENCE_END.split(paragraph) if part.strip()]


def lix(paragraphs: list[str]) -> float:
    """How hard a text is to read: words in a sentence plus per cent of words longer than six letters.

    Björnsson 1968; for English see Anderson 1983, "Lix and Rix". About 40 is a newspaper, above 60 is hard.
    """
    count = sum(len(sentences(paragraph)) for paragraph in paragraphs)
    all_words = [word for paragraph in paragraphs for word in paragraph.split()]
    if not all_words:
        return 0.0
    long = len([word for word in all_words if len(word) > 6 and len(word.strip(_MARKS)) > 6])
    return len(all_words) / count + 100 * long / len(all_words)

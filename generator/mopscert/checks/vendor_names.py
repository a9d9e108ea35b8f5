"""Finds the names of products and their makers in the curriculum's texts, and tells names from ordinary words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from mopscert.checks.texts import Text, lowered, texts
from mopscert.findings import Place
from mopscert.model import Curriculum, Product, Vendors

_WORD = re.compile(r"\w+")
# Behind these a sentence, a quotation or an entry begins, where every word has a capital.
_STARTS = re.compile(r"(?:^|[\n.!?:;…]|[.!?]['\"’”)])\s*['\"“‘(\[]?$|['\"“‘(\[]$")
_CAPITAL_BEFORE = re.compile(r"(?<!\w)[A-Z][\w-]*[ -]$")
_CAPITAL_BEHIND = re.compile(r"[ -][A-Z]")
_NEAR = 60
_BEFORE = 20


class Name(msgspec.Struct, frozen=True):
    """A name to look for: of a product, or of a maker (`product` is None).

    `is_word`: it is an ordinary word too, and counts only where it is written as a name.
    """

    written: str
    product: Product | None
    is_word: bool


class Named(msgspec.Struct, frozen=True):
    """A name in a text, as it is written there, and what stands before it; a text has one for each name."""

    text: Text
    name: Name
    written: str
    before: str

    def place(self) -> Place:
        """Place of the name, which may be an ordinary word elsewhere in the text."""
        found = self.text.place(self.before + self.written)
        shift = found.column - 1 + len(self.before)
        if found.excerpt[shift : found.column - 1 + found.length] != self.written:
            return self.text.place(self.written)
        return msgspec.structs.replace(found, column=shift + 1, length=len(self.written))


@lru_cache(maxsize=1)
def named(curriculum: Curriculum) -> tuple[Named, ...]:
    """All names of products and of makers that are more than sources of rules, in all texts."""
    if curriculum.vendors is None:
        return ()
    every = texts(curriculum)
    # Most names stand nowhere, and one of their words already says so.
    possible = {
        key: name
        for key, name in _names(curriculum.vendors.file).items()
        if every.vocabulary.issuperset(_WORD.findall(key))
    }
    found: dict[tuple[int, str], Named] = {}
    for start, written, name in _matches(every.joined, every.lowered, possible):
        text = every.at(start)
        before = every.joined[max(0, start - _BEFORE) : start].rpartition("\n")[2]
        found.setdefault((id(text), name.written), Named(text, name, written, before))
    return tuple(found.values())


def names_in(text: str, vendors: Vendors) -> Iterator[str]:
    """The names of products and makers that a text of its own holds, such as the title of a source."""
    for _, written, _ in _matches(text, lowered(text), _names(vendors)):
        yield written


def _names(vendors: Vendors) -> Mapping[str, Name]:
    """Names by their small letters; a name that both a product and its maker have is the product's."""
    names: dict[str, Name] = {}
    for product in vendors.products:
        for each in (product.name, *product.aliases):
            names.setdefault(each.lower(), Name(each, product, product.also_a_word))
    about = {maker.name: maker for maker in vendors.makers}
    for product in vendors.products:
        maker = about.get(product.maker)
        if not (maker and maker.may_be_named):
            names.setdefault(product.maker.lower(), Name(product.maker, None, bool(maker and maker.also_a_word)))
    return names


def _matches(text: str, small: str, names: Mapping[str, Name]) -> Iterator[tuple[int, str, Name]]:
    """Where the names stand, in reading order; of two at one place, such as a maker and its product, the longer one."""
    words = _either(name.written for name in names.values() if name.is_word)
    others = _either(name.written for name in names.values() if not name.is_word)
    beside = re.compile(rf"(?:, (?:and |or )?| and | or |/| from | by | \()(?:(?:{words})|(?i:{others}))(?!\w)")
    end = 0
    for match in sorted(_spots(text, small, names), key=lambda match: (match.start(), -match.end())):
        name = names[match[0].lower()]
        inside = match.start() < end or text[max(0, match.start() - 1) : match.start()].isalnum()
        if not inside and (not name.is_word or _is_meant(text, match, beside)):
            end = match.end()
            yield match.start(), text[match.start() : end], name


def _spots(text: str, small: str, names: Mapping[str, Name]) -> Iterator[re.Match[str]]:
    # A search for letters of one size is ten times faster than one for both.
    words = [name.written for name in names.values() if name.is_word]
    others = [key for key, name in names.items() if not name.is_word]
    # Nor is anything searched for nothing: it would be looked for at each letter.
    for searched, wanted in ((text, words), (small, others)):
        yield from re.finditer(rf"(?:{_either(wanted)})(?!\w)", searched) if wanted else ()


def _either(names: Iterable[str]) -> str:
    """A pattern for each of the names, longer ones first, so that none is taken for the beginning of another."""
    # Where there are none, a pattern that fits nothing.
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) or "(?!)"


def _is_meant(text: str, match: re.Match[str], beside: re.Pattern[str]) -> bool:
    """True where an ordinary word is written as a name.

    It has capitals behind its first letter; or it belongs to no longer name, and stands in a row with another name or
    before its maker, or has a capital though no sentence begins there.
    """
    if re.search(r"\w\W+[A-Z]|[a-z][A-Z]", match[0]):
        return True
    before, behind = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
    first = _CAPITAL_BEFORE.search(before)
    if _CAPITAL_BEHIND.match(behind) or (first and not _STARTS.search(before[: first.start()])):
        return False
    return bool(beside.match(behind)) or (match[0][0].isupper() and not _STARTS.search(before))

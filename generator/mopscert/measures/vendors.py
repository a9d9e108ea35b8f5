"""Which products are named where: in lists of examples in lessons, and in the capability maps of labs."""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from markdown_it.token import Token

from mopscert import prose
from mopscert.model import Curriculum, Lesson, Module, Product, Vendors

# Below so many mentions a share says more about which lesson was written first than about neutrality.
ENOUGH = 20


class Entry(msgspec.Struct, frozen=True):
    """An entry of a list of examples, and its line in the file, counted from 1."""

    name: str
    line: int


class ProductList(msgspec.Struct, frozen=True):
    """A `products` block of a lesson, from the line of its start to that of its end, counted from 1.

    `category` is what stands behind the word `products`. `is_plain`: it holds one list of names and nothing else.
    """

    first_line: int
    last_line: int
    category: str
    entries: tuple[Entry, ...]
    is_plain: bool


class Mention(msgspec.Struct, frozen=True):
    """A product that a module names where it may: in a lesson, or else in the capability map of its lab."""

    product: Product
    module: Module
    in_lesson: bool


class Use(msgspec.Struct, frozen=True):
    """How often a product, or all products of a maker, are named; `share` is of all mentions, from 0 to 1."""

    name: str
    maker: str
    lessons: int
    labs: int
    share: float


class Examples(msgspec.Struct, frozen=True):
    """How often products are named, by maker and by product."""

    makers: tuple[Use, ...]
    products: tuple[Use, ...]


def product_lists(lesson: Lesson) -> Iterator[ProductList]:
    """The `products` blocks of a lesson, in reading order."""
    inside: list[Token] = []
    # Few lessons have any, and only those need to be taken apart.
    for token in lesson.tokens if "products" in lesson.document.text else ():
        if inside:
            inside.append(token)
        elif prose.block_kind(token) == "products":
            inside = [token]
        if inside and token.type == "container_block_close" and token.level == inside[0].level:
            yield _product_list(inside)
            inside = []


def _product_list(tokens: list[Token]) -> ProductList:
    first, last = tokens[0].map or [0, 1]
    entries = [Entry(token.content.strip(), (token.map or [0])[0] + 1) for token in tokens if token.type == "inline"]
    parts = [token.type for token in tokens[1:-1] if token.type != "inline"]
    item = ["list_item_open", "paragraph_open", "paragraph_close", "list_item_close"]
    plain = ["bullet_list_open", *item * len(entries), "bullet_list_close"]
    category = tokens[0].info.strip().partition(" ")[2].strip()
    return ProductList(first + 1, last + 1, category, tuple(entries), bool(entries) and parts == plain)


def known_names(vendors: Vendors) -> Mapping[str, Product]:
    """Products by each of their names, in small letters; of two with the same name, the first."""
    names: dict[str, Product] = {}
    for product in vendors.products:
        for name in (product.name, *product.aliases):
            names.setdefault(name.lower(), product)
    return names


def mentions(curriculum: Curriculum) -> tuple[Mention, ...]:
    """Each time that a known product is named where products may be named."""
    if curriculum.vendors is None:
        return ()
    known = known_names(curriculum.vendors.file)
    named = ((module, name, in_lesson) for module in curriculum.modules for name, in_lesson in _named(module))
    return tuple(
        Mention(product, module, in_lesson)
        for module, name, in_lesson in named
        if (product := known.get(name.lower())) is not None
    )


def examples(curriculum: Curriculum) -> Examples:
    """How often products are named where they may be."""
    found = mentions(curriculum)
    return Examples(makers(found), uses(found))


def uses(found: tuple[Mention, ...]) -> tuple[Use, ...]:
    """How often each product is named that is, the most frequent first."""
    return _uses([(each.product.name, each.product.maker, each.in_lesson) for each in found])


def makers(found: tuple[Mention, ...]) -> tuple[Use, ...]:
    """How often the products of each maker are named, the most frequent first."""
    return _uses([(each.product.maker, each.product.maker, each.in_lesson) for each in found])


def _named(module: Module) -> Iterator[tuple[str, bool]]:
    for each in product_lists(module.lesson) if module.lesson else ():
        for entry in each.entries:
            yield entry.name, True
    for capability in module.lab.capabilities if module.lab else ():
        for name in capability.open:
            yield name, False


def _uses(named: list[tuple[str, str, bool]]) -> tuple[Use, ...]:
    lessons = Counter((name, maker) for name, maker, in_lesson in named if in_lesson)
    totals = Counter((name, maker) for name, maker, _ in named)
    made = (
        Use(name, maker, lessons[name, maker], total - lessons[name, maker], total / len(named))
        for (name, maker), total in totals.items()
    )
    return tuple(sorted(made, key=lambda use: (-use.share, use.name.lower())))

"""A list of products that favours somebody.

### What it does

Asks that each `products` block of a lesson says behind the word what kind of products they are, and holds one list: at
least three products, of at least two makers, each once, in alphabetical order, with nothing but their names.

### Why

One name is a recommendation, and so is the first of a list that has no order, or the one with a kind word behind it.
The order of the alphabet favours nobody on purpose.

### Example

```text
::: products Marketing automation
- HubSpot, the best known
- Adobe Marketo Engage
:::
```

### Instead

```text
::: products Marketing automation
- Adobe Marketo Engage
- HubSpot
- Oracle Eloqua
:::
```
"""

from collections.abc import Iterator

from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.vendors import ProductList, known_names, product_lists
from mopscert.model import Curriculum, Lesson, Product

RULE = Rule("NEU002", "examples", Severity.ERROR, __doc__ or "")

_LEAST = 3


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each list that is not as it should be."""
    known = known_names(curriculum.vendors.file) if curriculum.vendors else {}
    for module in curriculum.modules:
        for each in product_lists(module.lesson) if module.lesson else ():
            assert module.lesson is not None
            products = [known.get(entry.name.lower()) for entry in each.entries]
            if problem := _problem(each, products):
                yield _finding(module.lesson, each, *problem)


def _finding(lesson: Lesson, each: ProductList, number: int | None, message: str, mend: str) -> Finding:
    """A finding about an entry, or about the whole list."""
    if number is None:
        return RULE.at(lesson.document.line_place(each.first_line), message, mend)
    entry = each.entries[number]
    return RULE.at(lesson.document.line_place(entry.line, entry.name), message, mend)


def _problem(each: ProductList, products: list[Product | None]) -> tuple[int | None, str, str] | None:
    """The first thing that is wrong with a list: the entry (or None), what it is, and how to mend it."""
    if not each.is_plain:
        return None, "this block is not one list of names", 'write a name a line, each behind "- ", and nothing else'
    if not each.category:
        return (
            None,
            "this list does not say what kind of products it holds",
            "write it behind the word: ::: products CRM",
        )
    for number, product in enumerate(products):
        if product and product in products[:number]:
            return number, f'"{product.name}" stands in this list already', "name another product, or remove it"
    if len(products) < _LEAST:
        return None, f"a list of examples has at least {_LEAST} products", "add others, of other makers, or remove it"
    # A maker that nothing knows may be another one.
    if None not in products and len({product.maker for product in products if product}) == 1:
        return None, "all these products have one maker", "add or put in products of other makers"
    names = [entry.name.lower() for entry in each.entries]
    late = next((number for number in range(1, len(names)) if names[number] < names[number - 1]), None)
    if late is not None:
        before = each.entries[late - 1].name
        return late, f'"{each.entries[late].name}" stands behind "{before}"', "put the list in alphabetical order"
    return None

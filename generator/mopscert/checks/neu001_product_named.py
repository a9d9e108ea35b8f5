"""A product or its maker named outside a list of examples.

### What it does

Looks in everything that learners read for the names, former names and makers of the products in
`curriculum/vendors.yaml`. Three places may hold them: a `products` block of a lesson, the tools of a lab's capability
map, and, outside questions, the words of a link to a source in whose title, publisher or authors the name stands. A
maker that sets rules for everyone, such as a mailbox provider, may be named where `makers` in that file says why.

A name that is an ordinary word too (`also_a_word`) counts only where it is written as a name: with a capital where no
sentence, quotation or entry begins and where it is no part of a longer name, or in a row with another name, or before
its maker. "Make a list", "a segment" and "Later that day" are left alone. What stands in code is left alone.

### Why

A question that names a product asks who has used it, not who understands the work. A lesson that names one product
teaches its words, and recommends it.

### Example

```yaml
stem: A lead fills in a form. What should HubSpot do first?
```

### Instead

```yaml
stem: A lead fills in a form. What should the marketing automation do first?
```

Where readers of a lesson are helped by examples, give at least three, from at least two makers:

```text
::: products Marketing automation
- Adobe Marketo Engage
- HubSpot
- Oracle Eloqua
:::
```
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from mopscert.checks.passages import Passage
from mopscert.checks.texts import Text
from mopscert.checks.vendor_names import Named, named, names_in
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.vendors import product_lists
from mopscert.model import Curriculum, Lesson, Source, Vendors

RULE = Rule("NEU001", "product-named", Severity.ERROR, __doc__ or "")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each text that names products or makers."""
    wrong = (each for each in named(curriculum) if not _is_example(each.text) and not _is_cited(curriculum, each))
    for _, group in groupby(wrong, key=lambda each: id(each.text)):
        yield _finding(list(group))


def _finding(found: Sequence[Named]) -> Finding:
    *others, last = (f'"{each.written}"' for each in found)
    products = [each.name.product for each in found if each.name.product]
    if others:
        message = f"{', '.join(others)} and {last} are names of products or makers"
    else:
        message = f"{last} is a product" if products else f"{last} is a maker of products"
    capabilities = ", ".join(dict.fromkeys(product.category for product in products))
    more = ', or list three or more products in a "::: products" block' if found[0].text.holder.is_lesson else ""
    mend = f"name the capability, such as {capabilities}{more}" if products else "say what kind of firm is meant"
    return RULE.at(found[0].place(), message, mend)


def _is_example(text: Text) -> bool:
    """True for an entry of a list of examples, which has a rule of its own."""
    lesson = text.holder.source if isinstance(text.holder, Passage) else None
    return isinstance(lesson, Lesson) and any(
        # Lines of texts count from 0 and those of lists from 1: the title of a list is not among its entries.
        each.first_line <= text.run.first_line < each.last_line
        for each in product_lists(lesson)
    )


def _is_cited(curriculum: Curriculum, each: Named) -> bool:
    """True where the name belongs to a source, and stands in the words of a link to it."""
    holder, run = each.text.holder, each.text.run
    if not isinstance(holder, Passage) or curriculum.vendors is None:
        return False
    if holder.module.quiz and holder.source is holder.module.quiz.document:
        return False
    for link, _ in holder.links():
        source = curriculum.sources_by_id.get(link.target.removeprefix("source:"))
        is_here = (link.first_line, link.last_line) == (run.first_line, run.last_line)
        if source and is_here and each.written in link.text and _has_name(source, each, curriculum.vendors.file):
            return True
    return False


def _has_name(source: Source, each: Named, vendors: Vendors) -> bool:
    own = "\n".join((source.title, source.publisher or "", *source.authors))
    return each.written.lower() in {name.lower() for name in names_in(own, vendors)}

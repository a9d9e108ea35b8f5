"""An example that the list of products does not know.

### What it does

Looks up the entries of `products` blocks and the open tools of capability maps among the names in
`curriculum/vendors.yaml`.

### Why

A product that nothing knows cannot be counted for its maker, and its name is noticed nowhere else. Mostly, the name is
mistyped.

### Example

```text
::: products Marketing automation
- Adobe Marketo Engage
- Hubspott
- Oracle Eloqua
:::
```

### Instead

Write the name as it stands in `curriculum/vendors.yaml`, or add the product there.
"""

from collections.abc import Iterator
from functools import partial

from mopscert.checks.references import Use, undeclared
from mopscert.findings import Finding, Rule, Severity
from mopscert.measures.vendors import known_names, product_lists
from mopscert.model import Curriculum

RULE = Rule("NEU003", "unknown-product", Severity.WARNING, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unknown name."""
    if curriculum.vendors is None:
        return
    known = known_names(curriculum.vendors.file)
    unknown = [(name, where) for name, where in _uses(curriculum) if name.lower() not in known]
    declared = [
        (name, partial(curriculum.vendors.document.place, "products", number))
        for number, product in enumerate(curriculum.vendors.file.products)
        for name in (product.name, *product.aliases)
    ]
    message = '"{id}" is not in curriculum/vendors.yaml'
    otherwise = "add the product there, with its maker, so that it is counted"
    yield from undeclared(RULE, unknown, declared, message, otherwise)


def _uses(curriculum: Curriculum) -> Iterator[Use]:
    for module in curriculum.modules:
        for each in product_lists(module.lesson) if module.lesson else ():
            assert module.lesson is not None
            # What is no plain list has a finding of its own.
            for entry in each.entries if each.is_plain else ():
                yield entry.name, partial(module.lesson.document.line_place, entry.line, entry.name)
        for number, capability in enumerate(module.lab.capabilities if module.lab else ()):
            assert module.lab is not None
            for place, name in enumerate(capability.open):
                yield name, partial(module.lab.document.place, "capabilities", number, "open", place)

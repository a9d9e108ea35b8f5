"""Two products with the same name.

### What it does

Compares all names and former names in `curriculum/vendors.yaml`, without regard to capitals.

### Why

A name that two products share is counted for one maker and found for the other.

### Example

```yaml
- {id: pulse, name: Pulse, maker: Aster, category: CRM}
- {id: beat, name: Beat, aliases: [Pulse], maker: Brook, category: CRM}
```

### Instead

Write the name with the product that most people mean by it, and the longer name, with its maker, with the other.
"""

from collections.abc import Callable, Iterator
from functools import partial

from mopscert.findings import Finding, Place, Rule, Severity
from mopscert.model import Curriculum

RULE = Rule("NEU005", "shared-name", Severity.WARNING, __doc__ or "")


def check(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each name that is taken."""
    if curriculum.vendors is None:
        return
    first: dict[str, Callable[[], Place]] = {}
    for number, product in enumerate(curriculum.vendors.file.products):
        place = partial(curriculum.vendors.document.place, "products", number)
        spots = [(product.name, partial(place, "name"))]
        spots += [(alias, partial(place, "aliases", index)) for index, alias in enumerate(product.aliases)]
        for name, where in spots:
            if (taken := first.setdefault(name.lower(), where)) is not where:
                mend = "remove one of them, or make one longer"
                yield RULE.at(where(), f'another product is called "{name}" too', mend, (taken(),))

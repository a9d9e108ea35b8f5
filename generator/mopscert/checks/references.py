"""What the rules about references share: who names what, and the finding about a name that nothing has."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import islice

from mopscert.findings import Finding, Place, Rule

# Places are looked up only where something is wrong, so they travel as functions.
Where = Callable[[], Place]
Use = tuple[str, Where]
# Where a file is cut off, thousands of ids can be unknown, and nobody reads so many findings.
MOST = 500


def nearest(word: str, declared: Mapping[str, Where]) -> str:
    """A sentence that offers the nearest declared id and the place that declares it; "" when none is near."""
    near = difflib.get_close_matches(word, declared, n=1, cutoff=0.6)
    if not near:
        return ""
    place = declared[near[0]]()
    return f'did you mean "{near[0]}" ({place.path}:{place.line})?'


def undeclared(
    rule: Rule,
    uses: Iterable[Use],
    declarations: Iterable[Use],
    message: str,
    otherwise: str,
    lost: int = 0,
    better: Callable[[str, int], str] = lambda _name, _uses: "",
) -> Iterator[Finding]:
    """One finding for each id that is used and not declared, however often it is used.

    `message` and `otherwise` (how to mend it where no declared id is near) hold `{id}`; `{ids}` are all that are
    declared. `lost` declarations have a finding of their own, as those with the id of another have; so many unknown
    ids are taken to be theirs. `better` knows of an id and the number of its uses how to mend it, or gives "".
    """
    declared: dict[str, Where] = {}
    for name, where in declarations:
        lost += name in declared
        declared.setdefault(name, where)
    unknown: dict[str, list[Where]] = defaultdict(list)
    for name, where in uses:
        if name not in declared:
            unknown[name].append(where)
    if len(unknown) <= lost:
        return
    for name, found in islice(unknown.items(), MOST):
        mend = better(name, len(found)) or nearest(name, declared) or otherwise.format(id=name, ids=", ".join(declared))
        first, *others = dict.fromkeys(where() for where in found[:MOST])
        yield rule.at(first, message.format(id=name), mend, tuple(others))


def one_a_line(name: str, declared: Container[str]) -> str:
    """How to mend a line that holds several ids, or one behind a dash, where each is declared; else ""."""
    names = re.findall(r"[^\s,;]+", re.sub(r"^[-*+]\s", "", name))
    if names and names != [name] and all(each in declared for each in names):
        return f"write one id a line, without dash or comma: {' / '.join(names)}"
    return ""

"""A plan tried on a copy: what it would make wrong is known before a single file of the author changes."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from mopscert.checking import check
from mopscert.findings import Finding, Severity
from mopscert.model import WALKTHROUGHS
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.plan import Plan
from mopscert.scaffold.writing import write

# What `mopscert check` reads.
_TOPS = ("curriculum", "quizzes", "releases", f"docs/{WALKTHROUGHS}")
# Findings that say no more than that a placeholder is left.
TODO = ("PRO020", "PRO021")
_MOST = 5


class Trial(msgspec.Struct, frozen=True):
    """What a plan leaves behind that may be carried out: placeholders in the files it writes, and new warnings."""

    has_todos: bool
    warnings: tuple[Finding, ...]


def tried(root: Path, plan: Plan) -> Trial:
    """Carry a plan out on a copy of the tree; RefusedError when it would bring an error."""
    before = check(root).findings
    with tempfile.TemporaryDirectory(prefix="mopscert-") as folder:
        copy = Path(folder)
        for top in _TOPS:
            if (root / top).is_dir():
                shutil.copytree(root / top, copy / top, symlinks=True)
        write(copy, [each for each in plan.changes if each.path.startswith(tuple(f"{top}/" for top in _TOPS))])
        after = check(copy).findings
    fresh = _fresh(before, after)
    written = {change.path for change in plan.changes}
    errors = [each for each in fresh if each.rule.severity == Severity.ERROR and each.rule.code not in TODO]
    if errors:
        raise RefusedError(_refusal(errors))
    return Trial(
        has_todos=any(each.rule.code in TODO and each.place.path in written for each in after),
        warnings=tuple(each for each in fresh if each.rule.code not in TODO),
    )


def _fresh(before: Iterable[Finding], after: Sequence[Finding]) -> list[Finding]:
    """Findings of rules that find more than before, without those that were there; lines may have moved."""
    counts = Counter(each.rule.code for each in before)
    known = Counter((each.rule.code, each.message) for each in before)
    more = {code for code, count in Counter(each.rule.code for each in after).items() if count > counts[code]}
    fresh = []
    for each in after:
        key = (each.rule.code, each.message)
        if each.rule.code in more and not known[key]:
            fresh.append(each)
        known[key] -= 1
    return fresh


def _refusal(errors: Sequence[Finding]) -> str:
    shown = [f"  {each.place}: {each.rule.code} {each.message}\n    help: {each.help}" for each in errors[:_MOST]]
    more = [f"  and {len(errors) - _MOST} more"] if len(errors) > _MOST else []
    return "\n".join(["nothing was changed, because this would be wrong afterwards:", *shown, *more])

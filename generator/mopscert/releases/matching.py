"""The things of two catalogues side by side: what each of the one is in the other, renamed or not."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from mopscert.model import (
    Catalogue,
    DiagnosticEntry,
    DialogueEntry,
    LabEntry,
    ModuleEntry,
    ObjectiveEntry,
    QuestionEntry,
    RetiredEntry,
    SourceEntry,
    Status,
    TermEntry,
)
from mopscert.releases.changes import Change

Each = TypeVar(
    "Each",
    ModuleEntry,
    ObjectiveEntry,
    QuestionEntry,
    LabEntry,
    DialogueEntry,
    DiagnosticEntry,
    TermEntry,
    SourceEntry,
)
# Kinds whose ids are those of modules.
_OF_MODULES = ("lab", "dialogue")


class Matching:
    """An older and a newer catalogue."""

    def __init__(self, old: Catalogue, new: Catalogue) -> None:
        self.old, self.new = old, new

    def now(self, kind: str, name: str) -> str | None:
        """The id by which the newer catalogue knows a thing of the older one; None where it is gone."""
        if (kind, name) in self.new.named:
            return name
        if (kind, name) in self.new.former:
            return self.new.former[(kind, name)]
        module, point, rest = name.partition(".") if kind == "objective" else (name, "", "")
        if kind in ("objective", *_OF_MODULES) and (renamed := self.new.former.get(("module", module))):
            inside = f"{renamed}{point}{rest}"
            return self.now(kind, inside) if inside != name else None
        return None

    @cached_property
    def studied(self) -> frozenset[str]:
        """The modules, as they are called now, in which there was something to study, and still is."""
        known = {self.now("module", each.id) for each in self.old.modules if each.status != Status.PLANNED}
        return frozenset(name for name in known if name)

    @cached_property
    def kept_modules(self) -> frozenset[str]:
        """The modules of both catalogues, as they are called now."""
        return frozenset(name for each in self.old.modules if (name := self.now("module", each.id)))

    def is_kept(self, kind: str, name: str) -> bool:
        """True when an id is alive, a former id, or retired."""
        return self.now(kind, name) is not None or (kind, name) in self.new.gone

    def pairs(
        self, kind: str, olds: Sequence[Each], news: Sequence[Each]
    ) -> Iterator[tuple[Each | None, Each | None, RetiredEntry | None]]:
        """Things of both catalogues, then those of the newer one alone; what is gone has its entry if it is retired."""
        fresh = {each.id: each for each in news}
        seen = set()
        for old in olds:
            now = self.now(kind, old.id)
            # Of two things that became one, the second is gone.
            new = fresh.get(now) if now and now not in seen else None
            if new:
                seen.add(new.id)
            yield old, new, None if new else self.new.gone.get((kind, old.id))
        for name, new in fresh.items():
            if name not in seen:
                yield None, new, None

    def ended(self, kind: str, old: object, name: str, title: str, gone: RetiredEntry | None) -> Change:
        """The change that a thing is no more: replaced, retired, or gone without a word."""
        module = self._module(kind, old, name)
        successor = self.new.named.get((kind, gone.instead)) if gone and gone.instead else None
        is_replaced = successor is not None and kind in ("module", "objective", "question")
        return Change(
            kind=f"{kind}-{'replaced' if is_replaced else 'retired' if gone else 'gone'}",
            id=name,
            module=module,
            level=self.levels.get(module, ""),
            title=title,
            now=successor.id if successor else "",
            because=gone.because if gone else "",
            at=successor.at if successor else "",
            to=getattr(successor, "title", "") if successor else "",
            planned=module in self.planned,
        )

    def _module(self, kind: str, old: object, name: str) -> str:
        """The module that a thing belongs to, as it is called now."""
        module = name if kind in ("module", *_OF_MODULES) else getattr(old, "module", "")
        return (self.now("module", module) or module) if module else ""

    @cached_property
    def planned(self) -> frozenset[str]:
        """The modules, as they are called now, in which there was nothing to study."""
        planned = (each.id for each in self.old.modules if each.status == Status.PLANNED)
        return frozenset(self.now("module", name) or name for name in planned)

    @cached_property
    def levels(self) -> dict[str, str]:
        """The level of each module of either catalogue."""
        return {each.id: each.level for each in (*self.old.modules, *self.new.modules)}

    def is_planned_level(self, name: str) -> bool:
        """True when not all of a level could be studied before."""
        statuses = [each.status for each in self.old.modules if each.level == name]
        return Status.PLANNED in statuses or not statuses

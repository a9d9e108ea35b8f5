"""Where the addresses lead that were served once and are not any more: a way on for every old link."""

from collections.abc import Iterator, Mapping

from mopscert.model import Catalogue, ModuleEntry, MovedEntry
from mopscert.releases import places

# By module, the anchors that its lesson had, and the anchors, with `#`, that took their place.
FormerAnchors = Mapping[str, Mapping[str, str]]


def moves(here: Catalogue, released: Catalogue | None, former_anchors: FormerAnchors) -> tuple[MovedEntry, ...]:
    """All moved addresses, sorted; what only follows the move of its page, with its anchor, is left out."""
    found: dict[str, MovedEntry] = {}
    finder = _Finder(here, former_anchors)
    for was, now, because in [*_of_aliases(here), *finder.of_retired(), *finder.of_anchors()]:
        found.setdefault(was, MovedEntry(was=was, now=now, because=because))
    if released:
        for was, now, because in finder.since(released):
            found.setdefault(was, MovedEntry(was=was, now=now, because=because))
        for each in released.moved:
            # What moved before may have moved on.
            onward = found.get(each.now)
            moved = MovedEntry(was=each.was, now=onward.now, because=onward.because) if onward else each
            found.setdefault(each.was, moved)
    kept = (each for was, each in sorted(found.items()) if was not in finder.served and was != each.now)
    return tuple(each for each in kept if not _follows(each, found))


def _follows(each: MovedEntry, found: Mapping[str, MovedEntry]) -> bool:
    page, mark, anchor = each.was.partition("#")
    return bool(mark) and page in found and f"{found[page].now}#{anchor}" == each.now


def _of_aliases(here: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Pages of modules under their former names; anchors of renamed parts."""
    parts = {"lab": {each.id for each in here.labs}, "dialogue": {each.id for each in here.dialogues}}
    for module in here.modules:
        for alias in module.aliases:
            yield places.module(alias), module.at, ""
            for kind, ids in parts.items():
                if module.id in ids:
                    yield places.OF_KIND[kind](alias), places.OF_KIND[kind](module.id), ""
    for objective in here.objectives:
        for alias in objective.aliases:
            yield places.objective(objective.module, alias.rsplit(".", 1)[1]), objective.at, ""
    for question in here.questions:
        for alias in question.aliases if question.at else ():
            yield places.question(question.module, alias), question.at, ""
    for kind, entries in (("diagnostic", here.diagnostics), ("term", here.terms), ("source", here.sources)):
        for entry in entries:
            for alias in entry.aliases:
                yield places.OF_KIND[kind](alias), entry.at, ""


class _Finder:
    """Finds what took the place of a thing, in a catalogue."""

    def __init__(self, here: Catalogue, former_anchors: FormerAnchors) -> None:
        self.here, self.former_anchors = here, former_anchors
        self.sections = {(each.module, each.anchor): each.at for each in here.sections}
        self.levels = {each.id: each.at for each in here.levels}
        self.modules = {each.id: each for each in here.modules}
        all_entries = (here.levels, here.outcomes, here.domains, here.sections, here.misconceptions)
        self.served = {each.at for entries in all_entries for each in entries}
        self.served |= {each.at for each in here.named.values()}

    def of_anchors(self) -> Iterator[tuple[str, str, str]]:
        """Anchors that took another name, as the modules say."""
        for module, anchors in self.former_anchors.items():
            for anchor in anchors:
                yield places.section(module, anchor), self._section(module, anchor), ""

    def of_retired(self) -> Iterator[tuple[str, str, str]]:
        """Everything that was retired, with its reason."""
        for each in self.here.retired:
            if each.at:
                yield each.at, self._named(each.kind, each.id) or self._left(each.kind, each.at), each.because

    def since(self, released: Catalogue) -> Iterator[tuple[str, str, str]]:
        """Everything that the last release served, and where it is now."""
        for (kind, name), entry in released.named.items():
            if entry.at:
                gone = self.here.gone.get((kind, name))
                now = self._named(kind, name) or self._left(kind, entry.at)
                yield entry.at, now, gone.because if gone else ""
        for section in released.sections:
            yield section.at, self._section(section.module, section.anchor), ""
        for level in released.levels:
            yield level.at, self.levels.get(level.id, places.EVERYTHING), ""
        for outcome in released.outcomes:
            yield outcome.at, self.levels.get(outcome.level, places.EVERYTHING), ""

    def _named(self, kind: str, name: str, depth: int = 0) -> str:
        """Address of the thing that an id leads to, through renaming and retirement; "" where it leads to none."""
        here = self.here
        if entry := here.named.get((kind, name)):
            # A question that went to the readiness pool has no address of its own.
            return entry.at
        if now := here.former.get((kind, name)):
            return self._named(kind, now, depth + 1)
        if kind == "objective" and (module := self._module(name.split(".")[0])) and module.id != name.split(".")[0]:
            return self._named(kind, f"{module.id}.{name.split('.')[1]}", depth + 1)
        if kind in ("lab", "dialogue") and (module := self._module(name)) and module.id != name:
            return self._named(kind, module.id, depth + 1)
        gone = here.gone.get((kind, name))
        # A circle of successors is a mistake that is reported elsewhere.
        return self._named(kind, gone.instead, depth + 1) if gone and gone.instead and depth < 20 else ""

    def _module(self, name: str) -> ModuleEntry | None:
        return self.modules.get(name) or self.modules.get(self.here.former.get(("module", name), ""))

    def _section(self, module: str, anchor: str) -> str:
        """Address of a part of a lesson, or of what took its place."""
        found = self._module(module)
        if found is None:
            return self._named("module", module) or self._left("module", places.module(module))
        anchor = self.former_anchors.get(found.id, {}).get(anchor, anchor).removeprefix("#")
        return self.sections.get((found.id, anchor), found.at)

    def _left(self, kind: str, was: str) -> str:
        """The page that is left when a thing is gone: that of its kind, or the nearest above it."""
        if kind in places.LEFT:
            return places.LEFT[kind]
        page = was.split("#")[0]
        parts = page.split("/")
        if kind != "module" and len(parts) > 1 and (module := self._module(parts[1])):
            return module.at
        if kind != "module" and len(parts) > 1 and (now := self._named("module", parts[1])):
            return now
        return places.EVERYTHING

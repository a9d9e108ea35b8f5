"""What rules find in a module by itself, so that only modules that changed are looked at again.

A rule with `check_part` finds in a module what depends on that module and on what all modules share, and on nothing
else. It is given parts of a curriculum: some of the modules (`is_part`), or the files that they share and some modules.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import ModuleType

import msgspec

from mopscert.caching import Store, fingerprint, tool
from mopscert.checks.passages import links
from mopscert.findings import Finding, Place, Rule, TextDocument
from mopscert.model import Curriculum, LinkUse, Module
from mopscert.reading.contents import ROOMS
from mopscert.reading.files import module_of

# A damaged file can break a rule ten thousand times, and nobody reads as many findings.
MOST = 1000
# So many modules are looked at together.
AT_ONCE = 500
# Stands for the files that modules share, among the ids of modules.
SHARED = ""
# Stands for all question banks together.
BANKS = "*"


class Found(msgspec.Struct, frozen=True):
    """What was found in a module, or in the files that modules share; and the links of the module."""

    findings: tuple[Finding, ...] = ()
    links: tuple[LinkUse, ...] = ()


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """A finding as it is written down, with the code of its rule."""

    code: str
    place: Place
    message: str
    help: str
    also: tuple[Place, ...]
    paste: tuple[str, ...]


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    findings: tuple[_Kept, ...]
    links: tuple[LinkUse, ...]


_DECODER = msgspec.msgpack.Decoder(_Entry)


def look(curriculum: Curriculum, names: Sequence[str], rules: Sequence[ModuleType]) -> dict[str, Found]:
    """What is found in some modules, and in what they share where SHARED is among the names.

    Of many modules some are looked at after the others: what is computed for all of them would take too much memory.
    """
    groups = [names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE)]
    found: dict[str, Found] = {}
    for group in groups:
        part = _part(curriculum, group)
        found |= _look(part, group, rules)
        for module in part.modules if len(groups) > 1 else ():
            if module.lesson:
                module.lesson.release()
    return found


def _look(part: Curriculum, names: Sequence[str], rules: Sequence[ModuleType]) -> dict[str, Found]:
    findings: dict[str, list[Finding]] = {name: [] for name in names}
    for rule in rules:
        for finding in islice(rule.check_part(part), MOST):
            findings[_owner(finding.place.path, part)].append(finding)
    uses = links(part)
    return {name: Found(tuple(found), uses.get(name, ())) for name, found in findings.items()}


def sizes(curriculum: Curriculum, names: Iterable[str]) -> dict[str, int]:
    """How many characters there are to look at in each of some modules, and in what they share."""
    return {name: sum(len(each.text) for each in _documents_of(curriculum, name)) for name in names}


def halves(sizes: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """Names in two groups of about the same size together."""
    groups: tuple[list[str], list[str]] = [], []
    loads = [0, 0]
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        lighter = loads.index(min(loads))
        groups[lighter].append(name)
        loads[lighter] += sizes[name]
    return groups


def _documents_of(curriculum: Curriculum, name: str) -> Iterable[TextDocument]:
    if name == SHARED:
        return [*_shared(curriculum), *(each.document for each in curriculum.diagnostics)]
    return documents(curriculum.by_id[name])


def _part(curriculum: Curriculum, names: Sequence[str]) -> Curriculum:
    has_shared = SHARED in names
    return Curriculum(
        programme=curriculum.programme,
        glossary=curriculum.glossary,
        sources=curriculum.sources,
        vendors=curriculum.vendors,
        retired=None,
        style=curriculum.style,
        misconceptions=curriculum.misconceptions,
        modules=tuple(curriculum.by_id[name] for name in names if name != SHARED),
        module_ids=curriculum.module_ids,
        diagnostics=curriculum.diagnostics if has_shared else (),
        is_part=not has_shared,
    )


def banks(curriculum: Curriculum) -> Curriculum:
    """The question banks and what they are about, alone: where those are judged, a changed lesson changes nothing."""
    nothing = {"lesson": None, "lab": None, "dialogue": None, "figures": (), "figures_document": None}
    modules = tuple(msgspec.structs.replace(module, **nothing) for module in curriculum.modules)
    return msgspec.structs.replace(_part(curriculum, ()), modules=modules)


def _owner(path: str, part: Curriculum) -> str:
    """The id of the module that a file belongs to, by its folder or as its bank; SHARED where it belongs to none."""
    name = module_of(path)
    return name if name in part.by_id else SHARED


def documents(module: Module) -> Iterator[TextDocument]:
    """All files of a module that were read."""
    yield module.document
    for part in (module.lesson, module.quiz, module.lab, module.dialogue):
        if part:
            yield part.document
    if module.figures_document:
        yield module.figures_document


def joined(found: Iterable[Found], rules: Iterable[ModuleType]) -> list[Finding]:
    """All findings, those of a rule that says so as one for each message."""
    together = {rule.RULE.code for rule in rules if getattr(rule, "IS_JOINED", False)}
    kept: list[Finding] = []
    alike: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in (finding for each in found for finding in each.findings):
        if finding.rule.code in together:
            alike[finding.rule.code, finding.message].append(finding)
        else:
            kept.append(finding)
    return kept + [_one(each) for each in alike.values()]


def _one(alike: Sequence[Finding]) -> Finding:
    places = [place for finding in alike for place in (finding.place, *finding.also)]
    return msgspec.structs.replace(alike[0], also=tuple(places[1:MOST]))


def excessive(found: Iterable[Found]) -> set[str]:
    """Codes of rules that found so much that some of it may be left out, so that it depends on what was looked at."""
    counts = Counter(finding.rule.code for each in found for finding in each.findings)
    return {code for code, count in counts.items() if count >= MOST}


class Memory:
    """What was found before, as long as nothing changed that it depends on."""

    def __init__(self, store: Store, curriculum: Curriculum, rules: Mapping[str, Rule]) -> None:
        self._store, self._rules = store, rules
        self._common = _common(curriculum)
        self._keys = {module.id: self._key(module) for module in curriculum.modules}
        diagnostics = _texts(each.document for each in curriculum.diagnostics)
        self._keys[SHARED] = fingerprint("shared", self._common, *diagnostics)
        questions = (part.document for each in banks(curriculum).modules for part in (each, each.quiz) if part)
        self._keys[BANKS] = fingerprint("banks", self._common, *_texts(questions))

    def known(self) -> dict[str, Found]:
        """What is known of modules, of what they share, and of all banks together."""
        found = ((name, self._store.get(key)) for name, key in self._keys.items())
        return {name: self._unpacked(value) for name, value in found if value is not None}

    def keep(self, found: Mapping[str, Found]) -> None:
        """Write down what was found now."""
        for name, each in found.items():
            self._store.put(self._keys[name], _packed(each))

    def _key(self, module: Module) -> bytes:
        lab = repr([sorted(each.items()) for each in (module.lab.sizes, module.lab.heads)]) if module.lab else ""
        return fingerprint("module", self._common, str(module.figures_sound), lab, *_texts(documents(module)))

    def _unpacked(self, value: bytes) -> Found:
        entry = _DECODER.decode(value)
        findings = (
            Finding(self._rules[each.code], each.place, each.message, each.help, each.also, each.paste)
            for each in entry.findings
        )
        return Found(tuple(findings), entry.links)


def _packed(found: Found) -> bytes:
    findings = (
        _Kept(each.rule.code, each.place, each.message, each.help, each.also, each.paste) for each in found.findings
    )
    return msgspec.msgpack.encode(_Entry(tuple(findings), found.links))


def _common(curriculum: Curriculum) -> bytes:
    """What all findings in parts depend on."""
    names = (part for name in sorted(curriculum.module_ids.items()) for part in name)
    return fingerprint(tool(*ROOMS), *_texts(_shared(curriculum)), "", *names)


def _shared(curriculum: Curriculum) -> Iterator[TextDocument]:
    """The files that modules share, of those that could be read."""
    for shared in (
        curriculum.programme,
        curriculum.glossary,
        curriculum.sources,
        curriculum.vendors,
        curriculum.style,
        curriculum.misconceptions,
    ):
        if shared:
            yield shared.document


def _texts(found: Iterable[TextDocument]) -> Iterator[str | bytes]:
    for document in found:
        yield document.path
        yield document.digest

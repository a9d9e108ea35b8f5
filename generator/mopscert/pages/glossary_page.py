"""The glossary: every term with its definition, and where it is taught."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from mopscert import addresses
from mopscert.measures.links import lesson_targets
from mopscert.model import Curriculum, Module
from mopscert.pages import markdown, words
from mopscert.pages.former import Former, notes
from mopscert.pages.templating import template


def glossary_page(curriculum: Curriculum, former: Sequence[Former]) -> str:
    """Markdown of the glossary."""
    w = words.catalogue()["glossary"]
    terms = sorted(curriculum.terms.values(), key=lambda term: (_letter(term.term), term.term.casefold()))
    return template("glossary.md").render(
        front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
        w=w,
        intro=w["intro"].format(terms=words.count(len(terms), "term")),
        letters=[(letter, list(group)) for letter, group in groupby(terms, key=lambda term: _letter(term.term))],
        terms=curriculum.terms,
        taught=_taught(curriculum),
        notes=notes(former, addresses.GLOSSARY),
        notes_words=words.catalogue()["retired"],
        page=addresses.GLOSSARY,
        module_page=addresses.module_page,
    )


def _letter(word: str) -> str:
    first = word[0].upper()
    return first if first.isalpha() else "0-9"


def _taught(curriculum: Curriculum) -> Mapping[str, list[Module]]:
    """Modules whose lessons link to a term."""
    found: dict[str, list[Module]] = defaultdict(list)
    for module in curriculum.modules:
        for target in sorted(lesson_targets(curriculum, module)):
            if target.startswith("term:"):
                found[target.removeprefix("term:")].append(module)
    return found

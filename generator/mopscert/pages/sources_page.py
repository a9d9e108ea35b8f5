"""The sources: what lessons and questions rest on, and which modules cite it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mopscert import addresses
from mopscert.model import Curriculum, Module
from mopscert.pages import markdown, words
from mopscert.pages.former import Former, notes
from mopscert.pages.source_html import source_html
from mopscert.pages.templating import template


def sources_page(curriculum: Curriculum, former: Sequence[Former]) -> str:
    """Markdown of the list of sources."""
    w = words.catalogue()["sources"]
    sources = sorted(
        curriculum.sources_by_id.values(), key=lambda source: (source.authors or (source.title,), source.id)
    )
    return template("sources.md").render(
        front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
        w=w,
        intro=w["intro"].format(sources=words.count(len(sources), "source")),
        sources=[(source, source_html(source)) for source in sources],
        cited=_cited(curriculum),
        notes=notes(former, addresses.SOURCES),
        notes_words=words.catalogue()["retired"],
        page=addresses.SOURCES,
        module_page=addresses.module_page,
    )


def _cited(curriculum: Curriculum) -> Mapping[str, list[Module]]:
    found: dict[str, list[Module]] = defaultdict(list)
    for module in curriculum.modules:
        asked = {name for item in (module.quiz.items if module.quiz else ()) for name in item.sources}
        for name in sorted({*module.sources} | asked):
            found[name].append(module)
    return found

"""Where the links of one page lead."""

from collections.abc import Callable

from mopscert import addresses
from mopscert.model import Curriculum
from mopscert.pages import markdown, words
from mopscert.prose.html import Context, Target


def context(curriculum: Curriculum, page: str, home: str | None = None) -> Context:
    """The context in which a page's Markdown is rendered; `home` is the page whose headings `#anchor` means."""
    forms = {
        "#": lambda name: Target(addresses.link(page, home or page, name)),
        "module:": lambda name: _module(curriculum, page, name),
        "term:": lambda name: _term(curriculum, page, name),
        "source:": lambda name: _source(curriculum, page, name),
        "diagnostic:": lambda name: _diagnostic(curriculum, page, name),
        "https://": lambda name: Target(f"https://{name}"),
        "http://": lambda name: Target(f"http://{name}"),
        "mailto:": lambda name: Target(f"mailto:{name}"),
    }
    return Context(resolve=lambda target: _resolve(forms, target), block_labels=words.catalogue()["block"])


def _resolve(forms: dict[str, Callable[[str], Target | None]], target: str) -> Target | None:
    for prefix, resolve in forms.items():
        if target.startswith(prefix):
            return resolve(target.removeprefix(prefix))
    return None


def _module(curriculum: Curriculum, page: str, name: str) -> Target | None:
    module_id, _, anchor = name.partition("#")
    # The notes of old versions name modules as they were called.
    module_id = curriculum.former_modules.get(module_id, module_id)
    if module_id not in curriculum.by_id:
        return None
    return Target(addresses.link(page, addresses.module_page(module_id), anchor))


def _term(curriculum: Curriculum, page: str, name: str) -> Target | None:
    term = curriculum.terms.get(name)
    if term is None:
        return None
    return Target(
        addresses.link(page, addresses.GLOSSARY, name), title=markdown.inert(term.definition), css_class="mops-term"
    )


def _diagnostic(curriculum: Curriculum, page: str, name: str) -> Target | None:
    if all(each.id != name for each in curriculum.diagnostics):
        return None
    return Target(addresses.link(page, addresses.diagnostic_page(name)))


def _source(curriculum: Curriculum, page: str, name: str) -> Target | None:
    source = curriculum.sources_by_id.get(name)
    if source is None:
        return None
    return Target(
        addresses.link(page, addresses.SOURCES, name), title=markdown.inert(source.title), css_class="mops-source"
    )

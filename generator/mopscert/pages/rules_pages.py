"""The rule reference: a page a family, made from the rules' own docstrings."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mopscert import addresses, prose
from mopscert.findings import Retired, Rule, Rulebook
from mopscert.pages import markdown, words
from mopscert.pages.templating import template
from mopscert.prose.html import Context, render, render_inline

_PLAIN = Context(resolve=lambda _target: None, block_labels=words.catalogue()["block"])


def rules_pages(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Path and Markdown of the overview and of each family's page."""
    w = words.catalogue()["rules"]
    grouped = {family: [rule for rule in rulebook.rules if _family(rule) == family] for family in families(rulebook)}
    yield (
        addresses.RULES,
        template("rules.md").render(
            front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
            w=w,
            families=grouped,
            summaries={rule.code: summary(rule) for rule in rulebook.rules},
            page=addresses.RULES,
            rule_page=addresses.rule_page,
        ),
    )
    for family, group in grouped.items():
        title = w["families"][family]
        yield (
            addresses.rule_page(family),
            template("rule_family.md").render(
                front=markdown.front_matter(
                    {"title": title, "description": f"{w['title']}: {title}", **markdown.UNSEARCHED}
                ),
                title=title,
                rules=[(rule, _page(rule)) for rule in group],
                retired=[_gone(gone) for gone in rulebook.retired if _family(gone) == family],
                w=w,
            ),
        )


def families(rulebook: Rulebook) -> list[str]:
    """The letters of all codes there are or were, so that no page goes with its last rule."""
    return sorted({*map(_family, rulebook.rules), *map(_family, rulebook.retired)})


def _family(rule: Rule | Retired) -> str:
    return rule.code[:3]


def _gone(gone: Retired) -> dict[str, str]:
    """A retired code: it keeps its heading, so that old links to it find the reason and the way on."""
    new = gone.successor
    page, w = addresses.rule_page(_family(gone)), words.catalogue()["rules"]
    return {
        "code": gone.code,
        "name": gone.name,
        "why": f"{w['retired'].format(version=gone.since)} {gone.why}",
        "successor": new or "",
        "href": addresses.link(page, addresses.rule_page(new[:3]), new.lower()) if new else "",
    }


def summary(rule: Rule) -> str:
    """The first line of a rule's page."""
    return rule.page.strip().split("\n", 1)[0]


def _page(rule: Rule) -> str:
    """A rule's page as HTML; its own headings are labels, so that the contents list rules only."""
    return "".join(
        f'<p class="mops-rule__part">{render_inline(heading, _PLAIN)}</p>' if heading else render(tokens, _PLAIN)
        for heading, tokens in _parts(prose.parse(rule.page))
    )


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    start = 0
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            yield "", tokens[start:number]
            yield tokens[number + 1].content, ()
            start = number + 3
    yield "", tokens[start:]

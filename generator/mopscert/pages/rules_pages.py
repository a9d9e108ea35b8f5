"""The rule reference: a page a family, made from the rules' own docstrings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token

from mopscert import prose
from mopscert.findings import Rule
from mopscert.pages import addresses, markdown, words
from mopscert.pages.templating import template
from mopscert.prose.html import Context, render, render_inline

_PLAIN = Context(resolve=lambda _target: None, block_labels=words.catalogue()["block"])


def rules_pages(rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """Path and Markdown of the overview and of each family's page."""
    w = words.catalogue()["rules"]
    families = {family: list(group) for family, group in groupby(rules, key=_family)}
    yield (
        addresses.RULES,
        template("rules.md").render(
            front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
            w=w,
            families=families,
            summaries={rule.code: summary(rule) for rule in rules},
            page=addresses.RULES,
            rule_page=addresses.rule_page,
        ),
    )
    for family, group in families.items():
        title = w["families"][family]
        yield (
            addresses.rule_page(family),
            template("rule_family.md").render(
                front=markdown.front_matter({"title": title, "description": f"{w['title']}: {title}"}),
                title=title,
                rules=[(rule, _page(rule)) for rule in group],
            ),
        )


def _family(rule: Rule) -> str:
    return rule.code[:3]


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

"""Which module builds on which, as a graph in layers; on narrow screens as a list with lanes beside it."""

from collections.abc import Iterator, Sequence

from mopscert.pages.figures import words
from mopscert.pages.figures.flowchart import flowchart
from mopscert.pages.figures.frame import frame
from mopscert.pages.figures.lanes import lanes
from mopscert.pages.figures.layers import Edge, layered
from mopscert.pages.figures.markup import element, items, plain
from mopscert.pages.figures.node import Node, facts

__all__ = ["Node", "draw_dependencies"]


def draw_dependencies(nodes: Sequence[Node], edges: Sequence[Edge], prefix: str) -> str:
    """The graph as HTML whose ids all begin with `prefix`; an edge leads from a module to one that builds on it."""
    layers = layered([node.id for node in nodes], edges)
    by_id = {node.id: node for node in nodes}
    order = [by_id[slot[0]] for row in layers.rows for slot in row if len(slot) == 1]
    forms = flowchart(by_id, layers), lanes(order, layers)
    caption = " ".join(_caption(nodes))
    return frame(prefix, words.PREREQUISITES, caption, forms, _text(order, edges), role="group")


def _caption(nodes: Sequence[Node]) -> Iterator[str]:
    yield words.ARROWS
    if any(node.planned for node in nodes):
        yield words.DASHED
    if any(node.outside for node in nodes):
        yield words.BARE


def _text(order: Sequence[Node], edges: Sequence[Edge]) -> str:
    titles = {node.id: node.title for node in order}
    lines = []
    for node in order:
        before = [titles[name] for name in titles if (name, node.id) in edges]
        link = element("a", plain(node.title), href=node.href)
        needs = words.after(before) if before else words.FIRST
        lines.append(f"{link} ({plain(facts(node))}): {plain(needs)}")
    return items(lines, "ol")

"""Which module builds on which, as a graph in layers; on narrow screens as a list with lanes beside it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mopscert.pages import words
from mopscert.pages.figures.flowchart import flowchart
from mopscert.pages.figures.frame import NARROW, WIDE, frame
from mopscert.pages.figures.lanes import lanes
from mopscert.pages.figures.layers import Edge, layered
from mopscert.pages.figures.markup import element, items, plain
from mopscert.pages.figures.node import Node, facts

__all__ = ["Node", "draw_dependencies"]


def draw_dependencies(nodes: Sequence[Node], edges: Sequence[Edge], prefix: str) -> str:
    """The graph as HTML whose ids all begin with `prefix`; empty when there are no nodes.

    An edge leads from a module to one that builds on it.
    """
    if not nodes:
        return ""
    layers = layered([node.id for node in nodes], edges)
    by_id = {node.id: node for node in nodes}
    order = [by_id[slot[0]] for row in layers.rows for slot in row if len(slot) == 1]
    wide = flowchart(by_id, layers, WIDE) or lanes(by_id, layers, WIDE)
    forms = wide, lanes(by_id, layers, NARROW)
    caption = " ".join(_caption(nodes))
    return frame(prefix, words.catalogue()["graph"]["title"], caption, forms, _text(order, edges), role="group")


def _caption(nodes: Sequence[Node]) -> Iterator[str]:
    w = words.catalogue()["graph"]
    yield w["arrows"]
    if any(node.planned for node in nodes):
        yield w["dashed"]
    if any(node.outside for node in nodes):
        yield w["bare"]


def _text(order: Sequence[Node], edges: Sequence[Edge]) -> str:
    w = words.catalogue()["graph"]
    position = {node.id: number for number, node in enumerate(order)}
    before: dict[str, list[str]] = defaultdict(list)
    for start, end in sorted(edges, key=lambda edge: position.get(edge[0], 0)):
        if start in position:
            before[end].append(order[position[start]].title)
    lines = []
    for node in order:
        link = element("a", plain(node.title), href=node.href)
        needs = w["after"].format(modules=words.listing(before[node.id])) if before[node.id] else w["first"]
        lines.append(f"{link} ({plain(facts(node))}): {plain(needs)}")
    return items(lines, "ol")

"""The graph of modules: layers, places, links and what it tells in text."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.drawings import XLINK, Box, boxes, parsed, svgs

from mopscert.model import Kind
from mopscert.pages.figures import Node, draw_dependencies
from mopscert.pages.figures.layers import crossings, layered
from mopscert.pages.figures.places import places

EDGES = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d"), ("x", "c")]


def nodes(names: Sequence[str], **changes: Any) -> list[Node]:
    base = {"kind": Kind.CONCEPTUAL, "planned": False, "outside": False} | changes
    return [Node(id=name, title=f"Title {name}", href=f"../{name}/", **base) for name in names]


def ranks(names: str, edges: list[tuple[str, str]]) -> list[list[str]]:
    return [sorted(slot[0] for slot in row if len(slot) == 1) for row in layered(names, edges).rows]


def test_layers_follow_the_longest_path() -> None:
    assert ranks("abcdx", EDGES) == [["a", "x"], ["b", "c"], ["d"]]
    assert ranks("", []) == []
    assert ranks("ab", []) == [["a", "b"]]


def test_circles_and_unknown_ends_do_no_harm() -> None:
    assert ranks("abc", [("a", "b"), ("b", "c"), ("c", "a"), ("a", "a"), ("z", "a")]) == [["a"], ["b"], ["c"]]
    assert draw_dependencies(nodes("ab"), [("a", "b"), ("b", "a")], "p").count("<li>") == 2
    assert draw_dependencies([], [], "p") == ""


def test_crossings_are_taken_out_where_there_is_an_order_without() -> None:
    crossed = [("a", "y"), ("b", "x")]
    long_edge = [("a", "x"), ("b", "x"), ("x", "z"), ("b", "y"), ("a", "z"), ("y", "w")]
    square = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
    for edges, fewest in ((crossed, 0), (long_edge, 0), (square, 1)):
        layers = layered("abxyzw", edges)
        assert crossings(layers.rows, layers.chains) == fewest


def test_places_keep_order_distance_and_extent() -> None:
    layers = layered("abcdx", EDGES)
    sizes = {slot: 30.0 for row in layers.rows for slot in row}
    middles = places(layers, sizes, 10, 150)
    for row in layers.rows:
        stops = [middles[slot] for slot in row]
        assert all(b - a >= 40 - 1e-6 for a, b in pairwise(stops))
        assert min(stops) >= 15 - 1e-6
        assert max(stops) <= 135 + 1e-6


def test_the_graph_tells_in_text_what_comes_after_what() -> None:
    html = draw_dependencies([*nodes("abc"), *nodes("d", planned=True), *nodes("x", outside=True)], EDGES, "p")
    details = parsed(html).find("details")
    assert details is not None
    assert ["".join(item.itertext()) for item in details.iter("li")] == [
        "Title a (Conceptual): a place to start",
        "Title x (Conceptual, another level): a place to start",
        "Title b (Conceptual): after Title a",
        "Title c (Conceptual): after Title a and Title x",
        "Title d (Conceptual, being written): after Title a, Title b and Title c",
    ]
    assert html == draw_dependencies([*nodes("abc"), *nodes("d", planned=True), *nodes("x", outside=True)], EDGES, "p")


def test_boxes_are_links_and_their_kinds_have_shapes_of_their_own() -> None:
    kinds = [nodes(name, kind=kind)[0] for name, kind in zip("abc", Kind, strict=True)]
    root = parsed(draw_dependencies(kinds, [], "p"))
    for svg in svgs(root):
        links = list(svg.iter("a"))
        assert svg.attrib["role"] == "group"
        assert [link.attrib[f"{{{XLINK}}}href"] for link in links] == ["../a/", "../b/", "../c/"]
        assert links[1].attrib["aria-label"] == "Title b (Hands-on)"
        assert [[part.tag for part in link][1] for link in links] == ["circle", "rect", "path"]


def test_planned_and_outside_boxes_look_different_and_are_explained() -> None:
    html = draw_dependencies([*nodes("a"), *nodes("b", planned=True), *nodes("c", outside=True)], [], "p")
    assert set(re.findall(r'class="(f-box[^"]*)"', html)) == {"f-box", "f-box f-planned", "f-box f-outside"}
    assert "dashed" in html
    assert "another level" in html
    assert "dashed" not in draw_dependencies(nodes("a"), [], "p")


@pytest.mark.parametrize("names", ["abcdx", "abcdefghijklmnop"])
@pytest.mark.parametrize("form", [0, 1])
def test_the_graph_keeps_boxes_apart_and_texts_inside(names: str, form: int) -> None:
    edges = [*EDGES, *([] if names == "abcdx" else [*pairwise("efghij"), *(("k", name) for name in "lmnop")])]
    svg = svgs(parsed(draw_dependencies(nodes(names), edges, "p")))[form]
    canvas = Box(*map(float, svg.attrib["viewBox"].split()))
    found = list(boxes(svg))
    rects = [(box, parent) for rect, box, parent in found if rect.get("class", "").startswith("f-box")]
    assert len(rects) == len(names)
    assert all(canvas.holds(box) for box, _ in rects)
    assert not [1 for (a, _), (b, _) in combinations(rects, 2) if a.meets(b)]
    for element, box, parent in found:
        assert element.tag != "text" or all(room.holds(box) for room, own in rects if own is parent), element.text


@pytest.mark.parametrize("form", [0, 1])
def test_lanes_of_many_modules_leave_room_for_boxes(form: int) -> None:
    starts, ends = ([f"{side}{number}" for number in range(90)] for side in "ab")
    edges = list(zip(starts, ends, strict=True))
    svg = svgs(parsed(draw_dependencies(nodes([*starts, *ends]), edges, "p")))[form]
    rects = [box for rect, box, _ in boxes(svg) if rect.get("class", "").startswith("f-box")]
    assert min(box.right - box.left for box in rects) > 100
    assert min(float(x) for x in re.findall(r"[ML](-?[\d.]+) ", ET.tostring(svg, "unicode"))) >= 0

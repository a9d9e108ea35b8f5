"""Figures on tiny data: whole behaviours of what learners see, without a browser."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest
import yaml
from tests.drawings import Box, boxes, parsed, svgs

from mopscert.model import Figure, Figures
from mopscert.pages.figures import draw
from mopscert.pages.figures.curve import cuts
from mopscert.pages.figures.text import BODY, HEADING, Style, balance, width, wrap

LONG = "Responsibilities for internationalisation, wherever an organisation-wide rule is needed at all"
HOSTILE = "</svg><script>alert(1)</script> & \"x\" onload='y'"
BASE = {"id": "f", "title": "A title & more", "caption": "What to see\nin it."}
DATA: dict[str, dict[str, Any]] = yaml.safe_load(f"""
columns:
  columns:
    - heading: Marketing
      text: Near campaigns
      groups:
        - {{label: Goodies, tone: gain, points: [Knows the customer, "{LONG}"]}}
        - {{label: Gotchas, tone: risk, points: [Far from systems]}}
    - {{heading: IT, groups: [{{label: Needs, tone: neutral, points: [Money]}}]}}
    - {{heading: Sales, groups: [{{label: Quotas, tone: risk, points: [Short-term]}}]}}
    - {{heading: Finance, groups: [{{label: Rigour, tone: gain, points: [Counts]}}]}}
grid:
  x: {{low: Technology, high: Art of a rather long name indeed}}
  y: {{low: Emotional, high: Rational}}
  cells:
    - {{x: high, y: low, heading: Right below, text: "{LONG}"}}
    - {{x: low, y: low, heading: Left below, text: "{LONG}"}}
    - {{x: high, y: high, heading: Right above, text: "{LONG}"}}
    - {{x: low, y: high, heading: Left above, text: Short.}}
chasm:
  groups:
    - {{name: Innovators, share: 2.5}}
    - {{name: Early adopters, share: 13.5}}
    - {{name: The majority of everybody, share: 68}}
    - {{name: Laggards, share: 16}}
  gap_after: Early adopters
  before: {{heading: Near side, text: They try.}}
  after: {{heading: Far side, text: "{LONG}"}}
phases:
  start: {{heading: Chaos, text: Nobody owns tools.}}
  phases:
    - {{heading: "Phase 1", text: See what there is., parts: [Gap analysis, "{LONG}"]}}
    - {{heading: "Phase 2", text: "{LONG}", parts: [Skills]}}
    - {{heading: "Phase 3", text: Join., parts: [Roles]}}
    - {{heading: "Phase 4", text: Steer., parts: [Structure]}}
  end: {{heading: Order, text: "{LONG}"}}
bars:
  unit: hours per person and month
  bars: [{{label: Martech and all, value: 29}}, {{label: Labour, value: 7.25}}, {{label: Rest, value: 0}}]
""")
KEPT_SHORT = {"id", "type", "tone", "x", "y", "gap_after", "title", "caption"}
TYPES = sorted(DATA)


def figure(kind: str, **changes: Any) -> Figure:
    value = {"figures": [{**BASE, "type": kind, **DATA[kind], **changes}]}
    return msgspec.convert(value, Figures).figures[0]


def shown(element: ET.Element) -> str:
    """All text, without the spaces at which lines may break."""
    return re.sub(r"\s", "", "".join(element.itertext()))


def drawn(svg: ET.Element) -> str:
    return re.sub(r"\s", "", "".join("".join(text.itertext()) for text in svg.iter("text")))


def texts(value: Any) -> Iterator[str]:
    """All words that an author wrote, but for those which say how to draw."""
    if isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, dict) or key not in KEPT_SHORT:
                yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, int | float):
        yield str(value)
    else:
        yield re.sub(r"\s", "", value)


@pytest.mark.parametrize("kind", TYPES)
def test_all_words_stand_in_the_text_version_and_in_both_drawings(kind: str) -> None:
    root = parsed(draw(figure(kind), "p"))
    wide, narrow = svgs(root)
    details = root.find("details")
    assert details is not None
    for text in texts(DATA[kind]):
        assert text in shown(details)
        assert text in drawn(wide)
        assert text in drawn(narrow)
    caption = root.find("figcaption")
    assert caption is not None
    assert shown(caption) == "Atitle&moreWhattoseeinit."


@pytest.mark.parametrize("kind", TYPES)
def test_drawing_twice_gives_the_same_with_at_most_one_decimal(kind: str) -> None:
    html = draw(figure(kind), "p")
    assert html == draw(figure(kind), "p")
    markup = re.sub(r">[^<]*<", "><", html)
    assert re.findall(r"\d\.\d\d+|\de-|nan|inf", markup) == []
    assert "\n\n" not in html


@pytest.mark.parametrize("kind", TYPES)
def test_ids_are_unique_and_every_reference_leads_to_one(kind: str) -> None:
    root = parsed(f"<div>{draw(figure(kind), 'a')}{draw(figure(kind), 'b')}</div>")
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert max(Counter(ids).values()) == 1
    assert {name.split("-")[0] for name in ids} == {"a", "b"}
    for svg in root.iter("svg"):
        names = [svg.attrib[f"aria-{name}"] for name in ("labelledby", "describedby", "details")]
        assert set(names) < set(ids)
        assert svg.attrib["role"] == "img"


@pytest.mark.parametrize("kind", TYPES)
def test_markup_brings_neither_style_nor_script(kind: str) -> None:
    root = parsed(draw(figure(kind), "p"))
    assert not {"script", "style", "image", "foreignObject"} & {element.tag for element in root.iter()}
    names = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in names if name in {"style", "fill", "stroke"} or name.startswith("on")]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("form", [0, 1])
def test_texts_stay_in_their_boxes_and_off_each_other(kind: str, form: int) -> None:
    svg = svgs(parsed(draw(figure(kind), "p")))[form]
    canvas = Box(*map(float, svg.attrib["viewBox"].split()))
    found = list(boxes(svg))
    lines = [(element, box, parent) for element, box, parent in found if element.tag == "text"]
    assert len(lines) > 5
    for element, box, parent in lines:
        assert canvas.holds(box), element.text
        around = [room for rect, room, own in found if own is parent and rect.get("class") == "f-tint"]
        assert all(room.holds(box) for room in around), element.text
    for (one, a, _), (other, b, _) in combinations(lines, 2):
        assert not a.meets(b), (one.text, other.text)


@pytest.mark.parametrize("kind", TYPES)
def test_hostile_text_stays_text(kind: str) -> None:
    root = parsed(draw(figure(kind, title=HOSTILE, caption=HOSTILE, **replaced(DATA[kind])), 'p"><b'))
    assert [element.tag for element in root] == ["figcaption", "svg", "svg", "details"]
    assert not {"script", "b"} & {element.tag for element in root.iter()}
    assert root.attrib["id"] == 'p"><b'
    assert all(shown(part).count(re.sub(r"\s", "", HOSTILE)) > 0 for part in root)


def replaced(value: Any) -> Any:
    """Hostile text wherever long text stood."""
    if isinstance(value, dict):
        return {key: HOSTILE if key == "unit" else replaced(each) for key, each in value.items()}
    if isinstance(value, list):
        return [replaced(each) for each in value]
    return HOSTILE if value == LONG else value


def test_columns_start_groups_of_the_same_rank_at_the_same_height() -> None:
    wide, narrow = svgs(parsed(draw(figure("columns"), "p")))
    tints = [rect for rect in wide.iter("rect") if rect.get("class") == "f-tint"]
    assert len({rect.attrib["y"] for rect in tints[:4]}) == 1
    stacked = [float(rect.attrib["y"]) for rect in narrow.iter("rect") if rect.get("class") == "f-tint"]
    assert all(a < b for a, b in pairwise(stacked))


def test_tones_are_told_in_words_and_in_shapes() -> None:
    html = draw(figure("columns"), "p")
    assert "Goodies (gain)<ul>" in html
    assert "Gotchas (risk)<ul>" in html
    assert "Needs<ul>" in html
    shapes = {group.get("class"): [part.tag for part in group][1:3] for group in parsed(html).iter("g")}
    assert shapes == {"f-gain": ["circle", "path"], "f-risk": ["path", "path"], "f-neutral": ["circle", "circle"]}


def test_grid_orders_its_corners_by_their_ends() -> None:
    table = parsed(draw(figure("grid"), "p")).find("details/table")
    assert table is not None
    rows = [["".join(cell.itertext())[:16] for cell in row] for row in table.iter("tr")]
    assert rows == [
        ["", "Technology", "Art of a rather "],
        ["Rational", "Left above: Shor", "Right above: Res"],
        ["Emotional", "Left below: Resp", "Right below: Res"],
    ]


def test_the_curve_is_cut_where_the_normal_distribution_says() -> None:
    assert [round(cut, 2) for cut in cuts([2.5, 13.5, 34, 34, 16])] == [-3, -1.96, -0.99, 0, 0.99, 3]
    assert cuts([0, 100]) == [-3, -3, 3]


def test_the_gap_parts_the_curve_and_somebody_stands_on_both_sides() -> None:
    wide, _ = svgs(parsed(draw(figure("chasm"), "p")))
    bands = [path.attrib for path in wide.iter("path") if path.get("class", "").startswith("f-band")]
    assert [band["class"] for band in bands] == ["f-band f-near", "f-band f-near", "f-band", "f-band"]
    edges = [[float(x) for x in re.findall(r"[ML](-?[\d.]+) ", band["d"])] for band in bands]
    near, far = max(edges[1]), min(edges[2])
    assert far - near == pytest.approx(58, abs=0.2)
    limbs = next(path for path in wide.iter("path") if path.get("class") == "f-limb").attrib["d"]
    left, _, _, right = (float(x) for x in re.findall(r"([\d.]+) [\d.]+", limbs)[:4])
    assert left < near
    assert right > far


def test_phases_rise_and_arrows_lead_from_start_to_end() -> None:
    wide, narrow = svgs(parsed(draw(figure("phases"), "p")))
    treads = [float(r.attrib["y"]) for r in wide.iter("rect") if r.get("height") == "4" and r.get("class") == "f-tone"]
    assert treads == sorted(treads, reverse=True)
    heads = [path for path in wide.iter("path") if path.get("class") == "f-tone"]
    assert len(heads) == 5
    assert len([path for path in narrow.iter("path") if path.get("class") == "f-tone"]) == 5


def test_bars_are_as_long_as_their_values() -> None:
    for svg in svgs(parsed(draw(figure("bars"), "p"))):
        rects = [rect.attrib for rect in svg.iter("rect")]
        lengths = [float(rect["width"]) for rect in rects]
        assert lengths[1] / lengths[0] == pytest.approx(7.25 / 29, abs=0.01)
        assert lengths[2] == 0
        assert len({rect["x"] for rect in rects}) == 1


def test_lines_break_between_words_then_at_hyphens_then_anywhere() -> None:
    style = Style(10, 12)
    assert wrap("one two", width("one two", style), style) == ["one two"]
    assert wrap("one two", width("one two", style) - 0.1, style) == ["one", "two"]
    assert wrap("chaos-to-order", width("chaos-to-", style), style) == ["chaos-to-", "order"]
    assert wrap("WWWW", width("WW", style), style) == ["WW", "WW"]
    assert wrap("W", 0, style) == ["W"]
    assert wrap("", 10, style) == balance("", 10, style) == []
    assert wrap("1\u00a0% 2", width("1\u00a0%", style), style) == ["1\u00a0%", "2"]


def test_balanced_lines_are_no_more_but_more_even() -> None:
    text, limit = "Know your stakeholders and how they learn", 160
    assert len(balance(text, limit, BODY)) == len(wrap(text, limit, BODY))
    assert max(width(line, BODY) for line in balance(text, limit, BODY)) <= limit
    assert balance("aaaa aaaa aaaa a", width("aaaa aaaa aaaa", BODY), BODY) == ["aaaa aaaa", "aaaa a"]


def test_bold_is_wider_and_accents_have_no_width_of_their_own() -> None:
    assert width("Marketing", HEADING) > width("Marketing", Style(17, 22))
    assert width("é", BODY) == width("e\u0301", BODY) == width("e", BODY)
    assert width("日", BODY) > width("W", BODY)

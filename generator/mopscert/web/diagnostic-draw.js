// Results as drawings; whatever they show also stands beside them in words, so a drawing is one image to screen readers.
import { shape } from "./views.js";

const WIDE = 340;

const put = (text, x, y, more) => shape("text", { x, y, ...more }, text);
const line = (x1, y1, x2, y2, more) => shape("path", { d: `M${x1} ${y1}L${x2} ${y2}`, class: "mops-draw__line", ...more });

// Each result has a number in the drawing, as in the list of names below it; alone it needs none.
const nameOf = (place, all, after = "") => (all.length > 1 ? `${place + 1}${after}` : "");

function rankingDrawing(sheet, all) {
  const thick = all.length > 1 ? 12 : 16;
  const tall = 24 + thick * all.length + 8;
  const row = ({ id, title }, place) => {
    const top = place * tall;
    const bars = all.flatMap(({ result }, nth) => {
      const found = result.results.find((each) => each.id === id);
      const y = top + 20 + nth * thick;
      const long = (found.percent / 100) * (WIDE - 60);
      const kind = found.barred ? "mops-draw__barred" : nth ? "mops-draw__other" : "mops-draw__bar";
      return [
        shape("rect", { x: 0.5, y, width: Math.max(1, long), height: thick - 3, class: kind }),
        put(nameOf(nth, all, ": ") + Math.round(found.percent), long + 6, y + thick - 4),
      ];
    });
    return [put(title, 0, top + 14, { class: "mops-draw__name" }), ...bars];
  };
  return [tall * sheet.results.length, ...sheet.results.flatMap(row)];
}

function quadrantDrawing(sheet, all) {
  const [left, top, side] = [20, 26, 300];
  const at = ({ x, y }) => [left + ((x + 1) / 2) * side, top + ((1 - y) / 2) * side];
  const centre = sheet.centre.within * side;
  const corner = ({ title, x, y }) => {
    const [px, py] = at({ x: x === "low" ? -0.5 : 0.5, y: y === "low" ? -0.9 : 0.86 });
    return put(title, px, py, { class: "mops-draw__name", "text-anchor": "middle" });
  };
  const point = ({ result }, place) => {
    const [x, y] = at(result);
    const label = nameOf(place, all);
    const dot = shape("circle", { cx: x, cy: y, r: 7, class: place ? "mops-draw__other" : "mops-draw__bar" });
    // Points that lie together have their numbers on different sides.
    const [dx, dy] = [[10, 4], [-18, 4], [-4, -11], [-4, 20]][place % 4];
    return label ? [dot, put(label, x + dx, y + dy)] : [dot];
  };
  const middle = left + side / 2;
  return [
    top + side + 20,
    shape("rect", { x: left, y: top, width: side, height: side, class: "mops-draw__frame" }),
    shape("rect", { x: middle - centre / 2, y: top + side / 2 - centre / 2, width: centre, height: centre, class: "mops-draw__frame" }),
    line(middle, top, middle, top + side),
    line(left, top + side / 2, left + side, top + side / 2),
    put(sheet.y.high, middle, top - 8, { "text-anchor": "middle" }),
    put(sheet.y.low, middle, top + side + 16, { "text-anchor": "middle" }),
    put(sheet.x.low, left + 4, top + side / 2 - 6),
    put(sheet.x.high, left + side - 4, top + side / 2 - 6, { "text-anchor": "end" }),
    ...sheet.corners.map(corner),
    ...all.map(point).reverse().flat(), // the one that is looked at on top
  ];
}

function gapsDrawing(sheet, all) {
  const top = sheet.maturity.length - 1;
  const at = (value) => 10 + (value / top) * (WIDE - 30);
  const tall = 26 + 18 * all.length;
  const row = ({ id, title }, place) => {
    const start = place * tall;
    const marks = all.flatMap(({ result }, nth) => {
      const { now, target } = result.dimensions.find((each) => each.id === id);
      const y = start + 26 + nth * 18;
      return [
        line(at(0), y, at(top), y),
        line(at(now), y, at(target), y, { class: "mops-draw__span" }),
        shape("circle", { cx: at(target), cy: y, r: 5, class: "mops-draw__other" }),
        shape("circle", { cx: at(now), cy: y, r: 5, class: "mops-draw__bar" }),
        put(nameOf(nth, all), WIDE - 8, y + 4),
      ];
    });
    return [put(title, 0, start + 13, { class: "mops-draw__name" }), ...marks];
  };
  const foot = tall * sheet.dimensions.length;
  const step = (_, value) => put(String(value), at(value), foot + 12, { "text-anchor": "middle" });
  return [foot + 18, ...sheet.dimensions.flatMap(row), ...sheet.maturity.map(step)];
}

const DRAWINGS = { ranking: rankingDrawing, quadrant: quadrantDrawing, gaps: gapsDrawing };

/** One or more results of a diagnostic in one drawing, the first of them as the one that is looked at. */
export function drawing(sheet, all) {
  const [high, ...parts] = DRAWINGS[sheet.presentation](sheet, all);
  const own = { viewBox: `0 0 ${WIDE} ${high}`, role: "img", class: "mops-draw", "aria-label": sheet.words.drawn };
  return shape("svg", own, ...parts);
}

// What results and their lists are made of: buttons, tables and drawings.
import { el } from "./parts.js";

const SVG = "http://www.w3.org/2000/svg";

/** A button; `task` is what its feature does when it is pressed, `about` says to screen readers what it is for. */
export function button(task, text, { primary, about, ...data } = {}) {
  const look = `md-button${primary ? " md-button--primary" : ""}`;
  const label = about ? { ariaLabel: `${text}: ${about}` } : {};
  return el("button", { type: "button", className: look, data: { do: task, ...data }, ...label }, text);
}

/** A row of a table; a cell is a text or a list of what stands in it, and the first one names the row. */
export const row = (cells) =>
  el("tr", {}, ...cells.map((each, place) => el(place ? "td" : "th", place ? {} : { scope: "row" }, ...[each].flat())));

/** A part of a drawing. */
export function shape(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// The few elements that the views of a readiness check are made of.
import { el } from "./parts.js";

/** A button; `action` is what the check does when it is pressed. */
export function button(action, text, more = {}) {
  const { primary, ...data } = more;
  const element = el("button", { type: "button", className: `md-button${primary ? " md-button--primary" : ""}` }, text);
  Object.assign(element.dataset, { do: action, ...data });
  return element;
}

/** Buttons in a row. */
export const actions = (...buttons) => el("p", { className: "mops-exam__actions" }, ...buttons);

/** A heading that can take the focus, so that a new view begins where it begins. */
export const heading = (level, text) => el(`h${level}`, { tabIndex: -1 }, text);

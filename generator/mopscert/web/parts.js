// What all features make their pages of.

/** An element with properties, `data` as its data attributes, and children; what is false or empty is left out. */
export function el(tag, { data, ...properties }, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  Object.assign(element.dataset, data);
  element.append(...children.filter(Boolean));
  return element;
}

/** A text with its braces filled. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Gives an element its class; a second copy of the script must not throw. */
export const define = (name, element) => customElements.get(name) ?? customElements.define(name, element);

/** A moment's day as people write it; the page's words are British. */
export const longDay = (moment) => new Date(moment).toLocaleDateString("en-GB", { dateStyle: "long" });

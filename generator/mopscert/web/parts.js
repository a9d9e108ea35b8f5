// What all features make their pages of.

/** An element with properties and children; texts stay texts, and what is false or empty is left out. */
export function el(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(Boolean));
  return element;
}

/** A text with its braces filled. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Reads a number as people write it: with a decimal point or comma, with groups of digits, with a unit behind it.

const DECIMAL = new Intl.NumberFormat(globalThis.navigator?.language).format(1.5)[1];
const GROUPING = /[\u00a0\u202f '’]/g;
const NUMBER = /^\s*([-+\u2212]?)\s*(\d[\d.,\u00a0\u202f '’]*)(.*)$/su;

const read = (digits, mark) => Number(digits.replace(/\D/g, (each) => (each === mark ? "." : "")));

// Of two marks the last one parts the decimals. One mark that stands twice groups; before three digits, it may do either.
function valuesOf(digits, decimal) {
  const marks = digits.replace(/\d/g, "");
  const last = marks.at(-1);
  if (new Set(marks).size > 1) return [read(digits, last)];
  if (marks.length > 1) return [read(digits)];
  if (!/^\d{1,3}[.,]\d{3}$/.test(digits)) return [read(digits, last)];
  const both = [read(digits, last), read(digits)];
  return last === decimal ? both : both.reverse();
}

/** What a text may mean, as {value, unit}, the likelier reading first; nothing where it holds no number. */
export function readings(text, decimal = DECIMAL) {
  const [, sign, written, unit] = NUMBER.exec(text) ?? [];
  if (!written) return [];
  const digits = written.replace(GROUPING, "").replace(/[.,]$/, "");
  const values = valuesOf(digits, decimal).filter(Number.isFinite);
  return values.map((value) => ({ value: sign && sign !== "+" ? -value : value, unit: unit.trim() }));
}

// Values of a table as what their column says they are, so that 7,0 and 7 are one number and each moment is one moment.

// Spreadsheets write them in the language of the computer.
const YES = /^(true|t|1|yes|wahr|vrai|verdadero|vero)$/i;
const NO = /^(false|f|0|no|falsch|faux|falso)$/i;
const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/i;
const LONGEST = 60;
const GROUPS = /^[-+]?\d{1,3}([., ’'\u00a0\u202f])\d{3}(?:\1\d{3})*$/;

function numberOf(text, isWhole) {
  const marks = [...text.matchAll(/[.,]/g)].map(([mark]) => mark);
  let plain = text.replace(/[ ’'\u00a0\u202f](?=\d{3}(?!\d))/g, "").replace("\u2212", "-");
  if (new Set(marks).size > 1) plain = plain.replaceAll(marks[0], "");
  else if (marks.length > 1 || (isWhole && GROUPS.test(text))) plain = plain.replace(/[.,]/g, "");
  return /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d{1,3})?$/i.test(plain) ? Number(plain.replace(",", ".")) : text;
}

// Milliseconds since 1970; without a zone it is UTC. Text that is no moment stays text.
function momentOf(text, isDay) {
  const found = MOMENT.exec(text);
  if (!found) return text;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const start = Date.UTC(year, month - 1, day);
  if (new Date(start).getUTCDate() !== day || month > 12 || hour > 24 || minute > 59 || second > 60) return text;
  if (isDay) return start;
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d\d):?(\d\d)?$/.exec(found[8] ?? "") ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return start + ((hour * 60 + minute - offset) * 60 + second) * 1000 + Number(`0.${found[7] ?? 0}`) * 1000;
}

const READING = {
  text: (text) => text,
  integer: (text) => numberOf(text, true),
  decimal: (text) => numberOf(text, false),
  date: (text) => momentOf(text, true),
  timestamp: (text) => momentOf(text, false),
  boolean: (text) => YES.test(text) || (NO.test(text) ? false : text),
};

/** A value of a column of a type. Null stays null, and text that is no such value stays text, as all long text does. */
export const typed = (text, type) => (text === null || text.length > LONGEST ? text : READING[type](text));

/** What is written in a rule, as a value of a column of a type. */
export const typedRule = (value, type) => typed(`${value}`.trim(), type);

/** A value as it is shown to people. */
export function toldValue(value, type) {
  if (typeof value !== "number" || !(type === "date" || type === "timestamp")) return value;
  const told = new Date(value).toISOString();
  return type === "date" ? told.slice(0, 10) : told.replace(".000Z", "Z");
}

const folded = (value, isFolded) => (isFolded && typeof value === "string" ? value.toLowerCase() : value);

/** Whether two values are one, within a tolerance for numbers. */
export function isSame(one, other, tolerance = 0, isFolded = false) {
  if (typeof one === "number" && typeof other === "number") return isNear(one, other, tolerance);
  return folded(one, isFolded) === folded(other, isFolded);
}

/** Whether two numbers are no further apart than a tolerance, apart from what computers lose in fractions. */
export const isNear = (one, other, tolerance) =>
  Math.abs(one - other) <= tolerance + 1e-12 * (1 + Math.abs(other));

/** Below, above or 0 as one value stands before or behind another; NaN where they cannot be compared. */
export function compared(one, other) {
  if (one === null || other === null || typeof one !== typeof other) return NaN;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Values as one name by which equal ones are found. */
export const named = (values, isFolded = false) => JSON.stringify(values.map((value) => folded(value, isFolded)));

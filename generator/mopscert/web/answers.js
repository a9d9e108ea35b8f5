// How each type of question is answered: what a learner has given, whether it is right, and which reasons belong to it.
// All of them read the printed key, so that page and script cannot disagree. An answer is a list of words.
import { words } from "./words-check.js";

const all = (root, selector) => [...root.querySelectorAll(selector)];

let marks = 0;

/** Beside the label, not in it: there it would be read out as part of the answer. */
function mark(row, control, kind) {
  row.querySelector(".mops-q__state")?.remove();
  row.dataset.mark = kind;
  control.removeAttribute("aria-describedby");
  if (!kind) return;
  const id = `mops-mark-${++marks}`;
  row.append(Object.assign(document.createElement("span"), { id, className: "mops-q__state", textContent: words[kind] }));
  control.setAttribute("aria-describedby", id);
}

/** Options of which one or several are right. */
class Choice {
  constructor(root) {
    this.keys = Number(root.dataset.keys);
    this.options = all(root, ".mops-q__option").map((row) => {
      const input = row.querySelector("input");
      const reason = root.querySelector(`.mops-q__key [data-option="${CSS.escape(input.value)}"]`);
      return { id: input.value, row, input, reason, right: reason.matches("[data-correct]") };
    });
  }

  get given() {
    return this.options.filter(({ input }) => input.checked).map(({ id }) => id).sort();
  }

  set given(ids) {
    for (const { id, input } of this.options) input.checked = ids.includes(id);
  }

  /** Why this is no attempt yet, as the name and values of a sentence: a slip of the hand is not counted. */
  refusal({ length: chosen }) {
    if (!chosen) return ["choose"];
    return chosen === this.keys ? null : ["choose_number", { chosen, keys: this.keys }];
  }

  judge(ids) {
    const hits = this.#given(ids).filter(({ right }) => right).length;
    return { ok: hits === this.keys, hits, of: this.keys };
  }

  reasons(ids) {
    return this.#given(ids).map(({ reason }) => reason);
  }

  /** `told` also shows what is right and was not given. */
  mark(ids, told) {
    for (const { id, row, input, right } of this.options) {
      const kind = ids.includes(id) ? (right ? "right" : "wrong") : told && right ? "missed" : "";
      mark(row, input, kind);
    }
  }

  clear() {
    for (const { row, input } of this.options) mark(row, input, "");
  }

  focus() {
    this.options[0].input.focus();
  }

  #given(ids) {
    return this.options.filter(({ id }) => ids.includes(id));
  }
}

/** Rows with one control each. */
class Rows {
  constructor(root) {
    this.rows = all(root, ".mops-q__row").map((row) => {
      const control = row.querySelector("select, input");
      return { id: control.name, row, control };
    });
    this.key = root.querySelector(".mops-q__key");
  }

  clear() {
    for (const { row, control } of this.rows) mark(row, control, "");
  }

  focus() {
    this.rows[0].control.focus();
  }
}

/** Steps that each get a place, or are left out; the answer is their ids in order. */
class Order extends Rows {
  constructor(root) {
    super(root);
    this.steps = all(this.key, "[data-step]").map(({ dataset }) => dataset.step);
  }

  get given() {
    return this.rows
      .filter(({ control }) => Number(control.value))
      .sort((a, b) => a.control.value - b.control.value)
      .map(({ id }) => id);
  }

  set given(ids) {
    for (const { id, control } of this.rows) {
      const place = ids.indexOf(id) + 1;
      control.value = place || !ids.length ? place || "" : "0";
    }
  }

  refusal() {
    const places = this.rows.map(({ control }) => control.value);
    const open = places.filter((place) => place === "").length;
    if (open) return ["place", { open }];
    const taken = places.filter((place) => Number(place));
    return new Set(taken).size === this.steps.length && taken.length === this.steps.length
      ? null
      : ["place_once", { last: this.steps.length }];
  }

  judge(ids) {
    const pairs = this.steps.slice(1).map((step, index) => `${this.steps[index]}>${step}`);
    const given = ids.slice(1).map((step, index) => `${ids[index]}>${step}`);
    const hits = pairs.filter((pair) => given.includes(pair)).length;
    return { ok: `${ids}` === `${this.steps}`, hits, of: pairs.length };
  }

  reasons(ids) {
    const before = ({ early, late }) => ids.includes(early) && ids.includes(late) && ids.indexOf(early) < ids.indexOf(late);
    return all(this.key, "li").filter(({ dataset }) => ids.includes(dataset.extra) || (dataset.early && before(dataset)));
  }

  mark(ids) {
    for (const { id, row, control } of this.rows) {
      mark(row, control, ids.indexOf(id) === this.steps.indexOf(id) ? "right" : "wrong");
    }
  }
}

/** Prompts that each get a target; the answer is a list of `prompt=target`. */
class Match extends Rows {
  constructor(root) {
    super(root);
    const prompts = all(this.key, "[data-target]");
    this.targets = Object.fromEntries(prompts.map(({ dataset }) => [dataset.prompt, dataset.target]));
  }

  get given() {
    return this.rows.filter(({ control }) => control.value).map(({ id, control }) => `${id}=${control.value}`).sort();
  }

  set given(pairs) {
    const targets = Object.fromEntries(pairs.map((pair) => pair.split("=")));
    for (const { id, control } of this.rows) control.value = targets[id] ?? "";
  }

  refusal({ length }) {
    const open = this.rows.length - length;
    return open ? ["match", { open }] : null;
  }

  judge(pairs) {
    const hits = this.rows.filter(({ id }) => pairs.includes(`${id}=${this.targets[id]}`)).length;
    return { ok: hits === this.rows.length, hits, of: this.rows.length };
  }

  reasons(pairs) {
    const confused = all(this.key, "[data-confusion]");
    return confused.filter(({ dataset }) => pairs.includes(`${dataset.prompt}=${dataset.confusion}`));
  }

  mark(pairs) {
    for (const { id, row, control } of this.rows) {
      mark(row, control, pairs.includes(`${id}=${this.targets[id]}`) ? "right" : "wrong");
    }
  }
}

const DECIMAL = new Intl.NumberFormat(globalThis.navigator?.language).format(1.5)[1];
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What a person typed as {value, unit}, with the decimal mark of `decimal` where both would do; null for no number. */
export function readNumber(text, decimal = DECIMAL) {
  const parts = /^\s*([-+\u2212]?)\s*([\d.,\u066b\u00a0\u202f '’]*\d[.,]?)\s*(.*?)\s*$/u.exec(text);
  if (!parts) return null;
  let digits = parts[2].replace(/[\u00a0\u202f '’]/g, "");
  const found = [...new Set(digits.replace(/\d/g, ""))];
  // Of two marks the last one is the decimal mark; a mark that stands twice, or before three digits, may group them.
  let mark = found.length > 1 ? digits.match(/[.,](?=\d*$)/)?.[0] : found[0];
  if (found.length === 1) {
    const grouping = new RegExp(`^\\d{1,3}(${escaped(mark)}\\d{3})+$`).test(digits);
    if (digits.split(mark).length > 2 || (grouping && mark !== decimal)) mark = undefined;
  }
  digits = [...digits].filter((each) => /\d/.test(each) || each === mark).join("");
  const value = Number(mark ? digits.replace(mark, ".") : digits);
  return Number.isFinite(value) ? { value: parts[1] && parts[1] !== "+" ? -value : value, unit: parts[3] } : null;
}

/** One number; the answer is that number in digits. */
class NumberAnswer extends Rows {
  constructor(root) {
    super(root);
    const { answer, tolerance, units } = root.dataset;
    Object.assign(this, { answer: Number(answer), tolerance: Number(tolerance), units: units.split("|") });
    this.input = this.rows[0].control;
  }

  get given() {
    const read = readNumber(this.input.value);
    return read ? [`${read.value}`] : [];
  }

  set given([value]) {
    this.input.value = value === undefined ? "" : Number(value).toLocaleString(undefined, { maximumFractionDigits: 9 });
  }

  refusal() {
    const read = readNumber(this.input.value);
    if (!read) return ["number"];
    const known = !read.unit || this.units.some((unit) => unit.toLowerCase() === read.unit.toLowerCase());
    return known ? null : ["unit", { unit: this.units[0], typed: read.unit }];
  }

  judge([value]) {
    return { ok: this.#near(value, this.answer), hits: 0, of: 1 };
  }

  reasons([value]) {
    return all(this.key, "[data-value]").filter(({ dataset }) => this.#near(value, dataset.value)).slice(0, 1);
  }

  mark(given) {
    mark(this.rows[0].row, this.input, this.judge(given).ok ? "right" : "wrong");
  }

  // A little more than the tolerance, since 0.1 + 0.2 is not quite 0.3.
  #near(value, wanted) {
    return Math.abs(value - wanted) <= this.tolerance + 1e-9 * Math.max(1, Math.abs(wanted));
  }
}

const TYPES = { single: Choice, multiple: Choice, order: Order, match: Match, number: NumberAnswer };

/** The answer sheet of a question, by its type. */
export const answerSheet = (root) => new TYPES[root.dataset.type](root);

// How questions are answered: what a learner has given, whether it is right, and which reasons belong to it.
// An answer sheet reads the printed key, so that page and script cannot disagree. An answer is a list of words.
import { words } from "./words-check.js";

export const all = (root, selector) => [...root.querySelectorAll(selector)];

let marks = 0;

/** Beside the label, not in it: there it would be read out as part of the answer. */
export function mark(row, control, kind) {
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
export class Rows {
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

const SHEETS = { single: Choice, multiple: Choice };
// The rarer types are loaded by the pages that have them.
const LATER = { order: "./answers-rows.js", match: "./answers-rows.js", number: "./answers-number.js" };

/** The answer sheet of a question, by its type; a promise of it where its module is still to be loaded. */
export function answerSheet(root) {
  const { type } = root.dataset;
  if (SHEETS[type]) return new SHEETS[type](root);
  return import(LATER[type]).then((module) => {
    Object.assign(SHEETS, module.SHEETS);
    return new SHEETS[type](root);
  });
}

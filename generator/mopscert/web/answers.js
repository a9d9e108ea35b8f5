// How questions are answered: what a learner has given, whether it is right, and which reasons belong to it.
// An answer sheet reads the printed key, so that page and script cannot disagree. An answer is a list of words.
import { el } from "./parts.js";
import { words } from "./words-check.js";

export const all = (root, selector) => [...root.querySelectorAll(selector)];

/** The ids that a question had before it was renamed. */
export const formerOf = ({ dataset }) => dataset.formerly?.split(" ") ?? [];

let marks = 0;

/** Beside the label, not in it: there it would be read out as part of the answer. */
export function mark({ row, control }, kind) {
  row.querySelector(".mops-q__state")?.remove();
  row.dataset.mark = kind;
  control.removeAttribute("aria-describedby");
  if (!kind) return;
  const id = `mops-mark-${++marks}`;
  row.append(el("span", { id, className: "mops-q__state", textContent: words[kind] }));
  control.setAttribute("aria-describedby", id);
}

/** Rows with one control each. */
export class Rows {
  constructor(root) {
    this.key = root.querySelector(".mops-q__key");
    this.rows = all(root, ".mops-q__option, .mops-q__row").map((row) => {
      const control = row.querySelector("input, select");
      return { id: control.name, row, control };
    });
  }

  clear() {
    for (const row of this.rows) mark(row, "");
  }

  focus() {
    this.rows[0].control.focus();
  }
}

/** Options of which one or several are right. */
class Choice extends Rows {
  constructor(root) {
    super(root);
    this.keys = Number(root.dataset.keys);
    for (const row of this.rows) {
      row.id = row.control.value;
      row.reason = this.key.querySelector(`[data-option="${CSS.escape(row.id)}"]`);
      row.right = row.reason.matches("[data-correct]");
    }
  }

  get given() {
    return this.rows.filter(({ control }) => control.checked).map(({ id }) => id).sort();
  }

  set given(ids) {
    for (const { id, control } of this.rows) control.checked = ids.includes(id);
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
    for (const row of this.rows) {
      mark(row, ids.includes(row.id) ? (row.right ? "right" : "wrong") : told && row.right ? "missed" : "");
    }
  }

  #given(ids) {
    return this.rows.filter(({ id }) => ids.includes(id));
  }
}

/** Answer sheets by type; modules of further types add theirs. */
export const SHEETS = { single: Choice, multiple: Choice };
// The rarer types are loaded by the pages that have them.
const LATER = { order: "./answers-rows.js", match: "./answers-rows.js", number: "./answers-number.js" };

/** The answer sheet of a question, by its type; a promise of it where its module is still to be loaded. */
export function answerSheet(root) {
  const { type } = root.dataset;
  return SHEETS[type] ? new SHEETS[type](root) : import(LATER[type]).then(() => new SHEETS[type](root));
}

// How options are chosen, and what all answer sheets share: marks beside rows of controls.
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
  row.append(el("span", { id, className: "mops-q__state" }, words[kind]));
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
export class Choice extends Rows {
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

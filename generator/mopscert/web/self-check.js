// Lets a printed self-check question answer back, on top of HTML that is complete without it.
import { find, knows, records } from "./records.js";
import { words } from "./words.js";

const MISSES_BEFORE_KEY = 2; // being told at once teaches less than one more try

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

let marks = 0;
let problemTold = null;

const create = (tag, properties) => Object.assign(document.createElement(tag), properties);

function optionsOf(root) {
  return [...root.querySelectorAll(".mops-q__option")].map((row) => {
    const input = row.querySelector("input");
    const reason = root.querySelector(`.mops-q__key [data-option="${CSS.escape(input.value)}"]`);
    return { id: input.value, row, input, reason, right: reason.matches("[data-correct]") };
  });
}

function markFor({ id, right }, chosen, finished) {
  if (chosen.includes(id)) return right ? "right" : "wrong";
  return right && finished ? "missed" : "";
}

/** Beside the label, not in it: there it would be read out as part of the answer. */
function mark({ row, input }, kind) {
  row.querySelector(".mops-q__state")?.remove();
  row.dataset.mark = kind;
  input.removeAttribute("aria-describedby");
  if (!kind) return;
  const id = `mops-mark-${++marks}`;
  row.append(create("span", { id, className: "mops-q__state", textContent: words[`check_mark_${kind}`] }));
  input.setAttribute("aria-describedby", id);
}

function pastOf({ first, last }) {
  if (last.ok) return first.ok ? words.check_before_first : words.check_before_later;
  return first.ok ? words.check_before_lost : words.check_before_wrong;
}

export class SelfCheckElement extends HTMLElement {
  /** Safe to call twice: a second copy of the script must not throw. */
  static define(tag = "mops-self-check") {
    if (!customElements.get(tag)) customElements.define(tag, this);
  }

  #parts = null;
  #misses = 0;
  #finished = false;

  connectedCallback() {
    if (!["single", "multiple"].includes(this.dataset.type)) return;
    if (!this.#parts) this.#upgrade();
    document.addEventListener("mops:record", this);
    this.#restore();
  }

  // Or the document would keep every page alive that instant navigation threw away.
  disconnectedCallback() {
    document.removeEventListener("mops:record", this);
  }

  handleEvent({ detail }) {
    if (detail.id === this.#parts.id) this.#restore();
  }

  #upgrade() {
    const part = (name) => this.querySelector(name);
    this.#parts = {
      id: this.dataset.question,
      rev: Number(this.dataset.rev),
      keys: Number(this.dataset.keys),
      options: optionsOf(this),
      check: part("[type=submit]"),
      again: part("[type=reset]"),
      verdict: part(".mops-q__verdict"),
      feedback: part(".mops-q__feedback"),
      key: part(".mops-q__key"),
      hint: part(".mops-q__hint"),
    };
    part(".mops-q__actions").hidden = false;
    this.addEventListener("submit", (event) => this.#check(event));
    this.addEventListener("reset", () => this.#startAgain());
  }

  #check(event) {
    event.preventDefault();
    const chosen = this.#parts.options.filter(({ input }) => input.checked);
    const refusal = this.#refusal(chosen.length);
    if (refusal) this.#say(refusal);
    else this.#judge(chosen);
  }

  /** Why this is no attempt yet: a slip of the hand is not counted. */
  #refusal(chosen) {
    if (this.#finished) return words.check_finished;
    if (!chosen) return words.check_choose;
    const { keys } = this.#parts;
    return chosen === keys ? "" : fill(words.check_choose_number, { chosen, keys });
  }

  #judge(options) {
    const { id, rev, keys } = this.#parts;
    const hits = options.filter(({ right }) => right).length;
    const chosen = options.map(({ id }) => id);
    const ok = hits === keys;
    const misses = ok ? 0 : this.#misses + 1;
    // All copies of the question redraw on this, this one too: what is said here must come after.
    records.add({ id, rev, ok, chosen }, new Date());
    this.#show({ ok, chosen }, misses);
    const stage = ok ? "right" : this.#finished ? "told" : "retry";
    this.#say(fill(words[`check_${stage}_${this.dataset.type}`], { hits, keys }), ok ? "right" : "wrong");
  }

  #say(text, kind = "") {
    const { verdict } = this.#parts;
    verdict.textContent = text;
    verdict.dataset.mark = kind;
  }

  #show({ ok, chosen }, misses, note) {
    const { options, hint } = this.#parts;
    this.#misses = misses;
    this.#finish(ok || misses >= MISSES_BEFORE_KEY);
    for (const option of options) mark(option, markFor(option, chosen, this.#finished));
    const reasons = create("ul");
    reasons.append(...options.filter(({ id }) => chosen.includes(id)).map(({ reason }) => reason.cloneNode(true)));
    if (hint && !this.#finished) this.#feed(note, reasons, hint.cloneNode(true));
    else this.#feed(note, reasons);
  }

  // Not disabled: the button holds the focus at this moment, and would drop it.
  #finish(finished) {
    const { check, again, key } = this.#parts;
    this.#finished = finished;
    check.setAttribute("aria-disabled", finished);
    again.hidden = key.hidden = !finished;
    key.open = finished;
  }

  #feed(note, ...nodes) {
    const notes = [note, this.#problem()].filter(Boolean);
    const lines = notes.map((textContent) => create("p", { className: "mops-q__note", textContent }));
    this.#parts.feedback.replaceChildren(...lines, ...nodes);
  }

  /** Trouble with keeping answers is told once a page, or at once where it arises. */
  #problem() {
    const { problem } = records;
    const first = document.querySelector(this.localName) === this;
    if (!problem || (problem === problemTold && !first)) return "";
    problemTold = problem;
    return words[`check_problem_${problem}`];
  }

  #restore() {
    const { id, rev } = this.#parts;
    const record = find(records.state, id, rev);
    if (record) this.#showRecord(record);
    else this.#clear(knows(records.state, id) && words.check_revised);
  }

  #showRecord(record) {
    const { last, tries } = record;
    for (const { id, input } of this.#parts.options) input.checked = last.chosen.includes(id);
    this.#say("");
    // After two tries in all, the key has been seen: nothing is left to hold back.
    this.#show(last, last.ok ? 0 : tries, pastOf(record));
  }

  // Leaves the choice alone: it may have been made before this script arrived. A reset clears it natively.
  #clear(note) {
    for (const option of this.#parts.options) mark(option, "");
    this.#misses = 0;
    this.#finish(false);
    this.#say("");
    this.#feed(note);
  }

  // The button that was pressed goes away, so the focus moves to where the new try begins.
  #startAgain() {
    this.#clear();
    this.#parts.options[0].input.focus();
  }
}

SelfCheckElement.define();

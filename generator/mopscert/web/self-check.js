// Lets a printed self-check question answer back, on top of HTML that is complete without it.
import { answerSheet } from "./answers.js";
import { find, knows, records } from "./records.js";
import { words } from "./words-check.js";

const MISSES_BEFORE_KEY = 2; // being told at once teaches less than one more try
const MEETINGS_BEFORE_NAMING = 2; // a wrong idea met once may be a slip

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

let problemTold = null;

const create = (tag, properties) => Object.assign(document.createElement(tag), properties);

const ideasOf = (reasons) => [...new Set(reasons.map(({ dataset }) => dataset.idea).filter(Boolean))];

function pastOf({ first, last }) {
  if (last.ok) return first.ok ? words.before_first : words.before_later;
  return first.ok ? words.before_lost : words.before_wrong;
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
    const sheet = this.#parts ? null : answerSheet(this);
    if (sheet instanceof Promise) sheet.then((loaded) => this.isConnected && this.#connect(loaded), () => {});
    else this.#connect(sheet);
  }

  // Or the document would keep every page alive that instant navigation threw away.
  disconnectedCallback() {
    document.removeEventListener("mops:record", this);
  }

  handleEvent({ detail }) {
    if (detail.id === this.#parts.id) this.#restore();
  }

  // A review asks as if for the first time, until it is answered.
  get #fresh() {
    return "fresh" in this.dataset;
  }

  #connect(sheet) {
    if (!this.#parts) this.#upgrade(sheet);
    document.addEventListener("mops:record", this);
    this.#restore();
  }

  #upgrade(sheet) {
    const part = (name) => this.querySelector(name);
    this.#parts = {
      id: this.dataset.question,
      rev: Number(this.dataset.rev),
      sheet,
      check: part("[type=submit]"),
      again: part("[type=reset]"),
      verdict: part(".mops-q__verdict"),
      feedback: part(".mops-q__feedback"),
      key: part(".mops-q__key"),
      hint: part(".mops-q__hint"),
      forget: part("[data-tool=forget]"),
    };
    part(".mops-q__actions").hidden = false;
    this.addEventListener("submit", (event) => this.#check(event));
    this.addEventListener("reset", () => this.#startAgain());
    this.addEventListener("click", (event) => event.target.dataset.tool && this.#use(event));
  }

  #check(event) {
    event.preventDefault();
    const { sheet } = this.#parts;
    const given = sheet.given;
    const [name, values] = this.#finished ? ["finished"] : (sheet.refusal(given) ?? []);
    if (name) this.#say(fill(words[name], values));
    else this.#judge(given);
  }

  #judge(given) {
    const { id, rev, sheet } = this.#parts;
    const { ok, ...counts } = sheet.judge(given);
    delete this.dataset.fresh;
    // A second try at the same question meets no idea anew.
    const ideas = this.#misses ? [] : ideasOf(sheet.reasons(given));
    const misses = ok ? 0 : this.#misses + 1;
    // All copies of the question redraw on this, this one too: what is said here must come after.
    records.add({ id, rev, ok, chosen: given, ideas }, new Date());
    this.#show({ ok, chosen: given }, misses);
    const stage = ok ? "right" : this.#finished ? "told" : "retry";
    this.#say(fill(words[`${stage}_${this.dataset.type}`], counts), ok ? "right" : "wrong");
  }

  #say(text, kind = "") {
    const { verdict } = this.#parts;
    verdict.textContent = text;
    verdict.dataset.mark = kind;
  }

  #show({ ok, chosen }, misses, note) {
    const { sheet, hint } = this.#parts;
    this.#misses = misses;
    this.#finish(ok || misses >= MISSES_BEFORE_KEY);
    sheet.mark(chosen, this.#finished);
    const reasons = create("ul");
    reasons.append(...sheet.reasons(chosen).map((reason) => this.#told(reason)));
    const shown = reasons.children.length ? [reasons] : [];
    if (hint && !this.#finished) shown.push(hint.cloneNode(true));
    this.#feed(note, ...shown);
  }

  /** A copy of a reason; the wrong idea behind it is named once it has been met often enough. */
  #told(reason) {
    const copy = reason.cloneNode(true);
    const { idea } = reason.dataset;
    const met = idea ? (records.state.ideas[idea]?.times ?? 0) : 0;
    if (met < MEETINGS_BEFORE_NAMING) copy.querySelector(".mops-q__idea")?.remove();
    else copy.querySelector(".mops-q__idea").prepend(`${fill(words.idea_again, { times: met })} `);
    return copy;
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
    this.#parts.forget.hidden = !knows(records.state, this.#parts.id);
    const notes = [note, this.#problem()].filter(Boolean);
    const lines = notes.map((textContent) => create("p", { className: "mops-q__note", textContent }));
    this.#parts.feedback.replaceChildren(...lines, ...nodes);
  }

  // Kept from the theme, which may answer a link into this page with a new copy of the page.
  #use(event) {
    const { target } = event;
    event.stopPropagation();
    if (navigator.clipboard) event.preventDefault(); // else a link is a link
    import("./tools.js").then(({ use }) => use(target)).then((told) => this.#say(told), () => {});
  }

  /** Trouble with keeping answers is told once a page, or at once where it arises. */
  #problem() {
    const { problem } = records;
    const first = document.querySelector(this.localName) === this;
    if (!problem || (problem === problemTold && !first)) return "";
    problemTold = problem;
    return words[`problem_${problem}`];
  }

  #restore() {
    const { id, rev } = this.#parts;
    const record = find(records.state, id, rev);
    if (this.#fresh) this.#clear();
    else if (record) this.#showRecord(record);
    else this.#clear(knows(records.state, id) && words.revised);
  }

  #showRecord(record) {
    const { last, tries } = record;
    this.#parts.sheet.given = last.chosen;
    this.#say("");
    // After two tries in all, the key has been seen: nothing is left to hold back.
    this.#show(last, last.ok ? 0 : tries, pastOf(record));
  }

  // Leaves the answer alone: it may have been given before this script arrived. A reset clears it natively.
  #clear(note) {
    this.#parts.sheet.clear();
    this.#misses = 0;
    this.#finish(false);
    this.#say("");
    this.#feed(note);
  }

  // The button that was pressed goes away, so the focus moves to where the new try begins.
  #startAgain() {
    this.#clear();
    this.#parts.sheet.focus();
  }
}

SelfCheckElement.define();

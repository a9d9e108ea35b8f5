// Lets a printed self-check question answer back, on top of HTML that is complete without it.
import { answerSheet } from "./answer-sheet.js";
import { formerOf } from "./answers.js";
import { define, el, fill } from "./parts.js";
import { find, knows, records } from "./records.js";
import { words } from "./words-check.js";

const MISSES_BEFORE_KEY = 2; // being told at once teaches less than one more try
const MEETINGS_BEFORE_NAMING = 2; // a wrong idea met once may be a slip

let problemTold = null;

const ideasOf = (reasons) => [...new Set(reasons.map(({ dataset }) => dataset.idea).filter(Boolean))];

function pastOf({ first, last }) {
  if (last.ok) return first.ok ? words.before_first : words.before_later;
  return first.ok ? words.before_lost : words.before_wrong;
}

const noteOf = (text) => el("p", { className: "mops-q__note" }, text);

class SelfCheckElement extends HTMLElement {
  #sheet = null;
  #misses = 0;
  #finished = false;
  #judging = false;

  connectedCallback() {
    if (!this.#sheet) this.#upgrade();
    records.adopt([{ id: this.#id, former: formerOf(this) }]);
    document.addEventListener("mops:record", this);
    this.#restore();
  }

  // Or the document would keep every page alive that instant navigation threw away.
  disconnectedCallback() {
    document.removeEventListener("mops:record", this);
  }

  handleEvent({ detail }) {
    if (detail.id === this.#id && !this.#judging) this.#restore();
  }

  get #id() {
    return this.dataset.question;
  }

  get #rev() {
    return Number(this.dataset.rev);
  }

  #part(name) {
    return this.querySelector(`.mops-q__${name}`);
  }

  #upgrade() {
    this.#sheet = answerSheet(this);
    this.#part("actions").hidden = false;
    this.onreset = () => this.#startAgain();
    this.oninput = () => this.#draft("keep");
    // The click, which Enter makes too: browsers take a good while to submit a form before anything can answer.
    this.onclick = (event) => {
      if (event.target.dataset.tool) this.#use(event);
      else if (event.target.type === "submit") this.#check(event);
    };
  }

  #check(event) {
    event.preventDefault();
    const { given } = this.#sheet;
    const [name, values] = this.#finished ? ["finished"] : (this.#sheet.refusal(given) ?? []);
    if (name) this.#say(fill(words[name], values));
    else this.#judge(given);
  }

  #judge(given) {
    const { ok, ...counts } = this.#sheet.judge(given);
    delete this.dataset.fresh;
    // A second try at the same question meets no idea anew.
    const ideas = this.#misses ? [] : ideasOf(this.#sheet.reasons(given));
    const misses = ok ? 0 : this.#misses + 1;
    this.#judging = true; // all copies of the question redraw on this, and this one does so below
    records.add({ id: this.#id, rev: this.#rev, ok, chosen: given, ideas }, new Date());
    this.#show({ ok, chosen: given }, misses);
    this.#judging = false;
    const stage = ok ? "right" : this.#finished ? "told" : "retry";
    this.#say(fill(words[`${stage}_${this.dataset.type}`], counts), ok ? "right" : "wrong");
  }

  #say(text, kind = "") {
    const verdict = this.#part("verdict");
    verdict.textContent = text;
    verdict.dataset.mark = kind;
  }

  #show({ ok, chosen }, misses, note) {
    this.#misses = misses;
    this.#finish(ok || misses >= MISSES_BEFORE_KEY);
    this.#sheet.mark(chosen, this.#finished);
    const reasons = this.#sheet.reasons(chosen).map((reason) => this.#told(reason));
    this.#feed(note, reasons.length && el("ul", {}, ...reasons), !this.#finished && this.#part("key .mops-q__hint")?.cloneNode(true));
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
    this.#finished = finished;
    this.querySelector("[type=submit]").ariaDisabled = finished;
    this.querySelector("[type=reset]").hidden = !finished;
    // The verdict is painted first: a long key would make a learner wait for it.
    if (finished && this.#judging) requestAnimationFrame(() => setTimeout(() => this.#showKey()));
    else this.#showKey();
  }

  #showKey() {
    const key = this.#part("key");
    key.hidden = !this.#finished;
    key.open = this.#finished;
  }

  #feed(note, ...nodes) {
    this.querySelector("[data-tool=forget]").hidden = !knows(records.state, this.#id);
    this.#part("feedback").replaceChildren(...[note && noteOf(note), this.#problem(), ...nodes].filter(Boolean));
  }

  // Kept from the theme, which may answer a link into this page with a new copy of the page.
  #use(event) {
    event.stopPropagation();
    if (navigator.clipboard) event.preventDefault(); // else a link is a link
    import("./tools.js").then(({ use }) => use(event.target)).then((told) => this.#say(told), () => {});
  }

  /** Trouble with keeping answers is told once a page, or at once where it arises. */
  #problem() {
    const { problem } = records;
    const first = document.querySelector(this.localName) === this;
    if (!problem || (problem === problemTold && !first)) return null;
    problemTold = problem;
    const told = noteOf("");
    import("./words-problem.js").then(({ words }) => told.append(words[problem]), () => {});
    return told;
  }

  #restore() {
    const record = find(records.state, this.#id, this.#rev);
    if ("fresh" in this.dataset) this.#clear(); // a review asks as if for the first time, until it is answered
    else if (record) this.#showRecord(record);
    else this.#clear(knows(records.state, this.#id) && words.revised);
    if (records.state.drafts?.[this.#id] && !this.#finished) this.#draft("put");
  }

  // Loaded by those alone who leave a question between choosing and checking.
  #draft(act) {
    import("./drafts.js").then((drafts) => drafts[act](this), () => {});
  }

  #showRecord(record) {
    const { last, tries } = record;
    this.#sheet.given = last.chosen;
    this.#say("");
    // After two tries in all, the key has been seen: nothing is left to hold back.
    this.#show(last, last.ok ? 0 : tries, pastOf(record));
  }

  // Leaves the answer alone: it may have been given before this script arrived. A reset clears it natively.
  #clear(note) {
    this.#sheet.clear();
    this.#misses = 0;
    this.#finish(false);
    this.#say("");
    this.#feed(note);
  }

  // The button that was pressed goes away, so the focus moves to where the new try begins.
  #startAgain() {
    this.#clear();
    this.#sheet.focus();
  }
}

define("mops-self-check", SelfCheckElement);

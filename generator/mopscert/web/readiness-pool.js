// The questions of a readiness check: fetched when a check begins, and shown so that they do not answer back.
import { answerSheet } from "./answer-sheet.js";
import { formerOf } from "./answers.js";
import { controlsOf, typeInto, typedIn } from "./typed.js";

/** A question of a form: its place in the blueprint, and its markup. */
class Asked {
  constructor(facts, box, sheet, shared) {
    Object.assign(this, facts, { box, sheet, shared });
    this.controls = controlsOf(box);
    // Out of the page until the form is handed in; the sheet keeps what it has read from it.
    this.key = box.querySelector(".mops-q__key");
    this.key.remove();
    box.querySelector(".mops-q__tools").hidden = true;
    box.addEventListener("submit", (event) => event.preventDefault()); // Enter in a field of text
  }

  get typed() {
    return typedIn(this.controls);
  }

  set typed(values) {
    typeInto(this.controls, values);
  }

  /** "open", "begun" or "answered". */
  get state() {
    if (!this.sheet.refusal(this.sheet.given)) return "answered";
    return this.typed.length ? "begun" : "open";
  }

  /** {ok, hits, of}; what is no whole answer is not right. */
  judge() {
    const { given } = this.sheet;
    return this.sheet.refusal(given) ? { ok: false } : this.sheet.judge(given);
  }

  /** Shows marks, key and rationales, and takes no answer any more. */
  tell() {
    if (this.state === "answered") this.sheet.mark(this.sheet.given, true);
    this.box.querySelector("fieldset").disabled = true;
    this.box.querySelector(".mops-q__tools").hidden = false;
    this.box.querySelector(".mops-q__feedback").after(this.key);
  }
}

/** As a plain element: under its own name it would check itself. */
function copied(source) {
  const box = document.createElement("div");
  for (const { name, value } of source.attributes) box.setAttribute(name, value);
  box.append(...[...source.childNodes].map((node) => document.importNode(node, true)));
  return box;
}

export class Pool {
  #sources;
  #shared;

  constructor(page) {
    this.#sources = [...page.querySelectorAll("[data-domain]")];
    this.#shared = page;
  }

  /** The pool at an address; an error where it cannot be had. */
  static async load(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    return new Pool(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  /** What a draw goes by. */
  get items() {
    return this.#sources.map((source) => {
      const element = source.querySelector("mops-self-check");
      const { question: id, rev } = element.dataset;
      return { id, rev: Number(rev), former: formerOf(element), ...source.dataset };
    });
  }

  /** A question under the id that a form knows it by, ready to be shown; null when the pool has it no more. */
  ask({ id, rev }) {
    const number = this.items.findIndex((item) => item.rev === rev && [item.id, ...item.former].includes(id));
    if (number < 0) return null;
    const box = copied(this.#sources[number].querySelector("mops-self-check"));
    const name = this.#sources[number].dataset.case;
    const shared = name && this.#shared.querySelector(`[data-shared="${CSS.escape(name)}"] > *`);
    return new Asked({ ...this.items[number], id }, box, answerSheet(box), shared && document.importNode(shared, true));
  }
}

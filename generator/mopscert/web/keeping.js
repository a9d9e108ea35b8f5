// Lets a learner save, bring in, print and delete what this browser has kept; nothing is ever sent.
import { heldOf } from "./dialogue-held.js";
import { bringIn, news } from "./exchange.js";
import { labIds, labOf } from "./lab-record.js";
import { listed, without } from "./overview.js";
import { define, fill } from "./parts.js";
import { words } from "./progress-words.js";
import { DAMAGED_KEY, dayOf, KEY, knows, parse, records } from "./records.js";
import { save } from "./save.js";
import { words as problems } from "./words-problem.js";

const LARGEST = 10_000_000; // bytes

// What a newer version of the site has kept is not read here, but saved, or deleted, as it is.
const isNewer = () => records.problem === "newer";

// More than questions may have changed, and then no question is told of.
const tellAll = () => document.dispatchEvent(new CustomEvent("mops:record", { detail: { id: "" } }));

class KeepingElement extends HTMLElement {
  #reset = null;
  #back = null;
  #sure = this.querySelector(".mops-keeping__sure");

  connectedCallback() {
    this.querySelector(".mops-keeping").hidden = false;
    this.#damaged();
    if (records.state && records.problem) this.#say(problems[records.problem]);
    document.addEventListener("click", this);
    this.querySelector("input").addEventListener("change", this);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this);
  }

  handleEvent(event) {
    if (event.type === "change") this.#import(event.target);
    const button = event.target.closest?.("[data-do], [data-reset]");
    if (!button) return;
    if (button.dataset.reset) this.#askModule(button);
    else if (this.contains(button) || this.#sure.contains(button)) this[`do_${button.dataset.do}`](button);
  }

  do_export() {
    const { state } = records;
    const text = isNewer() ? localStorage.getItem(KEY) : `${JSON.stringify(state, null, 2)}\n`;
    save(`mops-progress-${dayOf(new Date())}.json`, text, "application/json");
    this.#say(words.exported);
  }

  do_print() {
    print();
  }

  do_damaged() {
    save("mops-progress-damaged.txt", localStorage.getItem(DAMAGED_KEY) ?? "", "text/plain");
  }

  do_reset(button) {
    const { items, ideas, schema, ...others } = records.state;
    const kept = Object.values({ items, ...others }).flatMap((group) => Object.keys(group ?? {})).length;
    this.#ask(button, button, kept || isNewer(), words.sure_all, () => this.#forgetAll());
  }

  do_sure() {
    this.#reset();
    this.#answer(words.deleted);
  }

  do_keep() {
    this.#answer("");
  }

  #askModule(button) {
    const section = button.closest("section");
    const questions = [...section.querySelectorAll("[data-items]")].flatMap(({ dataset }) => listed(dataset.items));
    const known = questions.filter(({ id }) => knows(records.state, id));
    const ids = known.flatMap(({ id, former }) => [id, ...former]);
    const labs = labIds(section.dataset);
    const lab = labs.some((id) => labOf(records.state, id));
    const dialogue = section.querySelector("[data-dialogue]")?.dataset.dialogue.split(" ") ?? [];
    const played = Object.keys(heldOf(records.state, dialogue)).length > 0;
    const [both, one] = [words.sure_module_both, played ? words.sure_module_dialogue : words.sure_module];
    const asked = lab ? (played ? both : words.sure_module_lab) : one;
    // The button goes away with the answers; the name of the module stays.
    const back = section.querySelector("a");
    const count = known.length + Boolean(lab) + played;
    this.#ask(button, back, count, fill(asked, { n: known.length }), () => {
      records.update((state) => without(without(without(state, ids), dialogue, "dialogues"), labs, "labs", "typed", "read"));
      tellAll();
    });
  }

  #forgetAll() {
    records.update(() => parse(null).state);
    try {
      for (const key of [KEY, DAMAGED_KEY]) localStorage.removeItem(key);
    } catch {
      // Where storage is forbidden, nothing was kept.
    }
    tellAll();
    this.#damaged();
  }

  /** Asks beside the button; `back` gets the focus once it is answered. */
  #ask(button, back, count, question, reset) {
    if (!count) return this.#say(words.nothing);
    this.#reset = reset;
    this.#back = back;
    button.parentElement.after(this.#sure);
    this.#sure.hidden = false;
    this.#sure.querySelector("span").textContent = question;
    this.#sure.querySelector("button").focus();
    this.#say("");
  }

  #answer(text) {
    this.#sure.hidden = true;
    this.#back.focus();
    this.#say(text);
  }

  async #import(input) {
    const [file] = input.files;
    if (!file) return;
    input.disabled = true;
    const text = file.size > LARGEST ? null : await file.text();
    this.#say(text === null ? words.import_large : this.#joined(text));
    Object.assign(input, { disabled: false, value: "" });
    input.focus(); // lost when it was disabled
  }

  /** What came of joining a text to what is here, in words. */
  #joined(text) {
    if (isNewer()) return problems.newer;
    const before = records.state;
    const problem = bringIn(records, text);
    if (problem) return problem === "newer" ? words.import_newer : words.import_damaged;
    const found = news(before, records.state);
    if (!Object.values(found).some(Boolean)) return words.imported_none;
    tellAll();
    return fill(words.imported, found) + (records.problem === "memory" ? ` ${problems.memory}` : "");
  }

  #damaged() {
    try {
      this.querySelector(".mops-keeping__damaged").hidden = localStorage.getItem(DAMAGED_KEY) === null;
    } catch {
      // Where storage is forbidden, nothing was kept and nothing is damaged.
    }
  }

  #say(text) {
    this.querySelector("[role=status]").textContent = text;
  }
}

define("mops-keeping", KeepingElement);

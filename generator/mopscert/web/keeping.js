// Lets a learner save, bring in, print and delete what this browser has kept; nothing is ever sent.
import { bringIn } from "./exchange.js";
import { fill, listed, longDay } from "./overview.js";
import { DAMAGED_KEY, changes, dayOf, knows, records } from "./records.js";
import { words } from "./words-keeping.js";

const LARGEST = 10_000_000; // bytes

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // The download starts in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export class KeepingElement extends HTMLElement {
  #reset = null;
  #asker = null;

  connectedCallback() {
    this.querySelector(".mops-keeping").hidden = false;
    this.#damaged();
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
    else if (this.contains(button)) this[`do_${button.dataset.do}`](button);
  }

  do_export() {
    save(`mops-progress-${dayOf(new Date())}.json`, `${JSON.stringify(records.state, null, 2)}\n`);
    this.#say(words.exported);
  }

  do_print() {
    this.#say(fill(words.record, { day: longDay.format(new Date()) }));
    print();
  }

  do_damaged() {
    save("mops-progress-damaged.txt", localStorage.getItem(DAMAGED_KEY) ?? "");
  }

  do_reset(button) {
    const { items, forms = {} } = records.state;
    const n = Object.keys(items).length;
    this.#ask(button, fill(words.sure_all, { n }), n + Object.keys(forms).length, () => records.update(() => records.blank()));
  }

  do_sure() {
    this.#reset();
    this.#answer(words.deleted);
  }

  do_keep() {
    this.#answer("");
  }

  #askModule(button) {
    const section = button.closest("[data-module]");
    const questions = [...section.querySelectorAll("[data-items]")].flatMap(({ dataset }) => listed(dataset.items));
    const ids = questions.map(({ id }) => id).filter((id) => knows(records.state, id));
    const forget = (state) => ({
      ...state,
      items: Object.fromEntries(Object.entries(state.items).filter(([id]) => !ids.includes(id))),
    });
    this.#ask(button, fill(words.sure_module, { n: ids.length }), ids.length, () => records.update(forget));
  }

  #ask(button, question, count, reset) {
    if (!count) return this.#say(words.nothing);
    const sure = this.querySelector(".mops-keeping__sure");
    sure.hidden = false;
    sure.querySelector("span").textContent = question;
    this.#reset = reset;
    this.#asker = button;
    sure.querySelector("button").focus();
  }

  // The buttons go away, so the focus goes back to where the question came from.
  #answer(text) {
    this.querySelector(".mops-keeping__sure").hidden = true;
    this.#asker.focus();
    this.#say(text);
  }

  async #import(input) {
    const [file] = input.files;
    if (!file) return;
    input.disabled = true;
    const text = file.size > LARGEST ? null : await file.text();
    const before = records.state;
    const read = text !== null && bringIn(records, text);
    const n = changes(before, records.state).length;
    if (text === null) this.#say(words.import_large);
    else if (!read) this.#say(words.import_unread);
    else this.#say(n ? fill(words.imported, { n }) : words.imported_none);
    Object.assign(input, { disabled: false, value: "" });
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

if (!customElements.get("mops-keeping")) customElements.define("mops-keeping", KeepingElement);

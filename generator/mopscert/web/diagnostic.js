// Upgrades the printed questions of a diagnostic: answers become a result, which can be kept, compared and taken along.
import { MARK, decode, encode } from "./diagnostic-link.js";
import { csvOf, markdownOf, planTable } from "./diagnostic-report.js";
import { resultOf } from "./diagnostic-result.js";
import { savedOf, soundAnswers, withResult, withoutResult } from "./diagnostic-saved.js";
import { completeness, score } from "./diagnostic-score.js";
import { define, el, fill } from "./parts.js";
import { records } from "./records.js";
import { save } from "./save.js";
import { keepTyped, typedAt } from "./unsent.js";
import { button } from "./views.js";

class DiagnosticElement extends HTMLElement {
  #sheet = null;
  #words = null;
  #compared = new Set(); // ids of the saved results in the drawing
  #form = this.querySelector("form");
  #result = this.querySelector(".mops-result");
  #body = this.querySelector(".mops-result__body");
  #kept = this.querySelector(".mops-result__saved");

  async connectedCallback() {
    const answer = await fetch(this.dataset.sheet);
    if (!answer.ok || !this.isConnected) return;
    this.#sheet = await answer.json();
    this.#words = this.#sheet.words;
    for (const part of this.querySelectorAll("[data-scripted]")) part.hidden = false;
    for (const type of ["click", "input", "change", "submit"]) this.addEventListener(type, this);
    addEventListener("hashchange", this);
    this.#drawSaved();
    const begun = typedAt(this.#sheet.version);
    if (begun) this.#fill(soundAnswers(this.#sheet, begun));
    this.#takeLink();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this);
  }

  handleEvent(event) {
    const { type, target } = event;
    const pressed = target.closest?.("[data-do]");
    if (type === "submit") event.preventDefault();
    else if (type === "hashchange") this.#takeLink();
    else if (type === "input") keepTyped(this.#sheet.version, this.#answers());
    else if (type === "click") this[`do_${pressed?.dataset.do}`]?.(pressed);
    else if (target.dataset.saved) this.#compare(target);
    else if (target.closest(".mops-ask") && !this.#result.hidden) this.#draw();
  }

  /** Shows the result, or says what is still open and goes there. */
  do_show() {
    const { open, of } = completeness(this.#sheet, this.#answers());
    if (open.length) {
      this.#say(fill(this.#words.open, { n: open.length, of }));
      return this.querySelector(`[name="${open[0]}"]`).focus();
    }
    this.#draw();
    this.#result.querySelector("h3").focus();
    this.#say("");
  }

  do_clear() {
    keepTyped(this.#sheet.version);
    this.#empty(this.#words.cleared);
  }

  do_save() {
    const field = this.#field("label");
    const label = field.value.trim() || this.#body.querySelector("p").textContent; // its verdict
    const answers = this.#answers();
    records.update((state) => withResult(state, this.#sheet, label, answers, new Date()));
    field.value = "";
    this.#drawSaved();
    this.#say(["memory", "newer"].includes(records.problem) ? this.#words.not_kept : this.#words.saved);
  }

  do_delete(button) {
    const { id } = button.dataset;
    records.update((state) => withoutResult(state, this.#sheet, id));
    this.#compared.delete(id);
    this.#drawSaved();
    if (!this.#result.hidden) this.#draw();
    this.#kept.querySelector("h3").focus();
    this.#say(this.#words.deleted);
  }

  do_open(button) {
    this.#fill(savedOf(records.state, this.#sheet).find(({ id }) => id === button.dataset.id).answers);
    this.do_show();
  }

  do_print() {
    print();
  }

  do_markdown() {
    save(`${this.#sheet.id}.md`, markdownOf(this.#sheet.title, this.#body), "text/markdown");
  }

  do_csv() {
    const answers = this.#answers();
    const table = planTable(this.#sheet, score(this.#sheet, answers), answers, this.#words.plan_heads.split("|"));
    save(`${this.#sheet.id}.csv`, csvOf(table), "text/csv");
  }

  async do_link() {
    const field = this.#field("link");
    field.value = `${location.href.split("#")[0]}${MARK}${encode(this.#sheet, this.#answers())}`;
    field.parentElement.hidden = false;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      this.#say(this.#words.link_copied);
    } catch {
      this.#say(this.#words.link_made); // where the clipboard is closed to us, the field shows it
    }
  }

  #field(name) {
    return this.querySelector(`[data-field="${name}"]`);
  }

  #answers() {
    return Object.fromEntries([...new FormData(this.#form)].filter(([, value]) => value));
  }

  #fill(answers) {
    this.#form.reset();
    this.#draw(answers); // the lines of a plan are part of the result
    for (const [key, value] of Object.entries(answers)) {
      const control = this.#form.elements.namedItem(key);
      if (control?.type === "checkbox") control.checked = value === "1";
      else if (control) control.value = value;
    }
    if (completeness(this.#sheet, answers).open.length) this.#hide(); // as it was begun
  }

  #takeLink() {
    const found = decode(this.#sheet, location.hash);
    if (!found) return;
    if (found.problem) return this.#empty(this.#words[`link_${found.problem}`]);
    this.#fill(found.answers);
    if (!this.#result.hidden) this.do_show();
    this.#say(this.#words.link_taken);
  }

  #empty(text) {
    this.#form.reset();
    this.#hide();
    this.#say(text);
  }

  #hide() {
    this.#result.hidden = true;
    this.#body.replaceChildren();
    delete this.dataset.done;
  }

  #draw(answers = this.#answers()) {
    const saved = savedOf(records.state, this.#sheet).filter(({ id, fits }) => fits && this.#compared.has(id));
    const others = saved.map(({ label: name, answers: theirs }) => ({ name, answers: theirs }));
    this.#body.replaceChildren(resultOf(this.#sheet, answers, others));
    this.#result.hidden = false;
    this.dataset.done = "";
  }

  #compare({ checked, dataset }) {
    this.#compared[checked ? "add" : "delete"](dataset.saved);
    if (this.#result.hidden) return this.#say(this.#words.compare_later);
    this.#draw();
    this.#say(this.#words.compared);
  }

  #drawSaved() {
    const rows = savedOf(records.state, this.#sheet).map(({ id, at, label, fits }) => {
      const name = `${label} (${new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })})`;
      const box = el("input", { type: "checkbox", checked: this.#compared.has(id), disabled: !fits, data: { saved: id } });
      const of = { id, about: name };
      const named = el("label", {}, box, ` ${name}${fits ? "" : ` ${this.#words.saved_stale}`}`);
      return el("li", {}, named, fits && button("open", this.#words.open_saved, of), button("delete", this.#words.delete_saved, of));
    });
    this.#kept.hidden = !rows.length;
    this.#kept.querySelector("ul").replaceChildren(...rows);
  }

  #say(text) {
    this.querySelector("[role=status]").textContent = text;
  }
}

define("mops-diagnostic", DiagnosticElement);

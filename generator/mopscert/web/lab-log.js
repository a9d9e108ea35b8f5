// The transfer log of a lab: what a learner writes down for the next tool, kept in this browser.
import { familiesOf, labOf, labStanding, withLog, withoutLog } from "./lab-record.js";
import { define, el, fill, longDay } from "./parts.js";
import { records } from "./records.js";
import { save } from "./save.js";
import { keepTyped, typedAt } from "./unsent.js";
import { button } from "./views.js";
import { words } from "./words-lab.js";

/** Logs as Markdown; `prompts` and `families` map ids to texts. */
export function logText(title, logs, prompts, families) {
  const parts = logs.map(({ at, tool, family, answers }) => [
    `## ${tool} (${families.get(family) ?? family}), ${longDay(at)}`,
    ...Object.entries(answers).map(([id, text]) => `**${prompts.get(id) ?? id}**\n\n${text}`),
  ]);
  return `${[`# ${title}`, ...parts.flat()].join("\n\n")}\n`;
}

class LabLogElement extends HTMLElement {
  #form = this.querySelector("form");
  #sure = this.querySelector(".mops-sure");
  #doomed = null;

  connectedCallback() {
    document.addEventListener("mops:record", this);
    for (const type of ["submit", "reset", "click", "input"]) this.addEventListener(type, this);
    for (const field of this.#form.elements) field.value = typedAt(this.#id)?.[field.name] ?? field.value;
    this.#draw();
  }

  disconnectedCallback() {
    document.removeEventListener("mops:record", this);
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "mops:record") this.#draw();
    else if (type === "click") this[`do_${target.dataset.do}`]?.(target);
    else if (type === "reset") this.#leave();
    else if (type === "input") keepTyped(this.#id, Object.fromEntries(new FormData(this.#form)));
    else this.#save(event);
  }

  get #id() {
    return this.dataset.lab;
  }

  get #lab() {
    return labOf(records.state, this.#id);
  }

  get #logs() {
    return this.#lab?.logs ?? [];
  }

  /** The texts of the prompts by id, as the labels of the form have them. */
  get #prompts() {
    const areas = [...this.#form.querySelectorAll("textarea")];
    return new Map(areas.map(({ name, labels }) => [name, labels[0].textContent]));
  }

  get #families() {
    return new Map([...this.#form.elements.family.options].filter(({ value }) => value).map(({ value, text }) => [value, text]));
  }

  /** The log that is being changed. */
  get #edited() {
    return this.#logs.find(({ at }) => at === this.#form.elements.at.value);
  }

  do_edit({ dataset }) {
    const { at, tool, family } = this.#form.elements;
    at.value = dataset.at;
    const log = this.#edited;
    if (!log) return;
    [tool.value, family.value] = [log.tool, log.family];
    for (const area of this.#form.querySelectorAll("textarea")) area.value = log.answers[area.name] ?? "";
    this.#form.querySelector("[type=reset]").hidden = false;
    tool.focus();
    this.#say("");
  }

  do_delete(pressed) {
    this.#doomed = pressed.dataset.at;
    pressed.closest("li").append(this.#sure);
    this.#sure.hidden = false;
    this.#sure.querySelector("button").focus();
  }

  do_sure() {
    const at = this.#doomed;
    this.#closeSure();
    records.update((state) => withoutLog(state, this.#id, at));
    if (this.#form.elements.at.value === at) this.#form.reset();
    this.#say(words.log_deleted);
    // The button that was pressed goes away, and with the last log the whole list.
    const next = this.#logs.length ? this.querySelector("h3") : this.#form.elements.tool;
    next.focus();
  }

  do_keep() {
    const back = this.querySelector(`[data-do=delete][data-at="${this.#doomed}"]`);
    this.#closeSure();
    back?.focus();
  }

  do_text() {
    const text = logText(this.dataset.title, this.#logs, this.#prompts, this.#families);
    save(`transfer-log-${this.#id}.md`, text, "text/markdown");
    this.#say(words.log_exported);
  }

  // Out of the list before that is drawn anew.
  #closeSure() {
    this.#sure.hidden = true;
    this.append(this.#sure);
  }

  #leave() {
    keepTyped(this.#id);
    this.#form.elements.at.value = "";
    const leave = this.#form.querySelector("[type=reset]");
    if (document.activeElement === leave) this.#form.elements.tool.focus();
    leave.hidden = true;
  }

  #save(event) {
    event.preventDefault();
    const { at, tool, family, ...given } = Object.fromEntries(new FormData(this.#form));
    const answers = Object.fromEntries(Object.entries(given).filter(([, text]) => text.trim()));
    const now = new Date().toISOString();
    const before = this.#edited;
    const kept = before ? { ...before, changed: now } : { at: now };
    const log = { ...kept, tool: tool.trim(), family, answers: { ...before?.answers, ...given } };
    for (const id of Object.keys(given)) if (!(id in answers)) delete log.answers[id];
    records.update((state) => withLog(state, this.#id, log));
    this.#form.reset();
    this.#say(records.problem ? words.log_held : before ? words.log_changed : words.log_saved);
  }

  #say(text) {
    this.querySelector("[role=status]").textContent = text;
  }

  #draw() {
    const logs = this.#logs;
    const open = labStanding(this.#lab, Number(this.dataset.rev)) === "passed" || logs.length > 0;
    this.#form.hidden = !open;
    this.#form.querySelector("[type=reset]").hidden = !this.#edited;
    this.querySelector(".mops-log__wait").hidden = open;
    document.querySelector(".mops-log__printed").hidden = open;
    const kept = this.querySelector(".mops-log__kept");
    kept.hidden = !logs.length;
    if (!this.#sure.hidden) this.#closeSure();
    kept.querySelector("ul").replaceChildren(...logs.map((log) => this.#row(log)));
    kept.querySelector(".mops-log__next").textContent = this.#next();
  }

  #row({ at, tool, family, answers }) {
    const prompts = this.#prompts;
    const entries = Object.entries(answers).map(([id, text]) =>
      el("div", {}, el("dt", {}, prompts.get(id) ?? id), el("dd", {}, text)));
    const about = `${tool}, ${longDay(at)}`;
    return el(
      "li",
      {},
      el("p", { className: "mops-log__of" }, el("strong", {}, tool), ` ${this.#families.get(family) ?? family}, ${longDay(at)}`),
      entries.length && el("dl", {}, ...entries),
      el("p", { className: "mops-actions" }, button("edit", words.log_edit, { at, about }), button("delete", words.log_delete, { at, about })),
    );
  }

  /** Invites to do the same task in another family, or says that this was done. */
  #next() {
    const used = familiesOf(this.#lab);
    const names = this.#families;
    const others = [...names.keys()].filter((each) => !used.includes(each)).map((each) => names.get(each));
    if (used.length > 1 || !others.length) return fill(words.log_repeated, { n: used.length });
    return fill(words.log_again, { family: names.get(used[0]) ?? used[0], others: others.join(", ") });
  }
}

define("mops-lab-log", LabLogElement);

// A readiness check from its draw to its result; each answer is kept at once, and nothing is told before handing in.
import { draw, readSeed, seedOf } from "./form.js";
import { begun, discard, formsOf, keep, left, longer, result, warning } from "./forms.js";
import { define, el, fill, longDay } from "./parts.js";
import { Pool } from "./readiness-pool.js";
import { summary } from "./readiness-result.js";
import { records } from "./records.js";
import { button } from "./views.js";
import { words as problems } from "./words-problem.js";
import { words } from "./words-readiness.js";

const SECOND = 1000;
const WARNED = { 10: words.warn_10, 2: words.warn_2, 0: words.warn_0 };
const STATES = { open: words.state_open, begun: words.state_begun, answered: words.state_answered };
// A page from the back-forward cache has missed what happened in other tabs.
const ELSEWHERE = ["storage", "pageshow"];

class ReadinessElement extends HTMLElement {
  #rules = null;
  #dialog = this.querySelector("dialog");
  #pool = null;
  #form = null;
  #asked = [];
  #view = "start";
  #ticking = 0;
  #left = null;
  #isBusy = false;

  connectedCallback() {
    this.#rules ??= JSON.parse(this.dataset.rules);
    for (const type of ["click", "change", "input", "submit"]) this.addEventListener(type, this);
    for (const type of ELSEWHERE) addEventListener(type, this);
    this.#start();
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
    for (const type of ELSEWHERE) removeEventListener(type, this);
  }

  handleEvent(event) {
    const { type, target } = event;
    if (ELSEWHERE.includes(type)) return this.#otherTab();
    if (type === "submit") return this.#submit(event);
    if (type !== "click") return this.#changed(target);
    const pressed = target.closest("[data-do]");
    if (pressed) this[`do_${pressed.dataset.do}`](pressed);
  }

  // ---- what is kept

  #stored(id = this.#form?.id) {
    return formsOf(records.state, this.#rules.level).find((form) => form.id === id);
  }

  #keep(change) {
    const now = new Date();
    records.update((state) => keep(state, { ...change, id: this.#form.id }, now));
    this.#form = this.#stored() ?? this.#form;
  }

  #changed(target) {
    const asked = this.#view === "question" && this.#asked[this.#form.place];
    if (!asked || !asked.box.contains(target)) return;
    const answers = this.#stored()?.answers ?? this.#form.answers;
    this.#keep({ answers: { ...answers, [asked.id]: asked.typed } });
    this.#drawMap();
  }

  // Another tab may have answered, handed in or discarded the same form.
  #otherTab() {
    if (this.#view === "start" || this.#view === "result") return;
    const form = this.#stored();
    if (!form) return this.#start(true);
    this.#form = form;
    if (form.finished) return this.#result();
    for (const asked of this.#asked) asked.typed = form.answers[asked.id] ?? [];
    this.#drawMap();
  }

  // ---- start

  #start(focus = false) {
    const forms = formsOf(records.state, this.#rules.level);
    clearInterval(this.#ticking);
    this.#show("start");
    this.#part("problem").textContent = problems[records.problem] ?? "";
    this.#list("open", forms.filter(({ finished }) => !finished));
    this.#list("done", forms.filter(({ finished, result: found }) => finished && found));
    // Another seed each time, or the one that the address names.
    const named = readSeed(location.hash.replace(/^#seed-/, ""));
    this.querySelector("[name=seed]").value = named || seedOf(crypto.getRandomValues(new Uint8Array(7)));
    if (focus) this.#focus();
  }

  #list(name, forms) {
    const part = this.#part(name);
    if (!forms.length) return part.remove();
    part.querySelector("ul").append(...forms.map((form) => this.#entry(form)));
  }

  #entry({ id, started, finished, items, answers, result: found, seed }) {
    const n = Object.values(answers).filter(({ length }) => length).length;
    const values = { n, of: items.length, ...found, seed, day: longDay(finished ?? started) };
    const text = fill(finished ? words.done_of : words.open_of, values);
    const open = button("open", finished ? words.see : words.go_on, { form: id });
    return el("li", {}, `${text} `, open, !finished && button("discard", words.discard, { form: id }));
  }

  #submit(event) {
    if (!event.target.matches(".mops-exam__settings")) return;
    event.preventDefault();
    const { seed, timer } = event.target.elements;
    const read = readSeed(seed.value);
    if (!read) {
      this.#say(words.no_seed);
      return seed.focus();
    }
    if (!this.#isBusy) this.#begin(read, timer.checked);
  }

  async #begin(seed, timed) {
    this.#isBusy = true; // a button that is pressed twice begins one check
    const pool = await this.#load();
    if (pool) {
      this.#form = begun(this.#rules.level, seed, draw(pool.items, this.#rules, seed), timed ? this.#rules.minutes : 0, new Date());
      this.#keep(this.#form);
      history.replaceState(history.state, "", `#seed-${seed}`);
      await this.#open(pool);
    }
    this.#isBusy = false;
  }

  async #load() {
    this.#say(words.loading);
    try {
      this.#pool ??= await Pool.load(new URL(this.dataset.pool, document.baseURI));
    } catch {
      this.#say(words.not_loaded);
    }
    return this.#pool;
  }

  /** Makes the questions of the form ready; those that the pool has no more are left out, and that is said. */
  async #open(pool) {
    const all = await Promise.all(this.#form.items.map((item) => pool.ask(item)));
    this.#asked = all.filter(Boolean);
    for (const asked of this.#asked) asked.typed = this.#form.answers[asked.id] ?? [];
    if (this.#form.finished) this.#result();
    else if (this.#asked.length) this.#run();
    const lost = all.length - this.#asked.length;
    if (lost) this.#say(fill(words.lost, { n: lost }));
  }

  async do_open({ dataset }) {
    this.#form = this.#stored(dataset.form);
    if (!this.#form) return this.#start(true);
    const pool = await this.#load();
    if (pool) await this.#open(pool);
  }

  do_discard(pressed) {
    this.#ask(words.sure_discard, pressed, () => {
      records.update((state) => discard(state, pressed.dataset.form));
      this.#start(true);
    });
  }

  do_start() {
    this.#say("");
    this.#start(true);
  }

  // ---- questions

  #run() {
    this.#left = left(this.#form, new Date());
    clearInterval(this.#ticking);
    if (this.#left !== null) this.#ticking = setInterval(() => this.#tick(), SECOND);
    this.#say("");
    this.#question(Math.min(this.#form.place, this.#asked.length - 1));
  }

  #question(number) {
    this.#keep({ place: number });
    const asked = this.#asked[number];
    this.#show("question");
    this.querySelector("h3").textContent = fill(words.question, { number: number + 1, of: this.#asked.length });
    this.#part("asked").replaceWith(...[asked.shared, asked.box].filter(Boolean));
    this.querySelector("[data-do=flag]").setAttribute("aria-pressed", this.#form.flags.includes(asked.id));
    const [previous, next] = this.querySelectorAll("[data-do=go]");
    this.#step(previous, number - 1);
    this.#step(next, number + 1);
    this.#drawMap();
    this.#focus();
  }

  #step(go, number) {
    go.dataset.number = number;
    if (!this.#asked[number]) go.remove();
  }

  #tell() {
    const clock = this.querySelector(".mops-exam__clock");
    if (!clock || this.#left === null) return;
    const n = Math.ceil(this.#left / 60_000);
    clock.firstChild.textContent = this.#left > 0 ? fill(words.clock, { n }) : words.warn_0;
    clock.hidden = false;
  }

  #tick() {
    const now = left(this.#form, new Date());
    const due = warning(this.#left, now);
    this.#left = now;
    this.#tell();
    if (due !== null) this.#say(WARNED[due]);
  }

  #state(asked) {
    const flagged = this.#form.flags.includes(asked.id) ? [words.flagged] : [];
    return [STATES[asked.state], ...flagged].join(", ");
  }

  #drawMap() {
    const map = this.querySelector(".mops-exam__map ol");
    map?.replaceChildren(
      ...this.#asked.map((asked, number) => {
        const values = { number: number + 1, state: this.#state(asked) };
        const go = button("go", fill(words.map_entry, values), { number });
        if (this.#view === "question" && number === this.#form.place) go.setAttribute("aria-current", "step");
        return el("li", {}, go);
      }),
    );
  }

  do_go({ dataset }) {
    this.#question(Number(dataset.number ?? this.#form.place));
  }

  do_flag(pressed) {
    const { id } = this.#asked[this.#form.place];
    const { flags } = this.#form;
    const flagged = !flags.includes(id);
    this.#keep({ flags: flagged ? [...flags, id] : flags.filter((each) => each !== id) });
    pressed.setAttribute("aria-pressed", flagged);
    this.#drawMap();
  }

  do_longer({ dataset: { minutes } }) {
    this.#keep({ timer: longer(this.#form, Number(minutes), new Date()) });
    this.#left = left(this.#form, new Date());
    this.#tell();
    this.#say(fill(words.added, { n: minutes }));
  }

  // ---- handing in

  #unanswered() {
    return this.#asked.filter(({ state }) => state !== "answered").length;
  }

  do_review() {
    const n = this.#unanswered();
    const values = { n, of: this.#asked.length, flagged: this.#form.flags.length };
    this.#show("review");
    this.#part("told").textContent = fill(n ? words.unanswered : words.all_answered, values);
    this.#drawMap();
    this.#focus();
  }

  do_hand(pressed) {
    const n = this.#unanswered();
    this.#ask(fill(n ? words.sure_open : words.sure, { n }), pressed, () => this.#finish());
  }

  #finish() {
    const answers = this.#asked.map((asked) => ({ ...asked, ok: asked.judge().ok }));
    this.#keep({ finished: new Date().toISOString(), result: result(answers) });
    this.#result();
  }

  #result() {
    clearInterval(this.#ticking);
    for (const asked of this.#asked) asked.tell();
    this.#show("result");
    const parts = summary(records.state, this.#form, this.#rules);
    for (const [name, nodes] of Object.entries(parts)) this.#part(name).append(...[nodes].flat());
    this.#part("answers").replaceWith(...this.#asked.flatMap((asked, number) => this.#answer(asked, number + 1)));
    this.#say("");
    this.#focus();
  }

  #answer(asked, number) {
    const { ok, hits, of } = asked.judge();
    const verdict = asked.state === "answered" ? (ok ? words.is_right : words.is_wrong) : words.is_open;
    const told = hits && !ok ? `${verdict} ${fill(words.part, { hits, of })}` : verdict;
    const before = this.#asked[number - 2]?.case;
    const nodes = [
      el("h5", { tabIndex: -1 }, fill(words.question, { number, of: this.#asked.length })),
      el("p", { className: "mops-exam__told" }, told),
      before !== asked.case && asked.shared,
      asked.box,
    ];
    return nodes.filter(Boolean);
  }

  do_print() {
    print();
  }

  // ---- what all views share

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  #show(view) {
    this.#view = view;
    this.#dialog.close(""); // its question is no longer asked
    const { content } = this.querySelector(`template[data-view=${view}]`);
    this.querySelector(".mops-exam__view").replaceChildren(content.cloneNode(true));
    this.#tell();
  }

  /** A new view begins at its heading, for the eyes as for the keyboard. */
  #focus() {
    const first = this.querySelector("h3");
    first.focus({ preventScroll: true });
    first.scrollIntoView();
  }

  #say(text) {
    this.querySelector(".mops-exam__status").textContent = text;
  }

  /** Asks before what the pressed button does, which cannot be undone; the dialog gives the focus back by itself. */
  #ask(question, pressed, action) {
    const dialog = this.#dialog;
    dialog.ariaLabel = dialog.querySelector("p").textContent = question;
    dialog.querySelector("[value=yes]").textContent = pressed.textContent;
    dialog.onclose = () => dialog.returnValue && action();
    dialog.returnValue = "";
    dialog.showModal();
  }
}

define("mops-readiness", ReadinessElement);

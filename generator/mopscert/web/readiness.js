// A readiness check from its draw to its result; each answer is kept at once, and nothing is told before handing in.
import { draw, readSeed, seedOf } from "./form.js";
import { begun, discard, formsOf, keep, left, longer, result, warning } from "./forms.js";
import { el, fill } from "./parts.js";
import { actions, button, heading } from "./readiness-parts.js";
import { Pool } from "./readiness-pool.js";
import { dayOf, summary } from "./readiness-result.js";
import { records } from "./records.js";
import { words as problems } from "./words-problem.js";
import { words } from "./words-readiness.js";

const MORE = 10; // minutes
const SECOND = 1000;
// A page from the back-forward cache has missed what happened in other tabs.
const ELSEWHERE = ["storage", "pageshow"];

class ReadinessElement extends HTMLElement {
  #rules = null;
  #settings = this.querySelector(".mops-exam__settings");
  #pool = null;
  #form = null;
  #asked = [];
  #view = "start";
  #ticking = 0;
  #left = null;

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
    const open = forms.filter(({ finished }) => !finished);
    const done = forms.filter((form) => form.finished && form.result);
    clearInterval(this.#ticking);
    this.#show("start", [
      records.problem && el("p", {}, problems[records.problem]),
      ...this.#entries(words.open, open),
      heading(3, words.begin),
      this.#proposed(),
      ...this.#entries(words.attempts, done),
    ]);
    if (focus) this.#focus();
  }

  #entries(title, forms) {
    return forms.length ? [heading(3, title), el("ul", {}, ...forms.map((form) => this.#entry(form)))] : [];
  }

  #entry({ id, started, finished, items, answers, result: found, seed }) {
    const n = Object.values(answers).filter(({ length }) => length).length;
    const values = { n, of: items.length, ...found, seed, day: dayOf(finished ?? started) };
    const text = fill(finished ? words.done_of : words.open_of, values);
    const open = button("open", finished ? words.see : words.go_on, { form: id });
    return el("li", {}, `${text} `, open, !finished && button("discard", words.discard, { form: id }));
  }

  /** The printed form, with another seed each time, or with the one that the address names. */
  #proposed() {
    const { seed, timer } = this.#settings.elements;
    seed.value = readSeed(location.hash.replace(/^#seed-/, "")) || seedOf(crypto.getRandomValues(new Uint8Array(7)));
    timer.checked = this.#settings.hidden = false;
    return this.#settings;
  }

  #submit(event) {
    event.preventDefault();
    if (event.target !== this.#settings) return;
    const { seed, timer } = this.#settings.elements;
    const read = readSeed(seed.value);
    if (!read) {
      this.#say(words.no_seed);
      return seed.focus();
    }
    this.#begin(read, timer.checked);
  }

  async #begin(seed, timed) {
    const pool = await this.#load();
    if (!pool) return;
    this.#form = begun(this.#rules.level, seed, draw(pool.items, this.#rules, seed), timed ? this.#rules.minutes : 0, new Date());
    this.#keep(this.#form);
    history.replaceState(history.state, "", `#seed-${seed}`);
    await this.#open(pool);
  }

  async #load() {
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

  do_discard({ dataset }) {
    this.#ask(words.sure_discard, words.discard, () => {
      records.update((state) => discard(state, dataset.form));
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
    const flag = button("flag", words.flag);
    flag.setAttribute("aria-pressed", this.#form.flags.includes(asked.id));
    const step = (number, text, primary) => this.#asked[number] && button("go", text, { number, primary });
    this.#show("question", [
      this.#clock(),
      heading(3, fill(words.question, { number: number + 1, of: this.#asked.length })),
      asked.shared,
      asked.box,
      actions(step(number - 1, words.previous), step(number + 1, words.next, true), flag),
      el("details", { className: "mops-exam__map" }, el("summary", {}, words.map), el("ol", {})),
      actions(button("review", words.review), button("start", words.leave)),
    ]);
    this.#drawMap();
    this.#focus();
  }

  #clock() {
    const clock = el("p", { className: "mops-exam__clock", hidden: this.#left === null }, el("span", {}), button("longer", fill(words.longer, { n: MORE })));
    this.#tell(clock);
    return clock;
  }

  #tell(clock) {
    const n = Math.ceil(this.#left / 60_000);
    clock.firstChild.textContent = this.#left > 0 ? fill(words.clock, { n }) : words.warn_0;
  }

  #tick() {
    const now = left(this.#form, new Date());
    const due = warning(this.#left, now);
    this.#left = now;
    const clock = this.querySelector(".mops-exam__clock");
    if (clock) this.#tell(clock);
    if (due !== null) this.#say(words[`warn_${due}`]);
  }

  #state(asked) {
    const flagged = this.#form.flags.includes(asked.id) ? [words.flagged] : [];
    return [words[`state_${asked.state}`], ...flagged].join(", ");
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
    this.#question(Number(dataset.number));
  }

  do_flag(pressed) {
    const { id } = this.#asked[this.#form.place];
    const { flags } = this.#form;
    const flagged = !flags.includes(id);
    this.#keep({ flags: flagged ? [...flags, id] : flags.filter((each) => each !== id) });
    pressed.setAttribute("aria-pressed", flagged);
    this.#drawMap();
  }

  do_longer() {
    this.#keep({ timer: longer(this.#form, MORE, new Date()) });
    this.#left = left(this.#form, new Date());
    this.#tell(this.querySelector(".mops-exam__clock"));
    this.#say(fill(words.added, { n: MORE }));
  }

  // ---- handing in

  #unanswered() {
    return this.#asked.filter(({ state }) => state !== "answered").length;
  }

  do_review() {
    const n = this.#unanswered();
    const values = { n, of: this.#asked.length, flagged: this.#form.flags.length };
    this.#show("review", [
      this.#clock(),
      heading(3, words.before),
      el("p", {}, fill(n ? words.unanswered : words.all_answered, values)),
      el("div", { className: "mops-exam__map" }, el("ol", {})),
      actions(button("go", words.back, { number: this.#form.place }), button("hand", words.hand_in, { primary: true })),
    ]);
    this.#drawMap();
    this.#focus();
  }

  do_hand() {
    const n = this.#unanswered();
    this.#ask(fill(n ? words.sure_open : words.sure, { n }), words.hand_in, () => this.#finish());
  }

  #finish() {
    const answers = this.#asked.map((asked) => ({ ...asked, ok: asked.judge().ok }));
    this.#keep({ finished: new Date().toISOString(), result: result(answers) });
    this.#result();
  }

  #result() {
    clearInterval(this.#ticking);
    for (const asked of this.#asked) asked.tell();
    this.#show("result", [
      heading(3, words.result),
      ...summary(records.state, this.#form, this.#rules),
      actions(button("print", words.print), button("start", words.again)),
      heading(4, words.answers),
      ...this.#asked.flatMap((asked, number) => this.#answer(asked, number + 1)),
    ]);
    this.#say("");
    this.#focus();
  }

  #answer(asked, number) {
    const { ok, hits, of } = asked.judge();
    const part = hits ? fill(words.part, { hits, of }) : "";
    const verdict = asked.state === "answered" ? (ok ? words.is_right : words.is_wrong) : words.is_open;
    const told = el("p", { className: "mops-exam__told" }, [verdict, part && !ok ? part : ""].filter(Boolean).join(" "));
    const before = this.#asked[number - 2]?.case;
    const shared = before !== asked.case && asked.shared;
    return [heading(5, fill(words.question, { number, of: this.#asked.length })), told, shared, asked.box];
  }

  do_print() {
    print();
  }

  // ---- what all views share

  #show(view, nodes) {
    this.#view = view;
    this.querySelector("dialog")?.remove(); // its question is no longer asked
    this.querySelector(".mops-exam__view").replaceChildren(...nodes.filter(Boolean));
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

  /** Asks before something that cannot be undone; the dialog gives the focus back by itself. */
  #ask(question, yes, action) {
    const dialog = el(
      "dialog",
      { className: "mops-exam__sure" },
      el("form", { method: "dialog" }, el("p", {}, question), el("button", { className: "md-button", value: "" }, words.keep), " ", el("button", { className: "md-button md-button--primary", value: "yes" }, yes)),
    );
    dialog.setAttribute("aria-label", question);
    dialog.addEventListener("submit", (event) => event.stopPropagation());
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue) action();
    });
    this.append(dialog);
    dialog.showModal();
  }
}

if (!customElements.get("mops-readiness")) customElements.define("mops-readiness", ReadinessElement);

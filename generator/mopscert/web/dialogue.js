// Plays a printed conversation: what was said so far, three answers to choose from, and where they lead.
import { ended, heldOf, reached, said } from "./dialogue-held.js";
import { isWell, nearest, replay, signed } from "./dialogue-run.js";
import { define, el, fill } from "./parts.js";
import { records } from "./records.js";
import { words } from "./words-dialogue.js";

const FURTHEST = 6; // what the drawing of a meter holds to either side; the words beside it have no bound
const UNIT = 50 / FURTHEST;

// Runs of this visit, by dialogue: instant navigation makes a new element when one comes back.
const visits = new Map();

const SIDES = { above: words.above, zero: words.zero, below: words.below };

const numbers = (text) => text.split(" ").map(Number);
const copies = (element) => [...element.cloneNode(true).childNodes];
const levelOf = (level) => fill(words.level, { level: signed(level), side: SIDES[sideOf(level)] });
const sideOf = (level) => (level > 0 ? "above" : level < 0 ? "below" : "zero");

/** The printed turns as a map from their ids to answers, and the elements that they were read from. */
function conversation(element) {
  const all = (selector) => [...element.querySelectorAll(selector)];
  const turns = new Map(all("[data-node]").map((turn) => [turn.dataset.node, turn]));
  const options = (turn) => [...turn.querySelectorAll(":scope > .mops-turn__options > li")];
  const answer = (row) => ({ row, moves: numbers(row.dataset.moves), next: row.dataset.next });
  return {
    start: element.dataset.start,
    levels: numbers(element.dataset.levels),
    turns,
    nodes: new Map([...turns].map(([id, turn]) => [id, options(turn).map(answer)])),
    ends: new Map(all("[data-end]").map((end) => [end.dataset.end, end])),
  };
}

/** Says something in the status of an element; where nothing can be kept, that instead. */
function tell(element, text, keeps = false) {
  const status = element.querySelector("[role=status]");
  status.textContent = text;
  const { problem } = records;
  if (keeps && problem) import("./words-problem.js").then((found) => (status.textContent = found.words[problem]), () => {});
}

/** Something that one says; the name stands before it. */
const speech = (who, name, ...said) =>
  el("div", { className: `mops-say mops-say--${who}` }, el("p", { className: "mops-say__who", textContent: name }), ...said);

class DialogueElement extends HTMLElement {
  #talk = null;
  #visit = null;

  connectedCallback() {
    if (!this.#talk) this.#upgrade();
  }

  #part(name) {
    return this.querySelector(`.mops-run__${name}`);
  }

  get #key() {
    return { ids: this.dataset.dialogue.split(" "), rev: Number(this.dataset.rev) };
  }

  get #run() {
    return replay(this.#talk, this.#visit.picks);
  }

  #upgrade() {
    this.#talk = conversation(this);
    const { dialogue } = this.dataset;
    if (!visits.has(dialogue)) visits.set(dialogue, { picks: [], runs: [] });
    this.#visit = visits.get(dialogue);
    this.addEventListener("click", this);
    this.#foldTree();
    this.#redraw();
    this.#part("log").parentElement.hidden = false;
  }

  // Whoever wants to read it all still can, and links into it open it.
  #foldTree() {
    const tree = this.#part("tree");
    const folded = el("details", { open: Boolean(tree.querySelector(":target")) });
    tree.before(el("div", { className: "mops-open mops-run__all" }, folded));
    folded.append(el("summary", { textContent: words.tree }), tree);
  }

  handleEvent({ target }) {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.pick) this.#choose(Number(button.dataset.pick));
    else this[`do_${button.dataset.do}`]();
  }

  do_undo() {
    this.#back(this.#visit.picks.slice(0, -1), words.undone);
  }

  do_again() {
    this.#back([], words.started);
  }

  #back(picks, told) {
    this.#visit.picks = picks;
    this.#redraw();
    tell(this, told);
    this.#show(this.#part("log").lastElementChild);
  }

  #choose(pick) {
    this.#visit.picks = [...this.#visit.picks, pick];
    tell(this, "");
    // A log is read out as it grows, so what stands there is left alone.
    const exchange = this.#exchange(this.#run.steps.at(-1));
    this.#part("log").append(exchange);
    if (this.#run.over) this.#keep();
    this.#update();
    this.#show(exchange);
  }

  /** The focus goes where the next answer is chosen, and what is new comes into view. */
  #show(element) {
    const options = this.#part("options");
    options.focus({ preventScroll: true });
    const [{ top }, { bottom }] = [element, options].map((each) => each.getBoundingClientRect());
    if (top < 0 || bottom > innerHeight) element.scrollIntoView();
  }

  #redraw() {
    const { start } = this.#talk;
    this.#part("log").replaceChildren(this.#turn(start), ...this.#run.steps.map((step) => this.#exchange(step)));
    this.#update();
  }

  #turn(id) {
    const turn = this.#talk.turns.get(id);
    return speech("other", turn.dataset.speaker, ...copies(turn.querySelector(".mops-turn__line")));
  }

  /** An answer, what happens then, and what is said next or how it ends. */
  #exchange({ from, pick, at, levels }) {
    const { row } = this.#talk.nodes.get(from)[pick];
    const answer = el("p", {}, ...copies(row.querySelector("summary")));
    const [then, effects] = ["consequence", "effects"].map((name) => row.querySelector(`.mops-turn__${name}`));
    const on = this.#talk.nodes.has(at) ? [this.#turn(at)] : this.#ending(at, levels);
    return el("div", { className: "mops-run__exchange" },
      speech("you", words.you, answer), then.cloneNode(true), effects.cloneNode(true), ...on);
  }

  #ending(id, levels) {
    const end = this.#talk.ends.get(id);
    const ending = el("div", { className: "mops-ending" });
    const told = el("p", { className: "mops-run__told", textContent: this.#told(levels) });
    const parts = [...end.cloneNode(true).children].filter((part) => !part.matches(".mops-ending__title"));
    const title = fill(words.end, end.dataset);
    ending.append(el("p", { className: "mops-ending__title", textContent: title }), ...parts, told);
    return [ending];
  }

  get #meters() {
    return [...this.querySelectorAll(".mops-meter")];
  }

  #named(levels) {
    const names = this.#meters.map((meter) => meter.querySelector(".mops-meter__name").textContent);
    return levels.map((level, place) => fill(words.meter, { name: names[place], level: signed(level) }));
  }

  #told(levels) {
    const low = this.#named(levels).filter((_, place) => levels[place] < 0);
    return low.length ? fill(words.low, { meters: low.join(", ") }) : words.well;
  }

  #keep() {
    const { runs, picks } = this.#visit;
    const { at, levels } = this.#run;
    // An end that was taken back and chosen again is no other run.
    if (String(runs.at(-1)?.picks) === String(picks)) return;
    runs.push({ picks, at, levels });
    records.update((state) => ended(state, this.#key, { end: at, well: isWell(levels) }, new Date()));
    tell(this, "", true);
  }

  #update() {
    const { at, levels, over } = this.#run;
    this.#meters.forEach((meter, place) => this.#drawMeter(meter, levels[place]));
    const options = this.#part("options");
    options.querySelector("legend").textContent = over ? words.over : words.choose;
    options.querySelector("div").replaceChildren(...(over ? [] : this.#talk.nodes.get(at)).map(this.#button));
    this.dataset.begun = this.#visit.picks.length > 0;
    for (const button of this.#part("actions").children) button.disabled = !this.#visit.picks.length;
    this.#listRuns();
    this.#listKept();
  }

  #button({ row }, number) {
    const button = el("button", { type: "button", className: "mops-run__option" }, ...copies(row.querySelector("summary")));
    button.dataset.pick = number;
    button.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    return button;
  }

  #drawMeter(meter, level) {
    const drawn = Math.max(-FURTHEST, Math.min(FURTHEST, level)) * UNIT;
    const bar = meter.querySelector("rect");
    bar.setAttribute("x", Math.min(0, drawn));
    bar.setAttribute("width", Math.abs(drawn));
    meter.dataset.side = sideOf(level);
    meter.querySelector(".mops-meter__said").textContent = levelOf(level);
  }

  #listRuns() {
    const { runs } = this.#visit;
    this.#part("runs").hidden = !runs.length;
    this.#part("runs").querySelector("ol").replaceChildren(...runs.map((_, number) => this.#listed(number)));
  }

  /** A run of this visit: how it ended, and behind that what was said in it and where it parted from another one. */
  #listed(number) {
    const { runs } = this.#visit;
    const { picks, at, levels } = runs[number];
    const { title } = this.#talk.ends.get(at).dataset;
    const meters = this.#named(levels).concat(isWell(levels) ? words.run_well : []).join(", ");
    const answers = replay(this.#talk, picks).steps.map(({ from, pick }) =>
      el("li", {}, ...copies(this.#talk.nodes.get(from)[pick].row.querySelector("summary"))));
    const summary = el("summary", { textContent: fill(words.run, { number: number + 1, title, meters }) });
    return el("li", {}, el("details", {}, summary, this.#compared(number), el("ol", {}, ...answers)));
  }

  #compared(number) {
    if (!number) return null;
    const other = nearest(this.#visit.runs.slice(0, number + 1).map(({ picks }) => picks));
    return el("p", { textContent: fill(other.last ? words.same : words.other, { ...other, number: other.number + 1 }) });
  }

  #listKept() {
    const { ids, rev } = this.#key;
    const held = heldOf(records.state, ids);
    const kept = new Map(reached(held, rev).ends);
    const rows = [...this.#talk.ends].filter(([id]) => kept.has(id));
    const box = this.#part("kept");
    const revised = held.rev < rev;
    box.hidden = !rows.length && !revised;
    box.querySelector("p").textContent = revised ? words.revised : fill(words.reached, { n: rows.length, all: this.#talk.ends.size });
    box.querySelector("ul").replaceChildren(...rows.map(([id, end]) => {
      const { times } = kept.get(id);
      return el("li", { textContent: fill(times > 1 ? words.times : words.once, { ...end.dataset, times }) });
    }));
  }
}

class SentenceElement extends HTMLElement {
  #form = this.querySelector("form");
  #field = this.querySelector("textarea");

  connectedCallback() {
    this.#field.value = heldOf(records.state, this.#ids).sentence ?? "";
    this.#form.hidden = false;
    for (const type of ["submit", "change"]) this.#form.addEventListener(type, this);
  }

  get #ids() {
    return this.dataset.dialogue.split(" ");
  }

  handleEvent(event) {
    event.preventDefault();
    const sentence = this.#field.value.trim();
    const before = heldOf(records.state, this.#ids).sentence ?? "";
    if (sentence !== before) records.update((state) => said(state, { ids: this.#ids }, sentence, new Date()));
    if (sentence || before) tell(this, sentence ? words.kept : words.removed, true);
  }
}

define("mops-dialogue", DialogueElement);
define("mops-sentence", SentenceElement);

// Fills the printed list of objectives with what this browser has kept, and shows what is weak.
import "./keeping.js";
import { heldOf, reached } from "./dialogue-held.js";
import { labIds, labOf } from "./lab-record.js";
import { drawLabs } from "./lab-progress.js";
import { dueOn, listed, tally } from "./overview.js";
import { define, el, fill, longDay } from "./parts.js";
import { records } from "./records.js";
import { learn, words } from "./progress-words.js";

const WEAKEST = 5;
// Records tell of questions; of dialogues that were played elsewhere, these do.
const WINDOW = ["beforeprint", "storage", "pageshow"];

const all = (selector) => [...document.querySelectorAll(selector)];

/** Small squares, one for each question; what they mean is said in words beside them. */
function boxes(standings) {
  const all = standings.map((state) => el("span", { className: "mops-progress__box", data: { state } }));
  return el("span", { className: "mops-progress__boxes", ariaHidden: "true" }, ...all);
}

const said = (text) => el("span", { className: "mops-progress__said" }, text);

const isKnown = (standings) => standings.some((each) => each !== "open");

class ProgressElement extends HTMLElement {
  connectedCallback() {
    learn(this);
    document.addEventListener("mops:record", this);
    for (const type of WINDOW) addEventListener(type, this);
    this.#draw();
  }

  disconnectedCallback() {
    document.removeEventListener("mops:record", this);
    for (const type of WINDOW) removeEventListener(type, this);
  }

  handleEvent({ type }) {
    if (type === "beforeprint") return this.#draw();
    // Many records may change at once, as by an import: draw once for all of them.
    this.#waiting ??= requestAnimationFrame(() => {
      this.#waiting = null;
      if (this.isConnected) this.#draw();
    });
  }

  #waiting = null;
  #ideaRows = null; // in the order of the page

  #draw() {
    const objectives = all("[data-objective]").map((row) => this.#objective(row));
    const played = all("[data-dialogue]").filter((row) => this.#dialogue(row));
    for (const section of all("section[data-module]")) {
      const known =
        objectives.some(({ row, standings }) => section.contains(row) && isKnown(standings)) ||
        played.some((row) => section.contains(row)) ||
        labIds(section.dataset).some((id) => labOf(records.state, id));
      section.querySelector(".mops-progress__reset").hidden = !known;
    }
    this.#summary(objectives.flatMap(({ questions }) => questions));
    this.#weakest(objectives);
    this.#ideas();
    drawLabs(records.state);
    document.querySelector(".mops-record__day").textContent = longDay(new Date());
  }

  #objective(row) {
    const questions = listed(row.dataset.items);
    records.adopt(questions);
    const counts = tally(records.state, questions);
    const state = row.querySelector(".mops-progress__state");
    state.replaceChildren(...(counts.all ? [boxes(counts.standings)] : []));
    if (counts.seen) state.append(said(fill(words.state, counts)));
    return { row, link: row.querySelector("a"), questions, ...counts };
  }

  /** Which ends were reached, whether a run ended well, and the sentence; whether there is any of that. */
  #dialogue({ dataset, lastElementChild: state }) {
    const rev = Number(dataset.rev);
    const held = heldOf(records.state, dataset.dialogue.split(" "));
    const { ends, well } = reached(held, rev);
    const told = [
      ends.length && fill(words.dialogue, { n: ends.length, all: dataset.ends }),
      ends.length && (well ? words.dialogue_well : words.dialogue_low),
      held.rev < rev && words.dialogue_revised,
      held.sentence && fill(words.dialogue_said, held),
    ].filter(Boolean);
    state.replaceChildren(...told.map(said));
    return told.length > 0;
  }

  #summary(questions) {
    const summary = this.querySelector(".mops-progress__summary");
    const counts = tally(records.state, questions);
    const due = dueOn(records.state, questions, new Date()).length;
    const known = isKnown(counts.standings);
    summary.hidden = false;
    summary.querySelector(".mops-progress__empty").hidden = known;
    for (const name of ["counts", "due", "key"]) summary.querySelector(`.mops-progress__${name}`).hidden = !known;
    const text = [fill(words.counts, counts), due && fill(words.due, { n: due })].filter(Boolean).join(" ");
    const status = summary.querySelector(".mops-progress__counts");
    if (status.textContent !== text) status.textContent = text;
  }

  #weakest(objectives) {
    const weak = objectives
      .filter(({ standings }) => standings.includes("wrong"))
      .sort((a, b) => a.now / a.all - b.now / b.all)
      .slice(0, WEAKEST);
    const box = this.querySelector(".mops-progress__weak");
    box.hidden = !weak.length;
    box.querySelector("ol").replaceChildren(
      ...weak.map(({ link, ...counts }) => {
        return el("li", {}, link.cloneNode(true), ` ${fill(words.weak, counts)}`);
      }),
    );
  }

  #ideas() {
    const { ideas } = records.state;
    this.#ideaRows ??= all(".mops-ideas li");
    for (const row of this.#ideaRows) {
      const times = Object.hasOwn(ideas, row.dataset.idea) ? ideas[row.dataset.idea].times : 0;
      const text = times > 1 ? fill(words.met, { times }) : times ? words.met_once : "";
      row.querySelector(".mops-progress__state").textContent = text;
      row.dataset.times = times;
    }
    const met = this.#ideaRows.filter((row) => Number(row.dataset.times));
    met.sort((a, b) => b.dataset.times - a.dataset.times);
    document.querySelector(".mops-ideas__met").replaceChildren(...met);
    document.querySelector(".mops-ideas ul").replaceChildren(...this.#ideaRows.filter((row) => !met.includes(row)));
  }
}

define("mops-progress", ProgressElement);

// Checks a lab's result where the learner sits, and says rule by rule what came of it; files stay in the browser.
import "./lab-log.js";
import { checked, labOf, labStanding, takenUp } from "./lab-record.js";
import { define, el, fill, longDay } from "./parts.js";
import { records } from "./records.js";
import { words } from "./words-lab.js";

// What needs work stands first.
const ORDER = ["fail", "not-reached", "pass"];
const STATES = { pass: words.pass, fail: words.fail, "not-reached": words.not_reached };
const BEFORE = { passed: words.before_passed, tried: words.before_tried, revised: words.before_revised };
const MARKS = { pass: "right", fail: "wrong", "not-reached": "open" };

const ruled = ({ rules }) => Object.fromEntries(rules.map(({ id, state }) => [id, state]));

/** What came of a check, in two or three short sentences. */
function summed({ passed, must, should, rules }) {
  if (rules.every(({ state }) => state === "not-reached")) return words.unreached;
  const parts = [passed ? words.passed : words.failed, fill(words.must, must)];
  return [...parts, should.of && fill(should.needed < should.of ? words.should : words.should_all, should)].filter(Boolean).join(" ");
}

// In the words of the checker, which name the file.
function takenOf({ name, takenAs, rows, note }) {
  const values = { name, file: takenAs, rows: rows.toLocaleString("en-GB") };
  return [fill(takenAs === name ? words.taken : words.taken_as, values), note].filter(Boolean).join(" ");
}

function line(mark, text) {
  return el("li", { data: { mark } }, text);
}

class LabElement extends HTMLElement {
  #run = 0;

  connectedCallback() {
    if (takenUp(records.state, this.dataset) !== records.state) records.update((state) => takenUp(state, this.dataset));
    this.#part().hidden = false;
    this.querySelector("input").addEventListener("change", this);
    for (const type of ["mops:record", "dragover", "dragleave", "drop"]) document.addEventListener(type, this);
    const lab = this.#note();
    if (lab?.last && lab.rev === this.#rev) {
      this.#rules(Object.entries(lab.last.rules).map(([id, state]) => ({ id, state, message: null })));
    }
  }

  disconnectedCallback() {
    for (const type of ["mops:record", "dragover", "dragleave", "drop"]) document.removeEventListener(type, this);
  }

  handleEvent(event) {
    if (event.type === "mops:record") this.#note();
    else if (event.type === "change") this.#chosen(event.target);
    else if (event.dataTransfer?.types.includes("Files")) this.#dragged(event);
  }

  get #rev() {
    return Number(this.dataset.rev);
  }

  #part(name) {
    return this.querySelector(name ? `.mops-lab__${name}` : ".mops-lab");
  }

  #chosen(input) {
    const files = [...input.files];
    input.value = ""; // the same file may be chosen again, after it was put right
    if (files.length) this.#check(files);
  }

  // Wherever a file is dropped: a browser would leave the page for it.
  #dragged(event) {
    event.preventDefault();
    const over = event.type === "dragover";
    this.#part("drop").toggleAttribute("data-over", over);
    const files = [...event.dataTransfer.files];
    if (event.type === "drop" && files.length) this.#check(files);
  }

  async #check(files) {
    const run = (this.#run += 1);
    this.#say(words.checking);
    const found = await import("./lab-check.js")
      .then(({ checkFiles }) => checkFiles(new URL(this.dataset.sheet, document.baseURI).href, files))
      .catch(() => ({ lost: words.not_loaded }));
    if (run !== this.#run) return; // others were chosen meanwhile
    if (found.lost) this.#say(found.lost);
    else this.#show(found);
  }

  #show(found) {
    const tried = found.rules.some(({ state }) => state !== "not-reached");
    if (tried) this.#keep(found);
    this.#files(found);
    this.#rules(tried ? found.rules : []); // of a wrong file, what helps stands beside its name
    this.#say(summed(found), found.passed ? "right" : "wrong");
  }

  #keep(found) {
    const result = { id: this.dataset.lab, rev: this.#rev, passed: found.passed, rules: ruled(found) };
    records.update((state) => checked(state, result, new Date()));
  }

  #say(text, mark = "") {
    const said = this.#part("said");
    said.textContent = text;
    said.dataset.mark = mark;
  }

  #files({ files, missing }) {
    const taken = files.map((file) => line(file.trouble ? "wrong" : "right", file.trouble ?? takenOf(file)));
    const lacking = missing.map((name) => line("open", fill(words.missing, { name })));
    this.#list("files", [...taken, ...lacking]);
  }

  #list(name, rows) {
    const list = this.#part(name);
    list.replaceChildren(...rows);
    list.hidden = !rows.length;
  }

  #rules(rules) {
    const sorted = [...rules].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
    this.#list("rules", sorted.map((rule) => this.#rule(rule)));
  }

  /** A rule as the page has it, with what came of it; where to read on, if it failed. */
  #rule({ id, state, message }) {
    const printed = document.getElementById(`rule-${id}`);
    const [text, learn] = printed?.querySelectorAll("p") ?? [];
    return el(
      "li",
      { data: { mark: MARKS[state] } },
      el("p", { className: "mops-lab__state" }, STATES[state]),
      text?.cloneNode(true) ?? el("p", {}, id),
      message && el("p", { className: "mops-lab__message" }, message),
      state === "fail" && learn?.cloneNode(true),
    );
  }

  /** What is kept of earlier checks; the worked answer opens for those who have passed. */
  #note() {
    const lab = labOf(records.state, this.dataset.lab);
    const standing = labStanding(lab, this.#rev);
    this.#part("before").textContent = standing === "open" ? "" : this.#told(standing, lab);
    if (standing === "passed") document.querySelector(".mops-solution details").open = true;
    this.#problem();
    return lab;
  }

  #told(standing, { tries, best, last }) {
    const values = { tries, ok: best.ok, of: best.of, best: longDay(best.at) };
    return fill(BEFORE[standing], { ...values, day: longDay(last.at) });
  }

  #problem() {
    const { problem } = records;
    if (!problem) return;
    import("./words-problem.js").then((found) => this.#part("before").append(` ${found.words[problem]}`), () => {});
  }
}

define("mops-lab", LabElement);

// Asks again what is due, question by question, with the questions that stand in the lessons.
import { dueOn, listed, nextDue, written } from "./overview.js";
import { define, fill } from "./parts.js";
import { find, records } from "./records.js";
import "./self-check.js";
import { words as problems } from "./words-problem.js";
import { words } from "./words-review.js";

/** Links of a page that was fetched from elsewhere, as this page needs them. */
function rebase(element, address) {
  for (const link of element.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), address));
}

/** The text of a page; without a connection as the browser last had it; empty where it never had it. */
async function textOf(page) {
  try {
    const answer = await fetch(page).catch(() => fetch(page, { cache: "force-cache" }));
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
}

class ReviewElement extends HTMLElement {
  #questions = [];
  #pages = new Map();
  #done = 0;
  #right = 0;
  #lost = new Set();
  #asked = null;

  connectedCallback() {
    const modules = [...this.querySelectorAll("[data-items]")];
    this.#questions = modules.flatMap((row) => {
      const link = row.querySelector("a");
      return listed(row.dataset.items).map((each) => ({ ...each, page: link.href, module: link.textContent }));
    });
    records.adopt(this.#questions);
    this.querySelector(".mops-review__modules").hidden = true;
    this.querySelector("[data-do=next]").addEventListener("click", this);
    document.addEventListener("mops:record", this);
    addEventListener("online", this);
    this.#next();
  }

  disconnectedCallback() {
    document.removeEventListener("mops:record", this);
    removeEventListener("online", this);
  }

  handleEvent(event) {
    if (event.type === "click") this.#next(true);
    else if (event.type === "online") this.#tryAgain();
    else if (event.detail.id === this.#asked?.id) this.#answered();
  }

  #part(name) {
    return this.querySelector(`.mops-review__${name}`);
  }

  // The first answer counts; trying again until it is right is still learning, but no review.
  #answered() {
    const { id, rev } = this.#asked;
    const found = find(records.state, id, rev); // gone, if the learner wants it forgotten
    this.#done += found ? 1 : 0;
    this.#right += found?.last.ok ? 1 : 0;
    this.#asked = null;
    this.#part("actions").hidden = false;
  }

  // The page of what a release changed has words of its own, and asks what was not answered yet.
  get #waiting() {
    const { state } = records;
    if (this.dataset.left) return this.#questions.filter(({ id, rev }) => !find(state, id, rev));
    return dueOn(state, this.#questions, new Date());
  }

  async #next(moved = false) {
    const due = this.#waiting.filter(({ id }) => !this.#lost.has(id));
    this.#part("actions").hidden = true;
    if (!due.length) return this.#finish(moved);
    const [question] = due;
    const element = await this.#load(question);
    if (!element) {
      this.#lost.add(question.id);
      return this.#next(moved);
    }
    this.#asked = question;
    this.#part("question").replaceChildren(element);
    this.#part("state").textContent = fill(this.dataset.left ?? words.left, { n: due.length, module: question.module });
    if (moved) element.querySelector("input, select")?.focus();
  }

  #tryAgain() {
    if (!this.#lost.size) return;
    this.#lost.clear();
    this.#pages.clear();
    if (!this.#asked && this.#part("actions").hidden) this.#next();
  }

  /** The question as its lesson has it, unanswered; null where it cannot be had. */
  async #load({ id, rev, page }) {
    if (!this.#pages.has(page)) this.#pages.set(page, textOf(page));
    const text = await this.#pages.get(page);
    const found = new DOMParser().parseFromString(text, "text/html").getElementById(`q-${id}`);
    if (Number(found?.dataset.rev) !== rev) return null; // a page kept from another release asks something else
    found.querySelector(".mops-q__label")?.remove(); // it counts the questions of the lesson
    const shown = document.importNode(found.closest(".mops-case") ?? found, true);
    for (const other of shown.querySelectorAll("mops-self-check")) if (other.id !== found.id) other.parentElement.remove();
    for (const each of [shown, ...shown.querySelectorAll("mops-self-check")]) if (each.dataset.question) each.dataset.fresh = "";
    rebase(shown, page);
    return shown;
  }

  #finish(moved) {
    const day = nextDue(records.state, this.#questions, new Date());
    const values = { n: this.#done, right: this.#right, day: day && written(day) };
    const lost = this.#lost.size;
    const own = this.dataset;
    const none = own.none ?? problems[records.problem === "newer" && "newer"] ?? (day ? words.none : words.never);
    const text = this.#done ? (own.done ?? words.done) : lost ? "" : none;
    const told = [fill(text, values), lost && fill(words.lost, { n: lost })];
    this.#part("question").replaceChildren();
    this.#part("state").textContent = told.filter(Boolean).join(" ");
    this.#part("done").hidden = false;
    this.#part("modules").hidden = Boolean(own.left || day || this.#done || lost);
    if (moved) this.#part("done").firstElementChild.focus(); // the button that was pressed is gone
  }
}

define("mops-review", ReviewElement);

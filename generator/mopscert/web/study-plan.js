// Lets calendar files begin on a day of the learner's choice.
import { moved, nextMonday } from "./study-dates.js";
import { words } from "./words-study.js";

class StudyPlanElement extends HTMLElement {
  #input = null;

  connectedCallback() {
    if (this.#input) return;
    this.#input = Object.assign(document.createElement("input"), { type: "date", value: nextMonday(new Date()) });
    const label = document.createElement("label");
    label.className = "mops-study";
    label.append(words.first, " ", this.#input);
    this.append(label);
    this.closest("article").addEventListener("click", (event) => {
      const link = event.target.closest("a[download]");
      if (link && this.#input.value) this.#save(event, link);
    });
  }

  async #save(event, { href }) {
    event.preventDefault();
    event.stopPropagation(); // the theme would take the link for a page
    try {
      const text = await (await fetch(href)).text();
      save(moved(text, this.dataset.begins, this.#input.value), href.split("/").at(-1));
    } catch {
      location.href = href; // the file as it is
    }
  }
}

function save(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

if (!customElements.get("mops-study-plan")) customElements.define("mops-study-plan", StudyPlanElement);

// Lets calendar files begin on a day of the learner's choice.
import { save } from "./save.js";
import { moved, nextMonday } from "./study-dates.js";

class StudyPlanElement extends HTMLElement {
  #input = null;

  connectedCallback() {
    if (this.#input) return;
    this.#input = this.querySelector("input");
    this.#input.value = nextMonday(new Date());
    this.querySelector("label").hidden = false;
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
      save(href.split("/").at(-1), moved(text, this.dataset.begins, this.#input.value), "text/calendar");
    } catch {
      location.href = href; // the file as it is
    }
  }
}

if (!customElements.get("mops-study-plan")) customElements.define("mops-study-plan", StudyPlanElement);

// Shows in lists of modules how far each of them is, for those who have answered something.
import { listed, tally } from "./overview.js";
import { el, fill } from "./parts.js";
import { records } from "./records.js";
import { words } from "./words-marks.js";

const MODULES = new URL("modules.json", import.meta.url);
const ROOT = new URL("../../", import.meta.url);

let modules = null;

async function load() {
  const answer = await fetch(MODULES);
  const found = await answer.json();
  return found.map(({ page, items }) => ({ address: new URL(page, ROOT).href, questions: listed(items) }));
}

function mark(link, counts) {
  if (!counts.seen) return link.querySelector(".mops-mark")?.remove();
  const shown = link.querySelector(".mops-mark") ?? el("span", { className: "mops-mark" });
  shown.dataset.full = counts.now === counts.all;
  shown.textContent = fill(words.mark, counts);
  shown.title = fill(words.spoken, counts);
  link.append(shown);
}

/** Marks all links to modules in navigation and lists of modules. */
export async function markModules() {
  modules ??= load().catch(() => []);
  for (const { address, questions } of await modules) {
    records.adopt(questions);
    const counts = tally(records.state, questions);
    for (const link of document.querySelectorAll(".md-nav--primary a[href], .mops-card a[href]")) {
      if (link.href.split("#")[0] === address && !link.getAttribute("href").startsWith("#")) mark(link, counts);
    }
  }
}

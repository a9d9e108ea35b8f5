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
  const shown = link.querySelector(".mops-mark") ?? el("span", { className: "mops-mark" });
  const text = counts.seen ? fill(words.mark, counts) : "";
  shown.dataset.full = counts.now === counts.all;
  shown.title = fill(words.spoken, counts);
  if (shown.textContent === text) return; // a page is slow to draw what changes beside the text
  shown.textContent = text;
  if (text) link.append(shown);
  else shown.remove();
}

/** Marks all links to modules in navigation and lists of modules. */
export async function markModules() {
  modules ??= load().catch(() => []);
  const asked = new Map((await modules).map(({ address, questions }) => [address, questions]));
  records.adopt([...asked.values()].flat());
  const { state } = records;
  for (const link of document.querySelectorAll(".md-nav--primary a[href], .mops-card a[href]")) {
    const questions = asked.get(link.href.split("#")[0]);
    if (questions && !link.getAttribute("href").startsWith("#")) mark(link, tally(state, questions));
  }
}

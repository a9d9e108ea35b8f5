// Shows in lists of modules how far each of them is, and what changed since, for those who have answered something.
import { isAfter, listed, readIn, tally, withRead } from "./overview.js";
import { el, fill } from "./parts.js";
import { knows, records } from "./records.js";
import { words } from "./words-marks.js";

const MODULES = new URL("modules.json", import.meta.url);
const ROOT = new URL("../../", import.meta.url);

let modules = null;

async function load() {
  const answer = await fetch(MODULES);
  const { version, modules: found } = await answer.json();
  return found.map(({ page, known, items, changed }) => ({
    address: new URL(page, ROOT).href,
    ids: known.split(" "),
    questions: listed(items),
    changed,
    version,
  }));
}

/** The version in which a module was read, where it has changed since. */
function staleOf(state, { ids, changed }) {
  const version = readIn(state, ids);
  return version && isAfter(changed, version) ? version : "";
}

const read = ({ ids, version }) => records.update((state) => withRead(state, ids[0], version));

function mark(link, state, module) {
  const counts = tally(state, module.questions);
  const shown = link.querySelector(".mops-mark") ?? el("span", { className: "mops-mark" });
  const changed = staleOf(state, module) && words.changed;
  const text = counts.seen ? fill(words.mark, counts) + changed : "";
  shown.dataset.full = counts.now === counts.all && !changed;
  shown.title = fill(words.spoken, counts);
  if (shown.textContent === text) return; // a page is slow to draw what changes beside the text
  shown.textContent = text;
  if (text) link.append(shown);
  else shown.remove();
}

/** Says on the page of a module that it has changed since it was read, until the learner has read that too. */
function tell(state, module) {
  const [note, button] = document.querySelectorAll(".mops-since");
  const version = staleOf(state, module);
  if (note) note.hidden = button.hidden = !version;
  if (!version || !note) return;
  note.textContent = fill(words.since, { version });
  button.onclick = () => {
    button.previousElementSibling.focus(); // the button goes away
    read(module);
    markModules();
  };
}

/** Marks all links to modules in navigation and lists of modules, and the page of a module; `answered` is a question. */
export async function markModules(answered) {
  modules ??= load().catch(() => []);
  const asked = new Map((await modules).map((module) => [module.address, module]));
  const all = [...asked.values()];
  records.adopt(all.flatMap(({ questions }) => questions));
  const begun = all.find(({ questions }) => questions.some(({ id }) => id === answered));
  // A module is read in the version in which it is first answered; one that was forgotten is not.
  if (begun && knows(records.state, answered) && !readIn(records.state, begun.ids)) read(begun);
  const { state } = records;
  for (const link of document.querySelectorAll(".md-nav--primary a[href], .mops-card a[href]")) {
    const module = asked.get(link.href.split("#")[0]);
    if (module && !link.getAttribute("href").startsWith("#")) mark(link, state, module);
  }
  const here = asked.get(location.origin + location.pathname);
  if (here) tell(state, here);
}

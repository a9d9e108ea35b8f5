// How far each lab is, which tools and families were used, and what a level still asks for.
import { experience, labOf, labStanding, takenUp } from "./lab-record.js";
import { fill } from "./parts.js";
import { words } from "./progress-words.js";

const rows = (name) => [...document.querySelectorAll(`.mops-labs [data-${name}]`)];

const familyNames = () => new Map(rows("family").map(({ dataset, textContent }) => [dataset.family, textContent]));

/** A lab's standing, and its logs by tool and family. */
function toldOf(lab, rev, names) {
  const standing = fill(words[`lab_${labStanding(lab, rev)}`], { ok: lab.best?.ok, of: lab.best?.of });
  const logs = lab.logs.map(({ tool, family }) => fill(words.lab_log, { tool, family: names.get(family) ?? family }));
  return [standing, logs.length && fill(words.lab_logs, { list: logs.join("; ") })].filter(Boolean).join(" ");
}

const say = (row, text) => {
  row.querySelector(".mops-progress__state").textContent = text;
};

/** Fills the printed list of labs; what was never begun stays as it is printed. */
export function drawLabs(kept) {
  const tools = document.querySelector(".mops-labs__tools");
  if (!tools) return; // a curriculum without labs
  const state = rows("lab").reduce((known, { dataset }) => takenUp(known, dataset), kept);
  const names = familyNames();
  const labs = new Map(rows("lab").map((row) => [row.dataset.lab, { row, rev: Number(row.dataset.rev) }]));
  for (const [id, { row, rev }] of labs) {
    const lab = labOf(state, id);
    say(row, lab ? toldOf(lab, rev, names) : "");
  }
  const count = (ids, holds) => ids.filter((id) => holds(labOf(state, id), labs.get(id).rev)).length;
  const found = experience(state, [...labs.keys()]);
  const begun = [...labs.keys()].some((id) => labOf(state, id));
  for (const row of rows("asks")) {
    const ids = row.dataset.labs?.split(" ") ?? [];
    const passed = count(ids, (lab, rev) => labStanding(lab, rev) === "passed");
    const logged = count(ids, (lab) => lab?.logs.length);
    const text = row.dataset.asks === "all" ? fill(words.lab_all, { passed, logged }) : fill(words.lab_repeat, { n: found.repeated });
    say(row, begun ? text : "");
  }
  tools.hidden = !begun;
  const families = found.families.map((each) => names.get(each) ?? each).join(", ");
  tools.textContent = found.logs ? fill(words.lab_tools, { tools: found.tools.join(", "), families }) : words.lab_none;
}

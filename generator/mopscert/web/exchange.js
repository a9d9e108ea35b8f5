// Brings records from a file together with those that are here, silently overwriting nothing.
import { mergeDiagnostics } from "./diagnostic-saved.js";
import { mergeDialogues } from "./dialogue-held.js";
import { mergeLabs } from "./lab-record.js";
import { idsOf, itemOf, parse, revisions, stack } from "./records.js";

function mergeRecords(mine, theirs) {
  const [older, newer] = theirs.last.at > mine.last.at ? [mine, theirs] : [theirs, mine];
  return {
    ...older,
    ...newer, // its box with it
    first: theirs.first.at < mine.first.at ? theirs.first : mine.first,
    tries: Math.max(mine.tries, theirs.tries), // both may hold the same attempts: a sum would count them twice
  };
}

function mergeItems(mine, theirs) {
  const merged = new Map();
  for (const next of [...revisions(mine), ...revisions(theirs)]) {
    const known = merged.get(next.rev);
    merged.set(next.rev, known ? mergeRecords(known, next) : next);
  }
  return { ...theirs, ...mine, ...stack([...merged.values()]) };
}

function mergeIdeas(mine, theirs) {
  const merged = { ...theirs };
  for (const [id, idea] of Object.entries(mine)) {
    const other = Object.hasOwn(theirs, id) ? theirs[id] : idea;
    const last = other.last > idea.last ? other.last : idea.last;
    merged[id] = { ...other, ...idea, times: Math.max(idea.times, other.times), last };
  }
  return merged;
}

// A form that was handed in is not opened again; of two others, the one that was worked on last.
function laterForm(mine, theirs) {
  if (!theirs?.finished !== !mine?.finished) return mine?.finished ? mine : theirs;
  return theirs?.at > mine?.at ? theirs : mine;
}

function mergeForms(mine, theirs) {
  const merged = { ...theirs };
  for (const [id, form] of Object.entries(mine ?? {})) {
    merged[id] = Object.hasOwn(merged, id) ? laterForm(form, merged[id]) : form;
  }
  return merged;
}

/** Two states in one, such as an import: the earliest first and the latest last attempt. */
export function merge(mine, theirs) {
  const merged = idsOf(mine, theirs).map((id) => [id, mergeItems(itemOf(mine, id), itemOf(theirs, id))]);
  const state = { ...theirs, ...mine, items: Object.fromEntries(merged), ideas: mergeIdeas(mine.ideas, theirs.ideas) };
  if (mine.forms || theirs.forms) state.forms = mergeForms(mine.forms, theirs.forms);
  if (mine.dialogues || theirs.dialogues) state.dialogues = mergeDialogues(mine.dialogues, theirs.dialogues);
  if (mine.diagnostics || theirs.diagnostics) state.diagnostics = mergeDiagnostics(mine.diagnostics, theirs.diagnostics);
  if (mine.labs || theirs.labs) state.labs = mergeLabs(mine, theirs);
  return state;
}

/** Joins an exported text to what is here; "damaged" or "newer", with nothing changed, if it cannot be read whole. */
export function bringIn(records, text) {
  const { state, problem } = parse(text);
  if (!problem) records.update((mine) => merge(mine, state));
  return problem;
}

/** How many entries of each group are new or changed since an earlier state. */
export function news(before, after) {
  const count = (key) => {
    const [old, now] = [before[key] ?? {}, after[key] ?? {}];
    return Object.keys(now).filter((id) => JSON.stringify(old[id]) !== JSON.stringify(now[id])).length;
  };
  const groups = "items forms ideas dialogues labs diagnostics".split(" ");
  return Object.fromEntries(groups.map((key) => [key, count(key)]));
}

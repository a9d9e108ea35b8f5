// Brings records from a file together with those that are here, silently overwriting nothing.
import { better, inOrder, soundLab } from "./lab-record.js";
import { isAfter } from "./overview.js";
import { isObject, parse, revisions, stack } from "./records.js";

/** What two sides hold by id: `both` makes one of what each of them has; what cannot be read makes way. */
function joined(mine, theirs, both) {
  const merged = new Map(Object.entries(isObject(mine) ? mine : {}));
  for (const [id, other] of Object.entries(isObject(theirs) ? theirs : {})) {
    const own = merged.get(id);
    if (!isObject(own)) merged.set(id, other);
    else if (isObject(other)) merged.set(id, both(own, other));
  }
  return Object.fromEntries(merged);
}

/** Of attempts: the first of the earlier, all else of the later side. */
const attempts = (mine, theirs) => ({
  ...(theirs.last.at > mine.last.at ? { ...mine, ...theirs } : { ...theirs, ...mine }), // a box with its record
  first: theirs.first.at < mine.first.at ? theirs.first : mine.first,
  tries: Math.max(mine.tries, theirs.tries), // both may hold the same ones: a sum would count them twice
});

function item(mine, theirs) {
  const merged = new Map();
  for (const next of [...revisions(mine), ...revisions(theirs)]) {
    const known = merged.get(next.rev);
    merged.set(next.rev, known ? attempts(known, next) : next);
  }
  return { ...theirs, ...mine, ...stack([...merged.values()]) };
}

const met = (mine, theirs) => ({
  ...theirs,
  ...mine,
  times: Math.max(mine.times, theirs.times),
  last: theirs.last > mine.last ? theirs.last : mine.last,
});

// A form that was handed in is not opened again; of two others, the one that was worked on last.
function form(mine, theirs) {
  if (!theirs.finished !== !mine.finished) return mine.finished ? mine : theirs;
  return theirs.at > mine.at ? theirs : mine;
}

const sooner = (one, other) => (one && other ? (one < other ? one : other) : (one ?? other));

/** Of two revisions, the runs of the later one; the sentence that was said last. */
function dialogue(mine, theirs) {
  const [older, newer] = (mine.said ?? "") > (theirs.said ?? "") ? [theirs, mine] : [mine, theirs];
  const [{ rev, ends, well }, other] = (mine.rev ?? 0) > (theirs.rev ?? 0) ? [mine, theirs] : [theirs, mine];
  const runs = rev === other.rev ? { ends: joined(ends, other.ends, met), well: sooner(well, other.well) } : { ends, well };
  const merged = { ...older, ...newer, rev, ...(rev ? runs : {}) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

const changedAt = ({ at, changed }) => changed ?? at;

function logs(mine, theirs) {
  const merged = new Map();
  for (const log of [...theirs, ...mine]) {
    const known = merged.get(log.at);
    merged.set(log.at, known && changedAt(known) > changedAt(log) ? known : log);
  }
  return inOrder([...merged.values()]);
}

/** Results of the same revision in one, of two revisions those of the later one; all logs, as they were last changed. */
function lab(one, other) {
  const [mine, theirs] = [soundLab(one), soundLab(other)];
  const isMine = theirs.last ? mine.last && mine.rev > theirs.rev : true;
  const result = isMine ? { ...theirs, ...mine } : { ...mine, ...theirs };
  const same = mine.last && theirs.last && mine.rev === theirs.rev;
  const best = same && { best: better(theirs.best, mine.best) ? theirs.best : mine.best };
  return { ...result, ...(same && attempts(mine, theirs)), ...best, logs: logs(mine.logs, theirs.logs) };
}

const savedOf = ({ saved }) => (Array.isArray(saved) ? saved.filter(isObject) : []);

/** Saved results are never changed, so each of both sides stays, once. */
function diagnostic(mine, theirs) {
  const entries = [...savedOf(mine), ...savedOf(theirs)].map((each) => [`${each.id} ${each.at}`, each]);
  const saved = [...new Map(entries).values()].sort((a, b) => (a.at < b.at ? -1 : 1));
  return { ...theirs, ...mine, saved };
}

const later = (mine, theirs) => (isAfter(theirs.version, mine.version) ? theirs : mine);

const GROUPS = { items: item, forms: form, ideas: met, dialogues: dialogue, labs: lab, diagnostics: diagnostic };

/** Two states in one, such as an import: the earliest first and the latest last attempt. */
export function merge(mine, theirs) {
  const state = { ...theirs, ...mine };
  for (const [group, both] of [...Object.entries(GROUPS), ["read", later]]) {
    if (mine[group] || theirs[group]) state[group] = joined(mine[group], theirs[group], both);
  }
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
  return Object.fromEntries(Object.keys(GROUPS).map((key) => [key, count(key)]));
}

// What is kept of a learner's labs, as pure functions: results of checks, and transfer logs.
import { entriesOf, isObject } from "./records.js";

const isResult = (value) => isObject(value) && typeof value.at === "string" && typeof value.passed === "boolean";
const isLog = (value) => ["at", "tool", "family"].every((key) => typeof value?.[key] === "string") && isObject(value.answers);

const passedOf = (rules) => Object.values(rules).filter((each) => each === "pass").length;

/** What can be read of what is kept of a lab. */
export function soundLab(lab) {
  const logs = Array.isArray(lab.logs) ? lab.logs.filter(isLog) : [];
  const known = Number.isInteger(lab.rev) && [lab.first, lab.last, lab.best].every(isResult) && isObject(lab.last.rules);
  return known ? { ...lab, logs } : { logs };
}

/** What is kept of a lab, or undefined; logs that cannot be read are passed over. */
export function labOf(state, id) {
  const lab = new Map(entriesOf(state.labs)).get(id);
  return lab && soundLab(lab);
}

/** The ids under which a lab may be kept, of an element that names its module and the former ids of that. */
export const labIds = ({ module, former }) => [module, ...former.split(" ")];

/** How a lab stands at a revision: "passed", "tried", "revised" (checked before it was) or "open". */
export function labStanding(lab, rev) {
  if (!lab?.last) return "open";
  if (lab.rev !== rev) return "revised";
  return lab.best.passed ? "passed" : "tried";
}

/** The state in which a lab without a record has that of a former id of its module, which stays where it is. */
export function takenUp(state, { lab, former }) {
  const known = !labOf(state, lab) && former.split(" ").find((each) => labOf(state, each));
  return known ? withLab(state, lab, state.labs[known]) : state;
}

const withLab = (state, id, lab) => ({ ...state, labs: { ...state.labs, [id]: lab } });

export const better = (one, other) => (one.passed === other.passed ? one.ok > other.ok : one.passed);

/** The state after a result was checked; a revised lab begins anew, and its logs stay. `rules` are states by id. */
export function checked(state, { id, rev, passed, rules }, now) {
  const before = labOf(state, id);
  const same = before?.last && before.rev === rev ? before : null;
  const at = now.toISOString();
  const best = { at, passed, ok: passedOf(rules), of: Object.keys(rules).length };
  return withLab(state, id, {
    ...before,
    rev,
    tries: (same?.tries ?? 0) + 1,
    first: same?.first ?? { at, passed },
    best: same && !better(best, same.best) ? same.best : best,
    last: { at, passed, rules },
    logs: before?.logs ?? [],
  });
}

export const inOrder = (logs) => logs.sort((one, other) => one.at.localeCompare(other.at));

/** The state with a log of a lab, new or instead of the one that was begun at the same time. */
export function withLog(state, id, log) {
  const lab = labOf(state, id) ?? { logs: [] };
  const others = lab.logs.filter(({ at }) => at !== log.at);
  return withLab(state, id, { ...lab, logs: inOrder([...others, log]) });
}

/** The state without one log of a lab. */
export function withoutLog(state, id, at) {
  const lab = labOf(state, id);
  return lab ? withLab(state, id, { ...lab, logs: lab.logs.filter((log) => log.at !== at) }) : state;
}

export const familiesOf = (lab) => [...new Set((lab?.logs ?? []).map(({ family }) => family))];

/** What came of several labs: tools and families that were used, logs, and labs done in a second family. */
export function experience(state, ids) {
  const labs = ids.map((id) => labOf(state, id)).filter(Boolean);
  const logs = labs.flatMap((lab) => lab.logs);
  const named = (key) => [...new Map(logs.map((log) => [log[key].toLowerCase(), log[key]])).values()];
  return {
    logs: logs.length,
    tools: named("tool").sort((one, other) => one.localeCompare(other)),
    families: named("family").sort(),
    repeated: labs.filter((lab) => familiesOf(lab).length > 1).length,
  };
}

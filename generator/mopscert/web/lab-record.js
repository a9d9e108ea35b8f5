// What is kept of a learner's labs, as pure functions: results of checks, and transfer logs.

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isResult = (value) => isObject(value) && typeof value.at === "string" && typeof value.passed === "boolean";
const isLog = (value) => ["at", "tool", "family"].every((key) => typeof value?.[key] === "string") && isObject(value.answers);

const passedOf = (rules) => Object.values(rules).filter((each) => each === "pass").length;

/** What is kept of a lab, or undefined; logs that cannot be read are passed over. */
export function labOf(state, id) {
  const lab = isObject(state.labs) && Object.hasOwn(state.labs, id) ? state.labs[id] : null;
  if (!isObject(lab)) return undefined;
  const logs = Array.isArray(lab.logs) ? lab.logs.filter(isLog) : [];
  const known = Number.isInteger(lab.rev) && [lab.first, lab.last, lab.best].every(isResult) && isObject(lab.last.rules);
  return known ? { ...lab, logs } : { logs };
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

const better = (one, other) => (one.passed === other.passed ? one.ok > other.ok : one.passed);

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

const inOrder = (logs) => logs.sort((one, other) => one.at.localeCompare(other.at));

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

/** The state without some labs and their logs. */
export function withoutLabs(state, ids) {
  const kept = Object.entries(state.labs ?? {});
  const left = kept.filter(([id]) => !ids.includes(id));
  return left.length < kept.length ? { ...state, labs: Object.fromEntries(left) } : state;
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

const changedAt = ({ at, changed }) => changed ?? at;

function mergeLogs(mine, theirs) {
  const merged = new Map();
  for (const log of [...theirs, ...mine]) {
    const known = merged.get(log.at);
    merged.set(log.at, known && changedAt(known) > changedAt(log) ? known : log);
  }
  return inOrder([...merged.values()]);
}

/** Results of the same revision in one; of two revisions, those of the later one. */
function mergeResults(mine, theirs) {
  if (!mine.last || !theirs.last) return mine.last ? { ...theirs, ...mine } : { ...mine, ...theirs };
  if (mine.rev !== theirs.rev) return mine.rev > theirs.rev ? { ...theirs, ...mine } : { ...mine, ...theirs };
  const [older, newer] = theirs.last.at > mine.last.at ? [mine, theirs] : [theirs, mine];
  return {
    ...older,
    ...newer,
    tries: Math.max(mine.tries, theirs.tries), // as of questions: both may hold the same ones
    first: theirs.first.at < mine.first.at ? theirs.first : mine.first,
    best: better(theirs.best, mine.best) ? theirs.best : mine.best,
  };
}

/** What two states keep of labs in one: all logs of both, of a log that was changed the later text. */
export function mergeLabs(mine, theirs) {
  const ids = new Set([...Object.keys(theirs.labs ?? {}), ...Object.keys(mine.labs ?? {})]);
  const merged = [...ids].map((id) => {
    const [own, other] = [labOf(mine, id), labOf(theirs, id)];
    if (!own || !other) return [id, own ?? other];
    return [id, { ...mergeResults(own, other), logs: mergeLogs(own.logs, other.logs) }];
  });
  return Object.fromEntries(merged.filter(([, lab]) => lab));
}

// What is kept of dialogues: the ends that were reached, the first run that ended well, and the learner's sentence.

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const entriesOf = (group) => Object.entries(isObject(group) ? group : {}).filter(([, entry]) => isObject(entry));

/** What is kept of a dialogue under the first of its ids, the former ones included, that is known; else {}. */
export function heldOf(state, ids) {
  const kept = new Map(entriesOf(state.dialogues));
  return kept.get(ids.find((id) => kept.has(id))) ?? {};
}

/** The ends that were reached at this revision as [[id, {times, last}]], and whether one run of it ended well. */
export function reached(held, rev) {
  return held.rev === rev ? { ends: entriesOf(held.ends), well: Boolean(held.well) } : { ends: [], well: false };
}

const put = (state, id, held) => ({
  ...state,
  dialogues: Object.fromEntries([...entriesOf(state.dialogues).filter(([each]) => each !== id), [id, held]]),
});

/** The state after a run that came to an end; runs at an earlier revision no longer count. */
export function ended(state, { ids, rev }, { end, well }, now) {
  const before = heldOf(state, ids);
  if (before.rev > rev) return state; // a later version of the site knows better
  const { ends: _, well: first, ...rest } = before;
  const known = reached(before, rev);
  const ends = new Map(known.ends);
  const last = now.toISOString();
  ends.set(end, { times: (ends.get(end)?.times ?? 0) + 1, last });
  const after = { ...rest, rev, ends: Object.fromEntries(ends) };
  return put(state, ids[0], known.well ? { ...after, well: first } : well ? { ...after, well: last } : after);
}

/** The state with the learner's sentence about a dialogue, or without one when it is empty. */
export function said(state, { ids }, sentence, now) {
  const { sentence: _, said: __, ...rest } = heldOf(state, ids);
  return put(state, ids[0], sentence ? { ...rest, sentence, said: now.toISOString() } : rest);
}

/** A state without what is kept of a dialogue. */
export function withoutDialogue(state, ids) {
  const kept = entriesOf(state.dialogues);
  const left = kept.filter(([id]) => !ids.includes(id));
  return left.length < kept.length ? { ...state, dialogues: Object.fromEntries(left) } : state;
}

const sooner = (a, b) => (a && b ? (a < b ? a : b) : (a ?? b));

// Both sides may hold the same runs: a sum would count them twice.
function mergeEnds(mine, theirs) {
  const merged = new Map(entriesOf(theirs));
  for (const [id, end] of entriesOf(mine)) {
    const other = merged.get(id) ?? end;
    const last = other.last > end.last ? other.last : end.last;
    merged.set(id, { ...other, ...end, times: Math.max(end.times, other.times), last });
  }
  return Object.fromEntries(merged);
}

const runsOf = ({ rev, ends, well }) => ({ rev, ends, well });

function runs(mine, theirs) {
  const [a, b] = [mine.rev ?? 0, theirs.rev ?? 0];
  if (a !== b) return runsOf(a > b ? mine : theirs);
  return a ? { rev: a, ends: mergeEnds(mine.ends, theirs.ends), well: sooner(mine.well, theirs.well) } : {};
}

function mergeDialogue(mine, theirs) {
  const [older, newer] = (mine.said ?? "") > (theirs.said ?? "") ? [theirs, mine] : [mine, theirs];
  const merged = { ...older, ...newer, ...runs(mine, theirs) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

/** What both sides keep of dialogues, in one: runs of the later revision, and the sentence that was said last. */
export function mergeDialogues(mine, theirs) {
  const merged = new Map(entriesOf(theirs));
  for (const [id, held] of entriesOf(mine)) merged.set(id, merged.has(id) ? mergeDialogue(held, merged.get(id)) : held);
  return Object.fromEntries(merged);
}

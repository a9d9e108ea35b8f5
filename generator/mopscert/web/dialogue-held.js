// What is kept of dialogues: the ends that were reached, the first run that ended well, and the learner's sentence.
import { entriesOf } from "./records.js";

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

// Keeps what a learner answered, on this device only; nothing else in the site touches localStorage.

export const KEY = "mops:v1";
export const DAMAGED_KEY = `${KEY}:damaged`;
export const SCHEMA = 2;
/** Days until a question is due again, by its box. */
export const GAPS = [1, 3, 7, 21, 60];

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const isAttempt = (value) =>
  typeof value?.ok === "boolean" && Array.isArray(value.chosen) && typeof value.at === "string";

const isRecord = (value) =>
  Number.isInteger(value?.rev) && Number.isInteger(value.tries) && isAttempt(value.first) && isAttempt(value.last);

// A question may be called "constructor".
export const itemOf = (state, id) => (Object.hasOwn(state.items, id) ? state.items[id] : undefined);

/** A day as the learner's calendar has it, `days` later. */
export function dayOf(now, days = 0) {
  // In UTC no day is shorter than others, and none is written as the day before.
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days)).toISOString().slice(0, 10);
}

const inBox = (box, now) => ({ box, due: dayOf(now, GAPS[box - 1]) });

/** The day on which a record is due; "", long ago, where it lies beyond its box, as after a clock that was ahead. */
export const dueOf = ({ box, due }, now) => (due > inBox(box, now).due ? "" : due);

/** Where a question goes after an attempt: back to the first box, or on to the next one if it was due. */
function boxAfter(before, ok, now) {
  const box = (ok && before?.box) || 0;
  if (box && dueOf(before, now) > dayOf(now)) return { box, due: before.due };
  return inBox(Math.min(box + 1, GAPS.length), now);
}

// One record for each revision answered; what cannot be read is passed over, not removed.
export function revisions(item) {
  if (!item) return [];
  const { earlier, ...current } = item;
  return [current].concat(earlier ?? []).filter(isRecord);
}

// The highest revision stands first, whichever version of the site wrote last.
export function stack(records) {
  const [current, ...earlier] = records.sort((a, b) => b.rev - a.rev);
  return earlier.length ? { ...current, earlier } : current;
}

const nothing = (problem) => ({ state: { schema: SCHEMA, items: {}, ideas: {} }, problem });

/** The entries of a group that are objects; another hand may have written anything. */
export const entriesOf = (group) => Object.entries(isObject(group) ? group : {}).filter(([, entry]) => isObject(entry));

/** The sound entries of a group, and whether others were lost. */
function soundOf(group) {
  const sound = entriesOf(group);
  return { kept: Object.fromEntries(sound), lost: !isObject(group) || sound.length < Object.keys(group).length };
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // damaged text is no failure here
  }
}

// Each step brings a state from its schema to the next one; what it does not know it leaves alone.
const MIGRATIONS = {
  1(state) {
    const boxed = (record) =>
      isRecord(record) ? { ...record, ...inBox(1, new Date(Date.parse(record.last.at) || 0)) } : record;
    const items = Object.entries(state.items).map(([id, item]) => [id, boxed(item)]);
    return { ...state, schema: 2, items: Object.fromEntries(items), ideas: {} };
  },
};

function migrated(state) {
  while (state.schema < SCHEMA) state = MIGRATIONS[state.schema](state);
  return state;
}

/** Stored text -> {state, problem}: null, "damaged" (state holds what is sound) or "newer" (not ours to touch). */
export function parse(text) {
  if (text === null) return nothing(null);
  const value = readJson(text);
  if (value?.schema > SCHEMA) return nothing("newer");
  if (!Number.isInteger(value?.schema) || value.schema < 1 || !isObject(value.items)) return nothing("damaged");
  const state = migrated(value);
  const [items, ideas] = [soundOf(state.items), soundOf(state.ideas)];
  const problem = items.lost || ideas.lost ? "damaged" : null;
  return { state: { ...state, items: items.kept, ideas: ideas.kept }, problem };
}

export const find = (state, id, rev) => revisions(itemOf(state, id)).find((known) => known.rev === rev);

export const knows = (state, id) => revisions(itemOf(state, id)).length > 0;

const meet = (ideas, id, at) => ({ ...ideas, [id]: { ...ideas[id], times: (ideas[id]?.times ?? 0) + 1, last: at } });

/** The state after one more attempt; the first attempt at a revision stays what it was. `ideas` were behind it. */
export function record(state, { id, rev, ok, chosen, ideas = [] }, now) {
  const item = itemOf(state, id);
  const before = find(state, id, rev);
  const last = { ok, chosen: [...chosen], at: now.toISOString() };
  const tries = (before?.tries ?? 0) + 1;
  const after = { ...before, rev, first: before?.first ?? last, last, tries, ...boxAfter(before, ok, now) };
  const others = revisions(item).filter((known) => known.rev !== rev);
  const items = { ...state.items, [id]: { ...item, ...stack([after, ...others]) } };
  return { ...state, items, ideas: ideas.reduce((met, idea) => meet(met, idea, last.at), state.ideas) };
}

/** The state in which each question without a record has that of a former id of it, which stays where it is. */
export function adopted(state, questions) {
  return questions.reduce((after, { id, former }) => {
    const known = !itemOf(after, id) && former.find((each) => itemOf(after, each));
    return known ? { ...after, items: { ...after.items, [id]: after.items[known] } } : after;
  }, state);
}

export function changes(before, after) {
  const textOf = (state, id) => JSON.stringify(itemOf(state, id));
  const ids = Object.keys({ ...before.items, ...after.items });
  return ids.filter((id) => textOf(before, id) !== textOf(after, id));
}

export class Records {
  /** null, "memory" (nothing can be kept), "damaged" or "newer": a learner should be told. */
  problem = null;
  #open;
  #tell;
  #state = nothing().state;
  #text = null;

  /** `open` gives the storage; `tell` gets the id of each question whose record changed, and "" for labs. */
  constructor(open, tell) {
    this.#open = open;
    this.#tell = tell;
    this.#read();
  }

  get state() {
    this.#read();
    return this.#state;
  }

  add(answer, now) {
    this.#write(record(this.state, answer, now));
    this.#tell(answer.id);
  }

  /** Replaces the state by what `change` makes of it, and tells of what this altered. */
  update(change) {
    this.#tellOfChanges(this.state, () => this.#write(change(this.#state)));
  }

  /** Takes up what is kept of questions under their former ids. */
  adopt(questions) {
    const after = adopted(this.state, questions);
    if (after !== this.#state) this.update(() => after);
  }

  refresh() {
    this.#tellOfChanges(this.#state, () => this.#read());
  }

  #tellOfChanges(before, action) {
    action();
    changes(before, this.#state).forEach(this.#tell);
    if (before.labs !== this.#state.labs) this.#tell("");
  }

  // Browsers throw when storage is full, or merely named where it is forbidden; a learner can still work, in memory.
  #withStorage(action) {
    if (this.problem === "newer") return;
    try {
      action(this.#open());
    } catch {
      this.problem = "memory";
    }
  }

  // Before every use: another tab may have written since, and our next write must not undo that.
  #read() {
    if (this.problem === "memory") return;
    this.#withStorage((storage) => {
      const text = storage.getItem(KEY);
      if (text === this.#text) return;
      const { state, problem } = parse(text);
      this.#state = state;
      this.problem = problem ?? this.problem;
      if (problem === "damaged") this.#quarantine(storage, text);
      else this.#text = text;
    });
  }

  // Copied before it is replaced: a full store must not cost a learner both.
  #quarantine(storage, text) {
    const older = storage.getItem(DAMAGED_KEY);
    storage.setItem(DAMAGED_KEY, older ? `${older}\n${text}` : text);
    this.#write(this.#state);
  }

  #write(state) {
    this.#state = state;
    this.#withStorage((storage) => {
      const isFull = this.problem === "memory";
      if (isFull && storage.getItem(KEY) !== this.#text) return; // what another tab has written stays
      const text = JSON.stringify(state);
      storage.setItem(KEY, text);
      this.#text = text;
      if (isFull) this.problem = null; // less is kept now, or there is room again
    });
  }
}

const tellDocument = (id) => document.dispatchEvent(new CustomEvent("mops:record", { detail: { id } }));

export const records = new Records(() => localStorage, tellDocument);

// A page from the back-forward cache has missed the storage events of the time between.
for (const type of ["storage", "pageshow"]) globalThis.addEventListener?.(type, () => records.refresh());

// What records say of printed lists of questions: pure functions, shared by progress, review and marks.
import { longDay } from "./parts.js";
import { dayOf, dueOf, find, knows } from "./records.js";

/** "id:rev id:rev:former" as a page prints it -> [{id, rev, former}]. */
export const listed = (text) =>
  text
    .split(" ")
    .filter(Boolean)
    .map((each) => {
      const [id, rev, ...former] = each.split(":");
      return { id, rev: Number(rev), former };
    });

/** How a question stands: "first", "now", "wrong", "revised" or "open". */
export function standing(state, { id, rev }) {
  const record = find(state, id, rev);
  if (!record) return knows(state, id) ? "revised" : "open";
  if (!record.last.ok) return "wrong";
  return record.first.ok ? "first" : "now";
}

/** Counts of a list of questions: all, seen, right first time, right now. */
export function tally(state, questions) {
  const standings = questions.map((question) => standing(state, question));
  const count = (...names) => standings.filter((each) => names.includes(each)).length;
  const first = questions.filter(({ id, rev }) => find(state, id, rev)?.first.ok).length;
  return { all: questions.length, seen: count("first", "now", "wrong"), first, now: count("first", "now"), standings };
}

/** The version in which a module was read, which is known by an id or by former ones; undefined where it was not. */
export const readIn = (state, ids) => ids.map((id) => state.read?.[id]?.version).find(Boolean);

// Another hand may have written no text where a version is kept.
export const isAfter = (version, other) => version?.localeCompare?.(other, "en", { numeric: true }) > 0;

/** The state in which a module was read in a version. */
export const withRead = (state, id, version) => ({ ...state, read: { ...state.read, [id]: { version } } });

const dayFor = (state, { id, rev }, now) => dueOf(find(state, id, rev) ?? {}, now);

/** The questions that are due on a day, longest overdue first; of one day, in an order that mixes the modules. */
export function dueOn(state, questions, now) {
  const today = dayOf(now);
  const day = (each) => dayFor(state, each, now);
  const due = questions.filter((each) => day(each) <= today);
  return due.sort((a, b) => day(a).localeCompare(day(b)) || scramble(a.id) - scramble(b.id));
}

// The same order at each visit, and another one than that of the lessons.
const scramble = (text) => [...text].reduce((hash, each) => (hash * 31 + each.codePointAt(0)) % 65521, 7);

/** The first day after `now` on which a question is due; undefined when there is none. */
export function nextDue(state, questions, now) {
  const today = dayOf(now);
  return questions
    .map((each) => dayFor(state, each, now))
    .filter((day) => day > today)
    .sort()[0];
}

/** A stored day as the reader writes days. */
export const written = (day) => longDay(`${day}T00:00`);

const others = (group, ids) => Object.fromEntries(Object.entries(group).filter(([id]) => !ids.includes(id)));

/** A state without some entries of its groups: as a rule, the records of questions and what was begun there. */
export const without = (state, ids, ...groups) =>
  (groups.length ? groups : ["items", "drafts"])
    .filter((group) => state[group])
    .reduce((left, group) => ({ ...left, [group]: others(state[group], ids) }), state);

// Proves what is said of records: how each question stands, what is due, in which order, and when to come back.
import assert from "node:assert/strict";
import { test } from "node:test";

import { dueOn, isAfter, listed, nextDue, readIn, standing, tally, withRead, written } from "../../generator/mopscert/web/overview.js";
import { fill } from "../../generator/mopscert/web/parts.js";

const TODAY = new Date(2026, 10, 20, 9);

const attempt = (ok) => ({ ok, chosen: ["a"], at: "2026-11-16T09:00:00.000Z" });
const answered = (first, last, due = "2026-11-20", rev = 1) => ({
  rev,
  first: attempt(first),
  last: attempt(last),
  tries: first === last ? 1 : 2,
  box: 1,
  due,
});
const holding = (items) => ({ schema: 2, items, ideas: {} });
const ids = (questions) => questions.map(({ id }) => id);

const STATE = holding({
  "first-time": answered(true, true),
  "by-now": answered(false, true),
  "not-yet": answered(false, false),
  "lost-again": answered(true, false),
  older: answered(true, true, "2026-11-01", 1),
  elsewhere: answered(false, false, "2026-11-01"),
});
const ALL = listed("first-time:1 by-now:1 not-yet:1 lost-again:1 older:2 never:1");

test("a printed list is read, whatever the blanks", () => {
  const found = [{ id: "a", rev: 1, former: [] }, { id: "b", rev: 12, former: ["c", "d"] }];
  assert.deepEqual(listed("a:1 b:12:c:d"), found);
  assert.deepEqual(listed(""), []);
});

test("each question stands in one way", () => {
  assert.deepEqual(
    ALL.map((each) => standing(STATE, each)),
    ["first", "now", "wrong", "wrong", "revised", "open"],
  );
});

test("an earlier revision still stands for those who read the release that had it", () => {
  const state = holding({ older: { ...answered(false, false, "2026-11-20", 2), earlier: [answered(true, true)] } });
  assert.equal(standing(state, { id: "older", rev: 1 }), "first");
  assert.equal(standing(state, { id: "older", rev: 2 }), "wrong");
  assert.equal(standing(state, { id: "older", rev: 3 }), "revised");
});

test("counts take in no question that the list has not, and no answer to another revision", () => {
  const { all, seen, first, now, standings } = tally(STATE, ALL);
  assert.deepEqual({ all, seen, first, now }, { all: 6, seen: 4, first: 2, now: 2 });
  assert.equal(standings.length, 6);
  assert.deepEqual(tally(STATE, []), { all: 0, seen: 0, first: 0, now: 0, standings: [] });
});

test("what is due is due on its day and after it, and no day before", () => {
  const state = holding({
    past: answered(true, true, "2026-11-19"),
    today: answered(true, true, "2026-11-20"),
    tomorrow: answered(true, true, "2026-11-21"),
    revised: answered(true, true, "2026-11-01"),
    unboxed: { ...answered(true, true), due: undefined },
  });
  const asked = listed("today:1 tomorrow:1 past:1 revised:2 unboxed:1 never:1");
  assert.deepEqual(ids(dueOn(state, asked, TODAY)), ["past", "today"]);
  assert.equal(nextDue(state, asked, TODAY), "2026-11-21");
  assert.equal(nextDue(state, asked, new Date(2026, 10, 21)), undefined);
  assert.deepEqual(ids(asked), ["today", "tomorrow", "past", "revised", "unboxed", "never"]);
});

test("what a clock that was ahead put off, or another hand wrote, is due", () => {
  const state = holding({
    ahead: answered(true, true, "2027-11-21"),
    odd: answered(true, true, "nope"),
    today: answered(true, true, "2026-11-20"),
    tomorrow: answered(true, true, "2026-11-21"),
  });
  const asked = listed("today:1 tomorrow:1 ahead:1 odd:1");
  assert.deepEqual(ids(dueOn(state, asked, TODAY)).toSorted(), ["ahead", "odd", "today"]);
  assert.equal(nextDue(state, asked, TODAY), "2026-11-21");
});

test("questions of one day are mixed over the modules, and come in the same order at each visit", () => {
  const modules = ["alpha", "beta", "gamma"].map((module) =>
    ["cost", "delay", "error", "owner", "scope"].map((topic) => ({ id: `${module}-${topic}`, rev: 1, module })),
  );
  const asked = modules.flat();
  const state = holding(Object.fromEntries(asked.map(({ id }) => [id, answered(true, true)])));
  const order = dueOn(state, asked, TODAY);
  assert.deepEqual(ids(order).sort(), ids(asked).sort());
  assert.deepEqual(ids(dueOn(state, [...asked].reverse(), TODAY)), ids(order));
  const changes = order.slice(1).filter(({ module }, index) => module !== order[index].module).length;
  assert.ok(changes > modules.length - 1, ids(order).join(" "));
});

test("the longest overdue comes first", () => {
  const asked = Array.from({ length: 12 }, (_, number) => ({ id: `question-${number}`, rev: 1 }));
  const due = (number) => `2026-11-${String(19 - (number % 4)).padStart(2, "0")}`;
  const state = holding(Object.fromEntries(asked.map(({ id }, number) => [id, answered(true, true, due(number))])));
  const days = dueOn(state, asked, TODAY).map(({ id }) => state.items[id].due);
  assert.deepEqual(days, [...days].sort());
});

test("days and values are written out", () => {
  assert.equal(written("2026-03-01"), "1 March 2026");
  assert.equal(fill("{n} of {all}, {n}", { n: 1, all: 2 }), "1 of 2, 1");
});

test("a module was read in a version, under its id or a former one", () => {
  const state = { ...STATE, read: { old: { version: "1.0.0" }, both: { version: "1.10.0" } } };
  assert.equal(readIn(STATE, ["old"]), undefined);
  assert.equal(readIn(state, ["renamed", "old"]), "1.0.0");
  assert.equal(readIn(state, ["constructor"]), undefined);
  assert.equal(readIn({ ...state, read: "damaged" }, ["old"]), undefined);
  const after = withRead(state, "renamed", "1.1.0");
  assert.equal(readIn(after, ["renamed", "old"]), "1.1.0");
  assert.deepEqual(after.read.old, { version: "1.0.0" });
  assert.deepEqual(withRead(STATE, "a", "1.0.0").read, { a: { version: "1.0.0" } });
});

test("versions are compared number by number", () => {
  assert.ok(isAfter("1.10.0", "1.9.0"));
  assert.ok(isAfter("2.0.0", "1.10.3"));
  assert.ok(!isAfter("1.1.0", "1.1.0"));
  assert.ok(!isAfter("", "1.0.0"));
});

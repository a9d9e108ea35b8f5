// Proves that no answer is lost or misread: by damage, another tab, another device or another version of the site.
import assert from "node:assert/strict";
import { test } from "node:test";

import { DAMAGED_KEY, KEY, Records, adopted, changes, find, knows, parse, record } from "../../generator/mopscert/web/records.js";
import { bringIn, merge } from "../../generator/mopscert/web/exchange.js";

const MONDAY = new Date("2026-11-16T09:00:00Z");
const TUESDAY = new Date("2026-11-17T09:00:00Z");
const FRIDAY = new Date("2026-11-20T09:00:00Z");

const EMPTY = { schema: 2, items: {}, ideas: {} };

const attempt = (ok, chosen, day) => ({ ok, chosen, at: day.toISOString() });

const wrong = { id: "utm-case-split", rev: 1, ok: false, chosen: ["one-row"] };
const right = { id: "utm-case-split", rev: 1, ok: true, chosen: ["two-rows"] };

// The first shape that was ever written. It never changes: learners who stayed away for years come back with it.
const FIRST_SHAPE =
  '{"schema":1,"items":{"utm-case-split":{"rev":1,"first":{"ok":false,"chosen":["one-row"],"at":"2026-11-16T09:00:00.000Z"},' +
  '"last":{"ok":true,"chosen":["two-rows"],"at":"2026-11-17T09:00:00.000Z"},"tries":2}}}';

const DAMAGED = {
  "cut off": FIRST_SHAPE.slice(0, 90),
  "empty text": "",
  "not JSON": "undefined",
  "a null": "null",
  "a list": "[]",
  "a text": '"mops"',
  "no schema (older than the first shape)": '{"items":{}}',
  "a schema of zero": '{"schema":0,"items":{}}',
  "a schema in words": '{"schema":"one","items":{}}',
  "no items": '{"schema":1}',
  "items as a list": '{"schema":1,"items":[]}',
};

/** A storage like the browser's, with the failures that browsers have. */
function fakeStorage(entries = {}, failing = []) {
  const kept = new Map(Object.entries(entries));
  const refuse = (method) => {
    if (failing.includes(method)) throw new Error(`${method} is not allowed`);
  };
  return {
    kept,
    getItem(key) {
      refuse("getItem");
      return kept.get(key) ?? null;
    },
    setItem(key, text) {
      refuse("setItem");
      kept.set(key, text);
    },
  };
}

const opened = (storage, told = []) => new Records(() => storage, (id) => told.push(id));

// ---- parse

test("nothing stored is an empty state without a problem", () => {
  assert.deepEqual(parse(null), { state: EMPTY, problem: null });
});

test("the first shape ever written is read", () => {
  const { state, problem } = parse(FIRST_SHAPE);
  assert.equal(problem, null);
  assert.deepEqual(find(state, "utm-case-split", 1), {
    rev: 1,
    first: attempt(false, ["one-row"], MONDAY),
    last: attempt(true, ["two-rows"], TUESDAY),
    tries: 2,
    box: 1,
    due: "2026-11-18",
  });
  assert.deepEqual(state.ideas, {});
});

for (const [name, text] of Object.entries(DAMAGED)) {
  test(`damaged: ${name}`, () => assert.deepEqual(parse(text), { state: EMPTY, problem: "damaged" }));
}

test("one damaged item does not cost the others", () => {
  const text = FIRST_SHAPE.replace('"items":{', '"items":{"broken":7,"list":[],"none":null,');
  assert.deepEqual(parse(text), { state: parse(FIRST_SHAPE).state, problem: "damaged" });
});

test("a newer schema is not ours to read, whatever it looks like", () => {
  for (const text of ['{"schema":3,"items":{}}', '{"schema":3,"answers":[]}', '{"schema":10}']) {
    assert.deepEqual(parse(text), { state: EMPTY, problem: "newer" });
  }
});

test("unknown ids and unknown fields survive a round trip", () => {
  const state = {
    schema: 2,
    exams: [{ seed: 7 }],
    items: { "from-another-version": { grade: 3 }, ...parse(FIRST_SHAPE).state.items },
    ideas: { "from-another-version": { depth: 3 } },
  };
  assert.deepEqual(parse(JSON.stringify(state)), { state, problem: null });
  const after = record(state, { ...right, id: "new-one" }, FRIDAY);
  assert.deepEqual(after.exams, state.exams);
  assert.deepEqual(after.items["from-another-version"], state.items["from-another-version"]);
});

// ---- find and record

test("an item that this version cannot read is passed over, and kept when it is answered", () => {
  const state = { ...EMPTY, items: { "utm-case-split": { grade: 3 } } };
  assert.equal(knows(state, "utm-case-split"), false);
  assert.equal(find(state, "utm-case-split", 1), undefined);
  assert.deepEqual(record(state, right, MONDAY).items["utm-case-split"], {
    grade: 3,
    rev: 1,
    first: attempt(true, ["two-rows"], MONDAY),
    last: attempt(true, ["two-rows"], MONDAY),
    tries: 1,
    box: 1,
    due: "2026-11-17",
  });
});

test("ids that every object inherits are not found until they are answered", () => {
  for (const id of ["constructor", "to-string", "__proto__"]) {
    assert.equal(knows(EMPTY, id), false);
    const state = record(EMPTY, { ...right, id }, MONDAY);
    assert.equal(find(state, id, 1).tries, 1);
    assert.equal(find(parse(JSON.stringify(state)).state, id, 1).tries, 1);
  }
});

test("the first attempt is recorded once, the last one each time", () => {
  const once = record(EMPTY, wrong, MONDAY);
  const twice = record(once, right, TUESDAY);
  const thrice = record(twice, wrong, FRIDAY);
  assert.deepEqual(find(thrice, "utm-case-split", 1), {
    rev: 1,
    first: attempt(false, ["one-row"], MONDAY),
    last: attempt(false, ["one-row"], FRIDAY),
    tries: 3,
    box: 1,
    due: "2026-11-21",
  });
});

test("recording changes neither the state nor the answer that were given", () => {
  const state = parse(FIRST_SHAPE).state;
  const answer = { id: "consent", rev: 1, ok: true, chosen: ["wording", "moment"], ideas: ["consent-is-forever"] };
  const after = record(state, answer, MONDAY);
  assert.deepEqual(state, parse(FIRST_SHAPE).state);
  assert.deepEqual(answer.chosen, ["wording", "moment"]);
  assert.deepEqual(find(after, "consent", 1).last.chosen, ["wording", "moment"]);
});

test("what another feature keeps beside the record stays", () => {
  const item = { ...parse(FIRST_SHAPE).state.items["utm-case-split"], note: "ask Mira" };
  assert.equal(record({ ...EMPTY, items: { "utm-case-split": item } }, right, FRIDAY).items["utm-case-split"].note, "ask Mira");
});

test("a revised question starts a record of its own and keeps the old one", () => {
  const old = parse(FIRST_SHAPE).state;
  assert.equal(find(old, "utm-case-split", 2), undefined);
  assert.equal(knows(old, "utm-case-split"), true);
  const revised = record(old, { ...right, rev: 2 }, FRIDAY);
  assert.deepEqual(revised.items["utm-case-split"], {
    rev: 2,
    first: attempt(true, ["two-rows"], FRIDAY),
    last: attempt(true, ["two-rows"], FRIDAY),
    tries: 1,
    box: 1,
    due: "2026-11-21",
    earlier: [old.items["utm-case-split"]],
  });
  assert.deepEqual(find(revised, "utm-case-split", 1), old.items["utm-case-split"]);
});

test("an older version of the site adds to its own revision, and the newer one stays in front", () => {
  const revised = record(parse(FIRST_SHAPE).state, { ...right, rev: 2 }, TUESDAY);
  const after = record(revised, wrong, FRIDAY);
  assert.equal(after.items["utm-case-split"].rev, 2);
  assert.equal(find(after, "utm-case-split", 2).tries, 1);
  assert.equal(find(after, "utm-case-split", 1).tries, 3);
});

// ---- merge and changes

test("merging keeps the earliest first attempt and the latest last one, whichever side they are on", () => {
  const phone = record(record(EMPTY, wrong, MONDAY), wrong, TUESDAY);
  const desk = record(EMPTY, right, FRIDAY);
  for (const merged of [merge(phone, desk), merge(desk, phone)]) {
    assert.deepEqual(find(merged, "utm-case-split", 1), {
      rev: 1,
      first: attempt(false, ["one-row"], MONDAY),
      last: attempt(true, ["two-rows"], FRIDAY),
      tries: 2,
      box: 1,
      due: "2026-11-21",
    });
  }
});

test("merging a state with itself changes nothing", () => {
  const state = record(parse(FIRST_SHAPE).state, { ...right, rev: 2 }, FRIDAY);
  assert.deepEqual(merge(state, state), state);
});

test("merging keeps the items and fields of both sides", () => {
  const met = (times, day) => ({ times, last: day.toISOString() });
  const mine = { ...EMPTY, exams: ["mine"], items: { here: { grade: 1 } }, ideas: { both: met(3, MONDAY), mine: met(1, MONDAY) } };
  const theirs = {
    ...EMPTY,
    days: 3,
    items: { there: { grade: 2 }, here: { note: "x" } },
    ideas: { both: met(2, FRIDAY), theirs: met(1, TUESDAY) },
  };
  assert.deepEqual(merge(mine, theirs), {
    schema: 2,
    exams: ["mine"],
    days: 3,
    items: { here: { grade: 1, note: "x" }, there: { grade: 2 } },
    ideas: { both: met(3, FRIDAY), mine: met(1, MONDAY), theirs: met(1, TUESDAY) },
  });
});

test("merging keeps every revision, the highest in front", () => {
  const merged = merge(record(EMPTY, wrong, MONDAY), record(EMPTY, { ...right, rev: 3 }, TUESDAY));
  assert.equal(merged.items["utm-case-split"].rev, 3);
  assert.deepEqual(merged.items["utm-case-split"].earlier.map(({ rev }) => rev), [1]);
});

test("a renamed question takes up its old record, which stays", () => {
  const before = record(record(EMPTY, wrong, MONDAY), { ...right, id: "other" }, TUESDAY);
  const renamed = { id: "case-split", former: ["never-used", "utm-case-split", "other"] };
  const after = adopted(before, [renamed, { id: "other", former: ["utm-case-split"] }]);
  assert.deepEqual(after.items["case-split"], before.items["utm-case-split"]);
  assert.deepEqual({ ...after.items, "case-split": undefined }, { ...before.items, "case-split": undefined });
  const answered = record(after, { ...right, id: "case-split" }, TUESDAY);
  assert.equal(answered.items["case-split"].first.ok, false);
  assert.equal(answered.items["case-split"].tries, 2);
  assert.deepEqual(answered.items["utm-case-split"], before.items["utm-case-split"]);
  assert.equal(adopted(answered, [renamed]), answered);
});

test("where there is nothing to take up, nothing is written", () => {
  const storage = fakeStorage();
  opened(storage).adopt([{ id: "case-split", former: ["utm-case-split", "constructor"] }]);
  assert.equal(storage.kept.size, 0);
});

test("a record that is taken up is stored and told", () => {
  const storage = fakeStorage();
  const told = [];
  opened(storage).add(wrong, MONDAY);
  const records = opened(storage, told);
  records.adopt([{ id: "case-split", former: [wrong.id] }]);
  records.adopt([{ id: "case-split", former: [wrong.id] }]);
  assert.deepEqual(told, ["case-split"]);
  assert.deepEqual(Object.keys(parse(storage.kept.get(KEY)).state.items), [wrong.id, "case-split"]);
});

test("changes names what was added, altered and removed", () => {
  const before = { schema: 1, items: { same: { a: 1 }, altered: { a: 1 }, removed: { a: 1 } } };
  const after = { schema: 1, items: { same: { a: 1 }, altered: { a: 2 }, added: { a: 1 } } };
  assert.deepEqual(changes(before, after), ["altered", "removed", "added"]);
});

// ---- Records: the same on a storage

test("an answer is stored under one key and told once", () => {
  const storage = fakeStorage();
  const told = [];
  const records = opened(storage, told);
  records.add(wrong, MONDAY);
  records.add(right, TUESDAY);
  assert.deepEqual([...storage.kept], [[KEY, JSON.stringify(record(record(EMPTY, wrong, MONDAY), right, TUESDAY))]]);
  assert.deepEqual(told, ["utm-case-split", "utm-case-split"]);
  assert.equal(records.problem, null);
});

test("looking alone writes nothing", () => {
  const storage = fakeStorage();
  assert.deepEqual(opened(storage).state, EMPTY);
  assert.equal(storage.kept.size, 0);
});

test("two tabs do not overwrite each other, and each is told of the other's answers", () => {
  const storage = fakeStorage();
  const told = [];
  const one = opened(storage, told);
  const two = opened(storage);
  two.add(wrong, MONDAY);
  one.refresh();
  assert.deepEqual(told, ["utm-case-split"]);
  one.add({ ...right, id: "consent" }, TUESDAY);
  two.add(right, TUESDAY);
  assert.deepEqual(Object.keys(one.state.items), ["utm-case-split", "consent"]);
});

test("when another tab clears everything, the learner's wish is followed", () => {
  const storage = fakeStorage({ [KEY]: FIRST_SHAPE });
  const told = [];
  const records = opened(storage, told);
  storage.kept.clear();
  records.refresh();
  assert.deepEqual(told, ["utm-case-split"]);
  assert.deepEqual(records.state, EMPTY);
});

test("damaged text is set aside before the key is used again", () => {
  const storage = fakeStorage({ [KEY]: DAMAGED["cut off"] });
  const records = opened(storage);
  assert.equal(records.problem, "damaged");
  assert.equal(storage.kept.get(DAMAGED_KEY), DAMAGED["cut off"]);
  records.add(right, MONDAY);
  assert.equal(find(opened(storage).state, "utm-case-split", 1).tries, 1);
});

test("a second damage does not overwrite the first", () => {
  const storage = fakeStorage({ [KEY]: "second", [DAMAGED_KEY]: "first" });
  opened(storage);
  assert.equal(storage.kept.get(DAMAGED_KEY), "first\nsecond");
});

test("if the damaged text cannot be set aside, it is left where it is", () => {
  const storage = fakeStorage({ [KEY]: DAMAGED["cut off"] }, ["setItem"]);
  const records = opened(storage);
  records.add(right, MONDAY);
  assert.equal(records.problem, "memory");
  assert.equal(storage.kept.get(KEY), DAMAGED["cut off"]);
  assert.equal(find(records.state, "utm-case-split", 1).tries, 1);
});

test("a newer schema is left untouched, and answers last in memory", () => {
  const newer = '{"schema":3,"items":{}}';
  const storage = fakeStorage({ [KEY]: newer });
  const records = opened(storage);
  records.add(right, MONDAY);
  assert.equal(records.problem, "newer");
  assert.deepEqual([...storage.kept], [[KEY, newer]]);
  assert.equal(find(records.state, "utm-case-split", 1).tries, 1);
});

test("a storage that may not be opened, read or written leaves the learner with memory", () => {
  const forbidden = () => {
    throw new Error("SecurityError");
  };
  const closed = new Records(forbidden, () => {});
  for (const records of [closed, opened(fakeStorage({}, ["getItem"])), opened(fakeStorage({}, ["setItem"]))]) {
    records.add(wrong, MONDAY);
    records.add(right, TUESDAY);
    assert.equal(records.problem, "memory");
    assert.equal(find(records.state, "utm-case-split", 1).tries, 2);
  }
});

test("a storage that fills up later keeps what was read from it", () => {
  const failing = [];
  const storage = fakeStorage({ [KEY]: FIRST_SHAPE }, failing);
  const records = opened(storage);
  failing.push("setItem");
  records.add({ ...right, id: "consent" }, FRIDAY);
  assert.deepEqual(Object.keys(records.state.items), ["utm-case-split", "consent"]);
  assert.equal(records.problem, "memory");
});

test("what could not be kept for want of room is kept once there is some", () => {
  const failing = [];
  const storage = fakeStorage({ [KEY]: FIRST_SHAPE }, failing);
  const records = opened(storage);
  failing.push("setItem");
  records.add({ ...right, id: "consent" }, FRIDAY);
  failing.pop();
  records.update(({ items: { consent }, ...state }) => ({ ...state, items: { consent } }));
  assert.equal(records.problem, null);
  assert.deepEqual(Object.keys(opened(storage).state.items), ["consent"]);
});

test("what another tab wrote while there was no room stays", () => {
  const failing = [];
  const storage = fakeStorage({ [KEY]: FIRST_SHAPE }, failing);
  const records = opened(storage);
  failing.push("setItem");
  records.add({ ...right, id: "consent" }, FRIDAY);
  failing.pop();
  storage.kept.delete(KEY);
  records.add({ ...right, id: "other" }, FRIDAY);
  assert.equal(records.problem, "memory");
  assert.equal(storage.kept.has(KEY), false);
});

test("damaged text that could not be set aside is never overwritten", () => {
  const failing = ["setItem"];
  const storage = fakeStorage({ [KEY]: DAMAGED["cut off"] }, failing);
  const records = opened(storage);
  failing.pop();
  records.add(right, MONDAY);
  assert.equal(storage.kept.get(KEY), DAMAGED["cut off"]);
});

test("an import is joined, stored and told", () => {
  const storage = fakeStorage();
  const told = [];
  const records = opened(storage, told);
  records.add({ ...right, id: "consent" }, FRIDAY);
  assert.equal(bringIn(records, FIRST_SHAPE), null);
  assert.deepEqual(Object.keys(opened(storage).state.items), ["consent", "utm-case-split"]);
  assert.deepEqual(told, ["consent", "utm-case-split"]);
});

test("an import that cannot be read whole changes nothing", () => {
  const storage = fakeStorage({ [KEY]: FIRST_SHAPE });
  const records = opened(storage);
  for (const text of [...Object.values(DAMAGED), '{"schema":3,"items":{}}', '{"schema":1,"items":{"broken":7}}']) {
    assert.ok(bringIn(records, text));
  }
  assert.deepEqual([...storage.kept], [[KEY, FIRST_SHAPE]]);
  assert.equal(records.problem, null);
});

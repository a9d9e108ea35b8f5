// Proves that no answer is lost or misread: by damage, another device or another version of the site.
import assert from "node:assert/strict";
import { test } from "node:test";

import { merge } from "../../generator/mopscert/web/exchange.js";
import { adopted, changes, find, knows, parse, record } from "../../generator/mopscert/web/records.js";
import { DAMAGED, EMPTY, FIRST_SHAPE, FRIDAY, MONDAY, TUESDAY, attempt, right, wrong } from "./given.js";

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

test("changes names what was added, altered and removed", () => {
  const before = { schema: 1, items: { same: { a: 1 }, altered: { a: 1 }, removed: { a: 1 } } };
  const after = { schema: 1, items: { same: { a: 1 }, altered: { a: 2 }, added: { a: 1 } } };
  assert.deepEqual(changes(before, after), ["altered", "removed", "added"]);
});

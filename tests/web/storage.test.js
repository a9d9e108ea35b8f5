// Proves that no answer is lost where a browser keeps it: by another tab, damaged text, or a full or forbidden storage.
import assert from "node:assert/strict";
import { test } from "node:test";

import { bringIn } from "../../generator/mopscert/web/exchange.js";
import { DAMAGED_KEY, KEY, Records, find, parse, record } from "../../generator/mopscert/web/records.js";
import { DAMAGED, EMPTY, FIRST_SHAPE, FRIDAY, MONDAY, TUESDAY, fakeStorage, opened, right, wrong } from "./given.js";

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

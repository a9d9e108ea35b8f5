// Proves when a question comes back, and how often a wrong idea was met.
import assert from "node:assert/strict";
import { test } from "node:test";

import { GAPS, dayOf, record } from "../../generator/mopscert/web/records.js";

const EMPTY = { schema: 2, items: {}, ideas: {} };
const wrong = { id: "utm-case-split", rev: 1, ok: false, chosen: ["one-row"] };
const right = { id: "utm-case-split", rev: 1, ok: true, chosen: ["two-rows"] };

const ON = (day) => new Date(`${day}T20:00:00`);

test("a right answer moves on one box when it is due, and not before", () => {
  let state = record(EMPTY, right, ON("2026-11-16"));
  const box = () => [state.items[right.id].box, state.items[right.id].due];
  assert.deepEqual(box(), [1, "2026-11-17"]);
  state = record(state, right, ON("2026-11-16"));
  assert.deepEqual(box(), [1, "2026-11-17"], "practising twice on one day proves nothing");
  let day = "2026-11-17";
  for (const [number, gap] of [...GAPS.entries()].slice(1)) {
    state = record(state, right, ON(day));
    day = dayOf(ON(day), gap);
    assert.deepEqual(box(), [number + 1, day]);
  }
  state = record(state, right, ON(day));
  assert.deepEqual(box(), [5, dayOf(ON(day), 60)], "the last box keeps it");
  state = record(state, wrong, ON(day));
  assert.deepEqual(box(), [1, dayOf(ON(day), 1)], "a wrong answer sends it back, whenever it comes");
});

test("a day that lies beyond its box, as after a clock that was ahead, holds nothing back", () => {
  const ahead = record(EMPTY, right, ON("2027-11-16"));
  const state = record(ahead, right, ON("2026-11-16"));
  assert.deepEqual([state.items[right.id].box, state.items[right.id].due], [2, "2026-11-19"]);
});

test("days are those of the learner's calendar, over the ends of months and years", () => {
  assert.equal(dayOf(new Date(2026, 11, 31, 23, 59), 1), "2027-01-01");
  assert.equal(dayOf(new Date(2028, 1, 28), 1), "2028-02-29");
});

test("each meeting of a wrong idea is counted", () => {
  const once = record(EMPTY, { ...wrong, ideas: ["rows-add-up", "case-is-cosmetic"] }, ON("2026-11-16"));
  const twice = record(once, { ...wrong, id: "other", ideas: ["rows-add-up"] }, ON("2026-11-17"));
  assert.deepEqual(twice.ideas, {
    "rows-add-up": { times: 2, last: ON("2026-11-17").toISOString() },
    "case-is-cosmetic": { times: 1, last: ON("2026-11-16").toISOString() },
  });
});

// Proves that a run follows from its answers, and that what is kept of dialogues is counted, joined and forgotten rightly.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ended, heldOf, reached, said } from "../../generator/mopscert/web/dialogue-held.js";
import { common, isWell, nearest, replay, signed } from "../../generator/mopscert/web/dialogue-run.js";
import { merge } from "../../generator/mopscert/web/exchange.js";
import { without } from "../../generator/mopscert/web/overview.js";

const EARLY = new Date("2026-11-20T09:00:00Z");
const LATE = new Date("2026-11-21T09:00:00Z");
const [early, late] = [EARLY, LATE].map((each) => each.toISOString());
const EMPTY = { schema: 2, items: {}, ideas: {} };
const joined = (mine, theirs) => merge({ ...EMPTY, dialogues: mine }, { ...EMPTY, dialogues: theirs }).dialogues;
const TICKET = { ids: ["ticket", "old-ticket"], rev: 2 };

const option = (moves, next) => ({ moves, next });
const TALK = {
  start: "a",
  levels: [0, -1, 0],
  nodes: new Map([
    ["a", [option([1, 0, -2], "b"), option([0, 2, 0], "b"), option([0, 0, 1], "a")]],
    ["b", [option([0, 0, 2], "x"), option([-1, 1, 0], "y"), option([0, 0, 0], "a")]],
  ]),
};

test("a run stands where its answers lead, and its levels are sums", () => {
  assert.deepEqual(replay(TALK, []), { at: "a", levels: [0, -1, 0], steps: [], over: false });
  const run = replay(TALK, [2, 0, 0]);
  assert.deepEqual([run.at, run.levels, run.over], ["x", [1, -1, 1], true]);
  assert.deepEqual(run.steps.map(({ from, at }) => [from, at]), [["a", "a"], ["a", "b"], ["b", "x"]]);
  assert.deepEqual(run.steps.map(({ levels }) => levels), [[0, -1, 1], [1, -1, -1], [1, -1, 1]]);
  assert.deepEqual(replay(TALK, [1, 2]).levels, [0, 1, 0]);
});

test("a run ends well at zero or above", () => {
  assert.ok(isWell([0, 0, 0]));
  assert.ok(!isWell([3, -1, 3]));
  assert.deepEqual([2, 0, -1].map(signed), ["+2", "0", "−1"]);
});

test("a run is compared with the one that it parted from last", () => {
  assert.equal(common([0, 1, 2], [0, 1, 1]), 2);
  assert.equal(common([0, 1], [0, 1, 1]), 2);
  assert.deepEqual(nearest([[0, 1], [1, 1], [0, 2]]), { number: 0, last: 1 });
  assert.deepEqual(nearest([[0, 1], [0, 2], [2]]), { number: 1, last: 0 });
});

test("ends are counted, and the first run that ended well stays the first", () => {
  let state = ended(EMPTY, TICKET, { end: "constructor", well: false }, EARLY);
  assert.deepEqual(state.dialogues, { ticket: { rev: 2, ends: { constructor: { times: 1, last: early } } } });
  state = ended(state, TICKET, { end: "constructor", well: true }, EARLY);
  state = ended(state, TICKET, { end: "two-dates", well: true }, LATE);
  const { ends, well } = state.dialogues.ticket;
  assert.deepEqual(ends, { constructor: { times: 2, last: early }, "two-dates": { times: 1, last: late } });
  assert.equal(well, early);
  assert.deepEqual(reached(state.dialogues.ticket, 2).ends.length, 2);
});

test("runs at an earlier revision no longer count, the sentence stays, and a later revision is not touched", () => {
  const before = said(ended(EMPTY, { ...TICKET, rev: 1 }, { end: "old", well: true }, EARLY), TICKET, "Today.", EARLY);
  assert.deepEqual(reached(heldOf(before, TICKET.ids), 2), { ends: [], well: false });
  const after = ended(before, TICKET, { end: "new", well: false }, LATE);
  const now = { rev: 2, ends: { new: { times: 1, last: late } }, sentence: "Today.", said: early };
  assert.deepEqual(after.dialogues.ticket, now);
  assert.equal(ended(after, { ...TICKET, rev: 1 }, { end: "old", well: true }, LATE), after);
});

test("what was kept under a former id is taken up, and stays where it is", () => {
  const before = said(EMPTY, { ids: ["old-ticket"] }, "Today.", EARLY);
  assert.equal(heldOf(before, TICKET.ids).sentence, "Today.");
  const after = ended(before, TICKET, { end: "x", well: false }, LATE);
  assert.deepEqual(Object.keys(after.dialogues), ["old-ticket", "ticket"]);
  assert.equal(after.dialogues.ticket.sentence, "Today.");
  assert.deepEqual(without(after, TICKET.ids, "dialogues").dialogues, {});
  assert.deepEqual(without(after, ["other"], "dialogues"), after);
  assert.equal(without(EMPTY, TICKET.ids, "dialogues"), EMPTY);
});

test("a sentence is replaced and removed", () => {
  const first = said(EMPTY, TICKET, "Today.", EARLY);
  assert.deepEqual(first.dialogues.ticket, { sentence: "Today.", said: early });
  assert.deepEqual(said(first, TICKET, "Now.", LATE).dialogues.ticket, { sentence: "Now.", said: late });
  assert.deepEqual(said(first, TICKET, "", LATE).dialogues.ticket, {});
});

test("damaged groups are passed over", () => {
  for (const dialogues of [undefined, null, 7, [], { ticket: null, "old-ticket": 3 }]) {
    assert.deepEqual(heldOf({ ...EMPTY, dialogues }, TICKET.ids), {});
    for (const whole of [joined(dialogues, { ticket: { rev: 1 } }), joined({ ticket: { rev: 1 } }, dialogues)]) {
      assert.deepEqual(whole.ticket, { rev: 1 });
    }
    assert.deepEqual(Object.keys(ended({ ...EMPTY, dialogues }, TICKET, { end: "x", well: true }, LATE).dialogues), ["ticket"]);
  }
  assert.deepEqual(reached({ rev: 1, ends: { x: null } }, 1), { ends: [], well: false });
});

test("two sides in one: nothing is lost, nothing is counted twice, whichever is brought in", () => {
  const here = {
    a: { rev: 1, ends: { x: { times: 3, last: early }, y: { times: 1, last: late } }, well: late, sentence: "b", said: late },
    b: { rev: 2, ends: { new: { times: 1, last: early } }, unknown: 7 },
    c: { sentence: "only here", said: early },
  };
  const there = {
    a: { rev: 1, ends: { x: { times: 2, last: late }, z: { times: 1, last: early } }, well: early, sentence: "a", said: early },
    b: { rev: 1, ends: { old: { times: 9, last: late } }, well: late, sentence: "kept", said: early },
    d: { rev: 1, ends: {} },
  };
  const whole = {
    a: {
      rev: 1,
      ends: { x: { times: 3, last: late }, y: { times: 1, last: late }, z: { times: 1, last: early } },
      well: early,
      sentence: "b",
      said: late,
    },
    b: { rev: 2, ends: { new: { times: 1, last: early } }, unknown: 7, sentence: "kept", said: early },
    c: here.c,
    d: there.d,
  };
  assert.deepEqual(joined(here, there), whole);
  assert.deepEqual(joined(there, here), whole);
  assert.deepEqual(joined(whole, whole), whole);
});

// Proves that answers travel whole or not at all, and that what is kept of diagnostics cannot be damaged.
import assert from "node:assert/strict";
import { test } from "node:test";

import { MARK, decode, encode } from "../../generator/mopscert/web/diagnostic-link.js";
import { csvOf, planTable } from "../../generator/mopscert/web/diagnostic-report.js";
import { savedOf, soundAnswers, withResult, withoutResult } from "../../generator/mopscert/web/diagnostic-saved.js";

const SHEET = {
  id: "queue",
  version: "2-00c0ffee",
  fields: [
    { key: "now.rules", values: ["0", "1", "2"], needed: true },
    { key: "who", values: ["me", "you"], needed: true },
    { key: "tip.x", values: ["0", "1"], needed: false },
  ],
  notes: ["note.x"],
};
const ANSWERS = { "now.rules": "2", who: "you" };

test("answers come back as they were sent, the open ones open", () => {
  assert.equal(encode(SHEET, ANSWERS), "2-00c0ffee.21-");
  assert.deepEqual(decode(SHEET, `${MARK}2-00c0ffee.21-`), { answers: ANSWERS });
  assert.deepEqual(decode(SHEET, MARK + encode(SHEET, {})), { answers: {} });
});

test("what was written beside the answers stays out of the link", () => {
  assert.equal(encode(SHEET, { ...ANSWERS, "note.x": "secret" }), encode(SHEET, ANSWERS));
});

test("a fragment that is about something else is nobody's business", () => {
  for (const fragment of ["", "#", "#questions", "#answer=1"]) assert.equal(decode(SHEET, fragment), null);
});

test("a link of another version is stale", () => {
  for (const code of ["1-00c0ffee.21-", "2-00c0ffef.21-"]) assert.deepEqual(decode(SHEET, MARK + code), { problem: "stale" });
});

test("whatever is out of range, too long, too short or no code at all is damaged", () => {
  const texts = ["", "2-00c0ffee", "2-00c0ffee.", "2-00c0ffee.31-", "2-00c0ffee.2-", "2-00c0ffee.21--", "2-00c0ffee.2z-"];
  texts.push("<img src=x>", "%3Cscript%3E", "__proto__", "2-00c0ffee.21\u0000", "2-00c0ffee.21\n", "9".repeat(1_000_000));
  for (const text of texts) assert.deepEqual(decode(SHEET, MARK + text), { problem: "damaged" }, text.slice(0, 40));
});

test("of kept answers only those are taken that the sheet allows", () => {
  const held = { ...ANSWERS, "now.rules": "7", "note.x": "line", "note.y": "no", __proto__: null, more: ["x"], who: "you" };
  assert.deepEqual(soundAnswers(SHEET, held), { who: "you", "note.x": "line" });
  assert.deepEqual(soundAnswers(SHEET, { "note.x": "x".repeat(2001) }), {});
  for (const nothing of [undefined, null, 3, "text"]) assert.deepEqual(soundAnswers(SHEET, nothing), {});
});

test("results are added and taken out, and other groups are left alone", () => {
  const before = { schema: 2, items: {}, dialogues: { a: {} } };
  const after = withResult(before, SHEET, "2026", ANSWERS, new Date("2026-11-22T09:00:00Z"));
  const [kept] = savedOf(after, SHEET);
  assert.deepEqual([kept.label, kept.at, kept.fits, kept.answers], ["2026", "2026-11-22T09:00:00.000Z", true, ANSWERS]);
  assert.deepEqual(after.dialogues, before.dialogues);
  assert.deepEqual(savedOf(withoutResult(after, SHEET, kept.id), SHEET), []);
});

test("a result of an earlier version is kept and does not fit", () => {
  const after = withResult({}, { ...SHEET, version: "1-0" }, "old", ANSWERS, new Date(0));
  assert.deepEqual(savedOf(after, SHEET).map(({ fits }) => fits), [false]);
});

test("what was saved before a renaming stays, and can be taken out", () => {
  const before = withResult({}, { ...SHEET, id: "row" }, "then", ANSWERS, new Date(1));
  const renamed = { ...SHEET, aliases: ["row"] };
  const both = withResult(before, renamed, "now", ANSWERS, new Date(2));
  assert.deepEqual(savedOf(before, renamed).map(({ label }) => label), ["then"]);
  assert.deepEqual(savedOf(both, renamed).map(({ label }) => label), ["then", "now"]);
  assert.deepEqual(Object.keys(both.diagnostics), [SHEET.id]);
  assert.deepEqual(savedOf(withoutResult(both, renamed, savedOf(both, renamed)[0].id), renamed).map(({ label }) => label), ["now"]);
});

test("a damaged store is passed over and not removed", () => {
  for (const saved of [null, "text", [null, 3, { at: 1 }]]) {
    const state = { diagnostics: { queue: { saved } } };
    assert.deepEqual(savedOf(state, SHEET), []);
  }
  const state = { diagnostics: { queue: { saved: [{ odd: true }] } } };
  assert.equal(withResult(state, SHEET, "x", {}, new Date(0)).diagnostics.queue.saved.length, 2);
  for (const diagnostics of [undefined, {}, { queue: null }]) assert.deepEqual(savedOf({ diagnostics }, SHEET), []);
});

test("a table for spreadsheets quotes what must be quoted and holds no formula", () => {
  const table = [["a", 'say "b", c', "=1+1"], [-1, "-x", undefined]];
  assert.equal(csvOf(table), "a,\"say \"\"b\"\", c\",'=1+1\r\n-1,'-x,\r\n");
});

test("a plan has a row a dimension, with what its phase says", () => {
  const sheet = { dimensions: [{ id: "d", title: "D" }, { id: "e", title: "E" }], phases: [{ id: "p", title: "P" }], plan: [{ id: "s", title: "S" }] };
  const found = { gap: 1, now: 1, target: 2, importance: 2, priority: 2 };
  const result = { dimensions: [{ id: "d", phase: "p", ...found }, { id: "e", phase: null, ...found }] };
  assert.deepEqual(planTable(sheet, result, { "note.p.s": "hire" }, ["h"]), [
    ["h", "S"],
    ["D", 1, 2, 1, 2, 2, "P", "hire"],
    ["E", 1, 2, 1, 2, 2, undefined, undefined],
  ]);
});

// Proves how long what was begun is kept, and that nothing odd in the storage stops it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { drafted, isLive } from "../../generator/mopscert/web/drafts.js";
import { without } from "../../generator/mopscert/web/overview.js";
import { record } from "../../generator/mopscert/web/records.js";

const EMPTY = { schema: 2, items: {}, ideas: {} };
const NOW = new Date("2026-11-16T09:00:00Z");
const begun = drafted(EMPTY, "utm-case-split", 1, ["one-row"]);

test("a draft holds until the question is checked", () => {
  const draft = begun.drafts["utm-case-split"];
  assert.deepEqual(draft, { rev: 1, tries: 0, typed: ["one-row"] });
  assert.ok(isLive(begun, "utm-case-split", draft));
  const after = record(begun, { id: "utm-case-split", rev: 1, ok: false, chosen: ["one-row"] }, NOW);
  assert.ok(!isLive(after, "utm-case-split", draft));
  assert.deepEqual(drafted(after, "other", 2, []).drafts, { other: { rev: 2, tries: 0, typed: [] } });
  assert.equal(drafted(after, "utm-case-split", 1, ["two-rows"]).drafts["utm-case-split"].tries, 1);
});

test("what is no draft is dropped, whatever it is", () => {
  for (const drafts of ["text", [1], { other: null, another: { typed: "x" } }, null]) {
    assert.deepEqual(drafted({ ...EMPTY, drafts }, "a", 1, []).drafts, { a: { rev: 1, tries: 0, typed: [] } });
  }
});

test("what is forgotten is forgotten with what was begun", () => {
  assert.deepEqual(without(begun, ["utm-case-split"]), { ...EMPTY, drafts: {} });
  assert.deepEqual(without(EMPTY, ["utm-case-split"]), EMPTY);
});

// Proves that a file brings in what it holds, damages nothing, and that forgetting takes no more than was asked.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { bringIn, merge, news } from "../../generator/mopscert/web/exchange.js";
import { without } from "../../generator/mopscert/web/overview.js";
import { KEY, Records, SCHEMA, find, parse } from "../../generator/mopscert/web/records.js";

const FIXTURES = new URL("fixtures/", import.meta.url);
const shape = (schema) => readFileSync(new URL(`progress-${schema}.json`, FIXTURES), "utf8");

/** Records in a storage of their own, which holds a text. */
function opened(text) {
  const kept = new Map(text ? [[KEY, text]] : []);
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  return { kept, records: new Records(() => storage, () => {}) };
}

test("there is a file of every schema that was ever written", () => {
  const wanted = Array.from({ length: SCHEMA }, (_, index) => `progress-${index + 1}.json`);
  assert.deepEqual(readdirSync(FIXTURES).sort(), wanted);
});

for (let schema = 1; schema <= SCHEMA; schema += 1) {
  test(`a file of schema ${schema} is brought in, and kept in the current one`, () => {
    const { kept, records } = opened(null);
    assert.equal(bringIn(records, shape(schema)), null);
    const stored = JSON.parse(kept.get(KEY));
    assert.equal(stored.schema, SCHEMA);
    assert.deepEqual(find(stored, "utm-case-split", 1).first.chosen, ["one-row"]);
    assert.equal(find(stored, "utm-case-split", 1).box, 1);
  });
}

test("what another release has kept comes back from its export", () => {
  const { records } = opened(shape(2));
  const file = JSON.stringify(records.state);
  const empty = opened(null);
  bringIn(empty.records, file);
  assert.deepEqual(empty.records.state, JSON.parse(shape(2)));
});

for (const [name, text, problem] of [
  ["damaged", shape(2).slice(0, 200), "damaged"],
  ["foreign", '{"name": "a package", "version": "1.0.0"}', "damaged"],
  ["partly damaged", '{"schema": 2, "items": {"utm-case-split": 7}, "ideas": {}}', "damaged"],
  ["newer", `{"schema": ${SCHEMA + 1}, "items": {}}`, "newer"],
]) {
  test(`a ${name} file changes nothing and says why`, () => {
    const { kept, records } = opened(shape(2));
    assert.equal(bringIn(records, text), problem);
    assert.equal(kept.get(KEY), shape(2));
    assert.deepEqual([...kept.keys()], [KEY]);
  });
}

test("an import leaves unknown keys of both sides alone", () => {
  const { state: mine } = parse(shape(2));
  const theirs = { ...parse(shape(1)).state, forms: { "associate-1": {} } };
  const merged = merge(mine, theirs);
  assert.deepEqual(merged["another-release"], { kept: true });
  assert.deepEqual(merged.forms, { "associate-1": {} });
});

test("an import keeps the saved results of both sides, each once", () => {
  const saved = (id, at) => ({ id, at, label: id, version: "1-0", answers: {} });
  const holding = (...entries) => ({ ...parse(null).state, diagnostics: { "org-home": { saved: entries } } });
  const [a, b] = [saved("a", "2026-01-01T09:00:00.000Z"), saved("b", "2026-02-01T09:00:00.000Z")];
  const merged = merge(holding(b), holding(a, b));
  assert.deepEqual(merged.diagnostics, { "org-home": { saved: [a, b] } });
  assert.equal(news(holding(b), merged).diagnostics, 1);
  assert.deepEqual(merge(holding(a), { ...holding(), diagnostics: { "org-home": { saved: "x" } } }).diagnostics["org-home"].saved, [a]);
});

test("an import joins dialogues", () => {
  const { state: mine } = parse(shape(2));
  const held = { rev: 1, ends: {}, sentence: "Today.", said: "2026-11-20T09:00:00.000Z" };
  const theirs = { ...parse(null).state, dialogues: { "beyond-the-ticket": held } };
  assert.deepEqual(merge(mine, theirs).dialogues, theirs.dialogues);
  assert.deepEqual(merge(theirs, mine).dialogues, theirs.dialogues);
  assert.equal(merge(mine, mine).dialogues, undefined);
  assert.deepEqual(news(mine, merge(mine, theirs)), { items: 0, forms: 0, ideas: 0, dialogues: 1, labs: 0, diagnostics: 0 });
});

test("forgetting takes the questions that were named, with all their revisions, and nothing else", () => {
  const { state } = parse(shape(2));
  const two = { ...state, items: { ...state.items, other: state.items["utm-case-split"] } };
  const before = structuredClone(two);
  const after = without(two, ["utm-case-split", "unknown"]);
  assert.deepEqual(Object.keys(after.items), ["other"]);
  assert.deepEqual({ ...after, items: {} }, { ...two, items: {} });
  assert.deepEqual(two, before);
});

test("what is new is counted by what it is", () => {
  const before = parse(shape(2)).state;
  assert.deepEqual(news(before, before), { items: 0, forms: 0, ideas: 0, dialogues: 0, labs: 0, diagnostics: 0 });
  const form = { level: "associate", seed: "abcdefgh", at: "2026-11-20T09:00:00.000Z", items: [] };
  const forms = { ...before, forms: { ...before.forms, new: form } };
  assert.deepEqual(news(before, forms), { items: 0, forms: 1, ideas: 0, dialogues: 0, labs: 0, diagnostics: 0 });
  const met = { times: 1, last: "2026-11-20T09:00:00.000Z" };
  const ideas = { ...before, ideas: { ...before.ideas, constructor: met, new: met } };
  assert.deepEqual(news(before, ideas), { items: 0, forms: 0, ideas: 2, dialogues: 0, labs: 0, diagnostics: 0 });
  const lab = { rev: 1, tries: 1, logs: [] };
  assert.deepEqual(news(before, { ...before, labs: { "clean-contacts": lab } }), { items: 0, forms: 0, ideas: 0, dialogues: 0, labs: 1, diagnostics: 0 });
  assert.deepEqual(news(parse(null).state, parse(shape(1)).state), { items: 1, forms: 0, ideas: 0, dialogues: 0, labs: 0, diagnostics: 0 });
});

test("of two versions in which a module was read, the later one stays", () => {
  const mine = { ...parse(shape(2)).state, read: { here: { version: "1.9.0" }, both: { version: "1.10.0" } } };
  const theirs = { ...mine, read: { there: { version: "1.0.0" }, both: { version: "1.9.0" } } };
  const read = { here: { version: "1.9.0" }, there: { version: "1.0.0" }, both: { version: "1.10.0" } };
  assert.deepEqual(merge(mine, theirs).read, read);
  assert.deepEqual(merge(theirs, mine).read, read);
  assert.deepEqual(merge(mine, parse(shape(1)).state).read, mine.read);
  assert.deepEqual(without(mine, ["both"], "labs", "read").read, { here: { version: "1.9.0" } });
});

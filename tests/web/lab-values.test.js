// Proves that values are compared as what they mean, and that text that means nothing stays text.
import assert from "node:assert/strict";
import { test } from "node:test";

import { compared, isSame, toldValue, typed } from "../../generator/mopscert/web/lab-values.js";

const READ = [
  ["decimal", ["7", "7.0", "7,0", "+7", "7.", "0,7e1"], 7],
  ["decimal", ["1234.5", "1,234.5", "1.234,5", "1 234,5", "1\u202f234.5", "1'234.5"], 1234.5],
  ["decimal", ["-0.5", "-,5", "\u22120,5"], -0.5],
  ["integer", ["1234567", "1,234,567", "1.234.567", "1 234 567"], 1234567],
  ["integer", ["1050", "1,050", "1050.0"], 1050],
  ["boolean", ["true", "TRUE", "1", "t", "WAHR"], true],
  ["boolean", ["false", "False", "0", "no"], false],
  ["date", ["2026-10-01", "2026-10-01T00:00:00Z", "2026-10-01 00:00:00"], Date.UTC(2026, 9, 1)],
  ["timestamp", ["2026-10-01T12:00:00Z", "2026-10-01 12:00", "2026-10-01T14:00:00+02:00", "2026-10-01T10:00:00.000-0200"], Date.UTC(2026, 9, 1, 12)],
];

for (const [type, texts, value] of READ) {
  for (const text of texts) test(`${type} ${text}`, () => assert.equal(typed(text, type), value));
}

const UNREAD = { decimal: ["about 7", "1,2,3.4.5", "€ 7"], date: ["01/10/2026", "2026-02-30", "2026-13-01"], boolean: ["maybe"], timestamp: ["noon"] };
for (const [type, texts] of Object.entries(UNREAD)) {
  for (const text of texts) test(`no ${type}: ${text}`, () => assert.equal(typed(text, type), text));
}

test("fractions are the same that computers cannot tell apart, and whole numbers never", () => {
  assert.ok(isSame(0.1 + 0.2, 0.3));
  assert.ok(isSame(0.301, 0.3, 0.001));
  assert.ok(!isSame(0.3011, 0.3, 0.001));
  assert.ok(!isSame(1_000_000_000, 1_000_000_001));
});

test("values of different sorts stand in no order", () => {
  assert.ok(Number.isNaN(compared("11/05/2026", Date.UTC(2026, 5, 1))));
  assert.ok(Number.isNaN(compared(null, 1)));
});

test("moments are told as they are written", () => {
  assert.equal(toldValue(typed("2026-10-01 12:00", "timestamp"), "timestamp"), "2026-10-01T12:00:00Z");
  assert.equal(toldValue(typed("2026-10-01", "date"), "date"), "2026-10-01");
  assert.equal(toldValue("soon", "date"), "soon");
});

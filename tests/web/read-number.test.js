// Proves that a number is read as its writer meant it, whatever marks are used.
import assert from "node:assert/strict";
import { test } from "node:test";

import { readings } from "../../generator/mopscert/web/read-number.js";

const ONE = [
  ["12.5", 12.5, ""],
  ["12,5", 12.5, ""],
  [" 12,5 % ", 12.5, "%"],
  ["87.5percent", 87.5, "percent"],
  ["1.234.567", 1234567, ""],
  ["1,234,567.89", 1234567.89, ""],
  ["1.234.567,89", 1234567.89, ""],
  ["420 000 euros", 420000, "euros"],
  ["420\u202f000", 420000, ""],
  ["420’000 CHF", 420000, "CHF"],
  ["\u22123", -3, ""],
  ["+4", 4, ""],
  ["0.125", 0.125, ""],
  ["60.", 60, ""],
  ["60, please", 60, "please"],
];

for (const [text, value, unit] of ONE) {
  test(`one reading first: ${JSON.stringify(text)}`, () => assert.deepEqual(readings(text, ".")[0], { value, unit }));
}

test("a mark before three digits may group or part them, and the reader's own mark decides what comes first", () => {
  const values = (decimal) => readings("1.234 euros", decimal).map(({ value }) => value);
  assert.deepEqual(values("."), [1.234, 1234]);
  assert.deepEqual(values(","), [1234, 1.234]);
});

for (const text of ["", "  ", "about ten", ",5", "-", "%"]) {
  test(`no number: ${JSON.stringify(text)}`, () => assert.deepEqual(readings(text, "."), []));
}

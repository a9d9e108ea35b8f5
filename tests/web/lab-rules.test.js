// Proves each type of rule on a small table: what it passes, how much it finds at fault, and what it names.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Table } from "../../generator/mopscert/web/lab-columns.js";
import { judged, neededBy } from "../../generator/mopscert/web/lab-rules.js";
import { tableOf } from "../../generator/mopscert/web/lab-table.js";

const DECLARED = ["id", "team", "n", "day", "ok"];
const TYPES = new Map(Object.entries({ id: "text", team: "text", n: "decimal", day: "date", ok: "boolean" }));
const table = (text, format = "csv") => new Table(tableOf(text, format, new Set(DECLARED)), TYPES, ["id"]);
const HERE = table("id,team,n,day,ok\na,x,1,2026-01-01,true\nb,x,2,2026-01-02,false\nc,y,\"4,5\",,true\nd,Y,,soon,\n");
const THERE = table("id,team,total,n\na,x,3,1\nb,x,3,2\nc,y,4.5,4.5\n");

const ids = (...names) => names.map((id) => ({ row: "abcd".indexOf(id) + 1, values: [id] }));
const groups = (...all) => all.map((values) => ({ values }));
const found = (rule, other, here = HERE) => judged(rule, here, other, DECLARED);

// Rule, the other table, how much is at fault, and examples.
const CASES = {
  columns: [
    [{}, null, 0, []],
  ],
  row_count: [
    [{ expected: 4 }, null, 0, []],
    [{ expected: 6 }, null, 2, []],
    [{ max: 1, where: [{ column: "team", is: "equal", value: "x" }] }, null, 1, []],
    [{ min: 3, max: 4 }, null, 0, []],
  ],
  unique: [
    [{ columns: ["id"] }, null, 0, []],
    [{ columns: ["team"] }, null, 1, groups(["x"])],
    [{ columns: ["team"], ignore_case: true }, null, 2, groups(["x"], ["y"])],
    [{ columns: ["team", "n"] }, null, 0, []],
  ],
  not_null: [
    [{ columns: ["id", "team"] }, null, 0, []],
    [{ columns: ["n", "day"] }, null, 2, ids("c", "d")],
  ],
  allowed_values: [
    [{ column: "team", values: ["x", "y"] }, null, 1, ids("d")],
    [{ column: "team", values: ["x", "y"], ignore_case: true }, null, 0, []],
    [{ column: "n", values: [1, 2, 4.5] }, null, 0, []],
  ],
  pattern: [
    [{ column: "day", pattern: "\\d{4}-\\d\\d-\\d\\d" }, null, 1, ids("d")],
    [{ column: "team", pattern: "x|y" }, null, 1, ids("d")],
  ],
  range: [
    [{ column: "n", min: 1, max: 4.5 }, null, 0, []],
    [{ column: "n", min: 2 }, null, 1, ids("a")],
    [{ column: "day", max: "2026-01-01" }, null, 2, ids("b", "d")],
  ],
  aggregate: [
    [{ fn: "sum", column: "n", expected: 7.5 }, null, 0, []],
    [{ fn: "sum", column: "n", expected: 7 }, null, 0.5, []],
    [{ fn: "sum", column: "n", expected: 7, tolerance_percent: 10 }, null, 0, []],
    [{ fn: "mean", column: "n", expected: 2.5 }, null, 0, []],
    [{ fn: "median", column: "n", min: 2, max: 2 }, null, 0, []],
    [{ fn: "count_distinct", column: "team", expected: 3 }, null, 0, []],
    [{ fn: "count", where: [{ column: "ok", is: "equal", value: true }], expected: 2 }, null, 0, []],
    [{ fn: "min", column: "day", expected: "2026-01-01", where: [{ column: "id", is: "in", values: ["a", "b"] }] }, null, 0, []],
    [{ fn: "max", column: "n", expected: 5, tolerance: 0.4 }, null, 0.5, []],
    [{ fn: "sum", column: "id", expected: 0 }, null, 1, []],
  ],
  group_aggregate: [
    [{ by: ["team"], fn: "count", min: 1, max: 2 }, null, 0, []],
    [{ by: ["team"], fn: "count", expected: 1 }, null, 1, groups(["x"])],
    [{ by: ["team"], fn: "sum", column: "n", against_column: "total" }, THERE, 1, groups(["Y"])],
    [{ by: ["team"], fn: "max", column: "n", against_column: "total", compare: "at_most", where: [{ column: "n", is: "filled" }] }, THERE, 0, []],
    [{ by: ["team"], fn: "sum", column: "n", against_column: "total", where: [{ column: "team", is: "equal", value: "x" }] }, THERE, 1, groups(["y"])],
    [{ by: ["team"], fn: "max", column: "n", against_column: "total", compare: "at_least", where: [{ column: "team", is: "unequal", value: "Y" }] }, THERE, 1, groups(["x"])],
  ],
  row_match: [
    [{ by: ["id"], columns: ["n"] }, THERE, 0, []],
    [{ by: ["id"] }, THERE, 0, []],
    [{ by: ["id"] }, table("id,n,team\na,1.2,X\nz,1,x\n"), 2, ids("a")],
    [{ by: ["id"], tolerance: 0.2, ignore_case: true }, table("id,n,team\nA,1.2,X\n"), 0, []],
  ],
  set_equals: [
    [{ columns: ["id"], where: [{ column: "n", is: "filled" }] }, THERE, 0, []],
    [{ columns: ["id"] }, THERE, 1, ids("d")],
    [{ columns: ["id"], where: [{ column: "n", is: "at_most", value: 1 }] }, THERE, 2, []],
    [{ columns: ["team"], against_columns: ["id"], ignore_case: true }, table("id\nX\nY\n"), 0, []],
    [{ columns: ["id"], against_where: [{ column: "n", is: "more", value: 1 }] }, THERE, 2, ids("a", "d")],
  ],
  set_score: [
    [{ columns: ["id"], min_precision: 0.75, min_recall: 1 }, THERE, 0, []],
    [{ columns: ["id"], min_precision: 0.8, min_recall: 1 }, THERE, 1, ids("d")],
    [{ columns: ["id"], min_precision: 0, min_recall: 0.1, where: [{ column: "id", is: "blank" }] }, THERE, 3, []],
  ],
  join_none: [
    [{ columns: ["team"], against_columns: ["id"] }, THERE, 0, []],
    [{ columns: ["id"] }, THERE, 3, ids("a", "b", "c")],
  ],
  join_all: [
    [{ columns: ["id", "n"] }, THERE, 1, ids("d")],
    [{ columns: ["n"] }, THERE, 0, []],
  ],
  order: [
    [{ columns: ["id"], strict: true }, null, 0, []],
    [{ columns: ["id"], descending: true }, null, 3, ids("b", "c", "d")],
    [{ columns: ["team"], strict: true, where: [{ column: "n", is: "filled" }] }, null, 1, ids("b")],
    [{ columns: ["n"], by: ["team"], strict: true, where: [{ column: "n", is: "filled" }] }, null, 0, []],
  ],
  sum_conserved: [
    [{ column: "n", against_column: "n" }, THERE, 0, []],
    [{ column: "n", against_column: "total" }, THERE, 1, groups([])],
    [{ column: "n", against_column: "n", by: ["team"], where: [{ column: "n", is: "filled" }] }, THERE, 2, groups(["x"], ["y"])],
    [{ column: "n", against_column: "n", against_where: [{ column: "id", is: "equal", value: "c" }], tolerance: 3 }, THERE, 0, []],
  ],
  expression: [
    [{ holds: [{ column: "n", is: "less", value: 5 }], where: [{ column: "ok", is: "filled" }] }, null, 0, []],
    [{ holds: [{ column: "id", is: "unequal", other: "team" }, { column: "team", is: "lacks", value: "Y" }] }, null, 1, ids("d")],
    [{ holds: [{ column: "team", is: "matches", value: "[xy]" }] }, null, 1, ids("d")],
    [{ holds: [{ column: "id", is: "contains", value: "a" }] }, null, 3, ids("b", "c", "d")],
    [{ holds: [{ column: "ok", is: "not_in", values: [false] }, { column: "day", is: "at_least", value: "2026-01-01" }] }, null, 3, ids("b", "c", "d")],
  ],
};

for (const [type, cases] of Object.entries(CASES)) {
  cases.forEach(([rule, other, count, examples], number) => {
    test(`${type} ${number + 1}`, () => {
      const { count: counted, examples: named } = found({ type, ...rule }, other);
      assert.deepEqual([counted, named], [count, examples]);
    });
  });
}

test("columns: what is missing, what is too much, and what stands there twice", () => {
  const found = judged({ type: "columns" }, table("id,n,n,extra\n1,2,3,4\n"), undefined, DECLARED);
  assert.deepEqual(found, { count: 5, examples: groups(["team"], ["day"], ["ok"]) });
});

test("order: a row comes behind the one that it names", () => {
  const plan = table("id,team,n\na,,1\nb,a,1\nc,b,3\nd,z,4\n");
  const rule = { type: "order", item: "id", after: "team", columns: ["n"] };
  assert.deepEqual(judged(rule, plan), { count: 1, examples: ids("d") });
  assert.deepEqual(judged({ ...rule, strict: true }, plan), { count: 2, examples: ids("b", "d") });
});

const NOTE = table('{"n": {"a": [1, "2,5"]}, "codes": ["srm", "peek", "srm"], "ship": "no", "odd": null}', "json");
const JSON_CASES = [
  [{ path: "n.a[0]", expected: 1 }, true],
  [{ path: "n.a[1]", expected: 2.4, tolerance: 0.1 }, true],
  [{ path: "n.a[1]", expected: 2.4 }, false],
  [{ path: "n.a[0]", min: 0, max: 0.5 }, false],
  [{ path: "n.a[2]", min: 0 }, false],
  [{ path: "ship", expected: "no" }, true],
  [{ path: "ship", values: ["yes", "maybe"] }, false],
  [{ path: "ship", values: ["yes", "no"] }, true],
  [{ path: "codes", values: ["srm", "peek", "bots"], at_least: 2 }, true],
  [{ path: "codes", values: ["srm", "bots"], at_least: 2 }, false],
  [{ path: "odd.toString", expected: "x" }, false],
  [{ path: "codes.length", expected: 3 }, true],
];

for (const [rule, isFine] of JSON_CASES) {
  test(`json_value ${JSON.stringify(rule)}`, () => assert.equal(judged({ type: "json_value", ...rule }, NOTE).count, isFine ? 0 : 1));
}

test("three of many missing rows are named, and of few none, which would be the answer", () => {
  const many = table(`id\n${Array.from({ length: 31 }, (_, at) => `k${at}`).join("\n")}\n`);
  const rule = { type: "set_equals", columns: ["id"], where: [{ column: "id", is: "blank" }] };
  assert.deepEqual(judged(rule, HERE, many), { given: 0, wanted: 31, right: 0, count: 31, examples: groups(["k0"], ["k1"], ["k2"]) });
  assert.deepEqual(judged({ type: "row_match", by: ["id"], columns: ["id"] }, HERE, many).examples, groups(["k0"], ["k1"], ["k2"]));
});

test("a rule needs the columns that it looks at", () => {
  const rule = { columns: ["A"], by: ["b"], where: [{ column: "c", is: "equal", other: "d" }], holds: [{ column: "e", is: "blank" }] };
  assert.deepEqual(neededBy(rule), ["a", "b", "c", "d", "e"]);
});

test("a pattern is not tried on a value on which it could take for ever", () => {
  const long = table(`id,team\na,${"&u=".repeat(200000)}\n`);
  assert.equal(judged({ type: "pattern", column: "team", pattern: "(?!.*[?&](u)=.*[?&]\\1=).*" }, long).count, 1);
});

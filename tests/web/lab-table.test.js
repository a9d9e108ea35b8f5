// Proves that a table is the same table whatever program exported it, and that a broken one is told by where it breaks.
import assert from "node:assert/strict";
import { test } from "node:test";

import { tableOf } from "../../generator/mopscert/web/lab-table.js";

const EXPECTED = new Set(["id", "name"]);
const SAME = { names: ["id", "name"], rows: [["1", "Ann, B."], ["2", null], ["3", 'a\n"b"']] };

const WAYS = {
  commas: 'id,name\n1,"Ann, B."\n2,\n3,"a\n""b"""\n',
  "semicolons and CRLF": 'id;name\r\n1;Ann, B.\r\n2;\r\n3;"a\r\n""b"""\r\n',
  tabs: 'id\tname\n1\tAnn, B.\n2\t\n3\t"a\n""b"""',
  "a line that tells the separator": 'sep=;\r\nid;name\r\n1;Ann, B.\r\n2;\r\n3;"a\n""b"""\r\n',
  "case, spaces, blank lines and columns without a name": '\n ID , Name,,\n\n1,"Ann, B.",,\n2,,,\n,,,\n3,"a\n""b""",\n',
  "carriage returns alone": 'id,name\r1,"Ann, B."\r2\r3,"a\n""b"""',
  "all in quotation marks": '"id";"name"\n"1";"Ann, B."\n"2";""\n"3";"a\n""b"""\n',
};

for (const [name, text] of Object.entries(WAYS)) {
  test(`CSV with ${name}`, () => assert.deepEqual(tableOf(text, "csv", EXPECTED), SAME));
}

test("the separator is the one that gives the expected names", () => {
  const text = "name;id\n1,5;2,5;\n";
  assert.deepEqual(tableOf(text, "csv", EXPECTED), { names: ["name", "id"], rows: [["1,5", "2,5"]] });
});

test("accents are one, however they are composed", () => {
  assert.deepEqual(tableOf("id\ne\u0301", "csv", EXPECTED).rows, [["é"]]);
});

const BROKEN = [
  ["csv", 'id,name\n1,"Ann\n2,Bob\n', "unclosed", { line: 2 }],
  ["csv", "id,name\n1,Ann\n2,Bob,Ltd\n", "ragged", { row: 2, values: 3, columns: 2 }],
  ["csv", "Dear all\n", "no_table", {}],
  ["csv", `id${",".repeat(3000)}`, "wide", { most: 2000 }],
  ["csv", `id,name\n${"1,2\n".repeat(100001)}`, "long", { most: 100000 }],
  ["csv", `id${",x".repeat(1999)}\n${"1\n".repeat(2000)}`, "large", { most: 2000000 }],
  ["ndjson", '{"id": 1}\n\n{"id": 2\n', "no_json", { line: 3 }],
  ["ndjson", "1\n", "no_object", { row: 1 }],
  ["json", "{", "no_json", { line: 1 }],
];

for (const [format, text, problem, found] of BROKEN) {
  test(`${format}: ${problem}`, () => assert.deepEqual(tableOf(text, format, EXPECTED), { problem, found }));
}

test("records of JSON are rows, a line each or in one list", () => {
  const rows = [["1", "Ann"], ["2.5", null], [null, '{"a":[true]}']];
  const records = ['{"id": 1, "Name": " Ann "}', '{"id": 2.5}', '{"name": {"a": [true]}, "id": null}'];
  assert.deepEqual(tableOf(records.join("\r\n"), "ndjson", EXPECTED), { names: ["id", "name"], rows });
  assert.deepEqual(tableOf(`[${records}]`, "json", EXPECTED).rows, rows);
  assert.deepEqual(tableOf('{"a": 1}', "json", EXPECTED), { names: [], rows: [], value: { a: 1 } });
});

test("Markdown is a table of its sections", () => {
  const text = "Hello\n\n# Decision #\nWe don't, at 5%.\n```\n# no heading\n```\nEvidence\n--------\n\n### \n* one\n";
  assert.deepEqual(tableOf(text, "markdown", EXPECTED), {
    names: ["heading", "level", "words", "text"],
    rows: [
      [null, "0", "1", "Hello"],
      ["Decision", "1", "6", "We don't, at 5%.\n```\n# no heading\n```"],
      ["Evidence", "2", "0", null],
      [null, "3", "1", "* one"],
    ],
  });
});

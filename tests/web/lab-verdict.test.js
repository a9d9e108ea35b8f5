// Proves what a verdict says of files: which export each is, what is wrong with it, and what becomes of the rules.
import assert from "node:assert/strict";
import { test } from "node:test";

import { refused, untouched, verdict } from "../../generator/mopscert/web/lab-verdict.js";

const column = (name, type = "text") => ({ name, type });
const words = new Proxy({ more: "…", blank: "(blank)", row: "row {row}", unnamed: "some", no_columns: "none" }, {
  get: (own, word) => own[word] ?? `${word} {name} {expected} {found} {line} {most} {input} {file}`,
});
const rule = (id, type, more) => ({ id, type, severity: "must", message: `{count}: {examples}`, file: "clean.csv", ...more });
const SHEET = {
  words,
  should_percent: 70,
  inputs: [{ file: "raw.csv", format: "csv", columns: [column("id"), column("email"), column("when")] }],
  exports: [
    { file: "clean.csv", format: "csv", columns: [column("id"), column("email"), column("n", "decimal")], identified_by: ["id"] },
    { file: "rejects.csv", format: "csv", columns: [column("id"), column("reason")], identified_by: ["id"] },
  ],
  tables: { "key/clean.csv": "id,n\na,1\nb,2.5\n" },
  rules: [
    rule("shape", "columns"),
    rule("once", "unique", { columns: ["email"] }),
    rule("kept", "join_none", { columns: ["id"], against: "rejects.csv" }),
    rule("right", "row_match", { by: ["id"], columns: ["n"], against: "key/clean.csv", severity: "should" }),
    rule("reasons", "not_null", { columns: ["reason"], file: "rejects.csv", severity: "should" }),
    rule("codes", "pattern", { column: "reason", pattern: "[a-z]+", file: "rejects.csv", severity: "should" }),
  ],
};
const CLEAN = "id;Email;N\na;a@x.example;1,0\nb;b@x.example;2,5\n";
const REJECTS = "id;reason\nc;bad\n";

const file = (name, text) => ({ name, bytes: new TextEncoder().encode(text) });
const states = ({ rules }) => rules.map(({ state }) => state);

test("a sound result passes, whatever its files are called and in whatever order they come", () => {
  const [clean, rejects] = [file("Export (2).txt", CLEAN), file("REJECTS (1).csv", REJECTS)];
  for (const given of [[clean, rejects], [rejects, clean], [file("clean.csv", CLEAN), rejects]]) {
    const found = verdict(SHEET, given);
    assert.ok(found.passed);
    assert.deepEqual([found.must, found.should], [{ of: 3, ok: 3 }, { of: 3, ok: 3, needed: 3 }]);
    assert.deepEqual(found.files.map(({ takenAs }) => takenAs).toSorted(), ["clean.csv", "rejects.csv"]);
    assert.deepEqual(found.files.map(({ name }) => name), given.map(({ name }) => name));
    assert.deepEqual(found.missing, []);
  }
});

test("messages say how much is at fault and name it as text of one line", () => {
  const bad = "id,email,n\n<b>a</b>,x,1\n\"b\nc\",x,9\n";
  const found = verdict(SHEET, [file("clean.csv", bad), file("rejects.csv", "id,reason\n<b>a</b>,\n")]);
  assert.deepEqual(states(found), ["pass", "fail", "fail", "fail", "fail", "pass"]);
  assert.deepEqual(found.rules.map(({ message }) => message), [null, "1: x", "1: <b>a</b>", "2: some", "1: <b>a</b>", null]);
  assert.equal(found.passed, false);
});

test("a rule is not reached without its file, without the other one, or without its columns", () => {
  const alone = verdict(SHEET, [file("clean.csv", CLEAN)]);
  assert.deepEqual(states(alone), ["pass", "pass", "not-reached", "pass", "not-reached", "not-reached"]);
  assert.deepEqual(alone.missing, ["rejects.csv"]);
  const narrow = verdict(SHEET, [file("clean.csv", "id,n\na,1\n"), file("rejects.csv", "reason\nx\n")]);
  assert.deepEqual(states(narrow), ["fail", "not-reached", "not-reached", "fail", "pass", "pass"]);
  assert.equal(narrow.rules[0].message, "1: email");
  assert.deepEqual(states(verdict(SHEET, [])), SHEET.rules.map(() => "not-reached"));
});

const TROUBLES = [
  ["raw.csv", "id,email,when\n", "input raw.csv clean.csv, rejects.csv id, email, when {line} {most} raw.csv {file}", null],
  ["copy.csv", "id,email,when,x,y\n1,2,3,4,5\n", "input copy.csv", null],
  ["note.csv", "title,text\n1,2\n", "unknown note.csv clean.csv, rejects.csv title, text", null],
  ["clean.csv", "title,text\n1,2\n", "other_columns clean.csv clean.csv, rejects.csv title, text", "clean.csv"],
  ["clean.csv", 'id,email,n\n1,"2,3\n', "unclosed clean.csv clean.csv, rejects.csv {found} 2", "clean.csv"],
  ["clean.csv", "", "sort_empty clean.csv", "clean.csv"],
  ["clean.xlsx", "PK\x03\x04 xl/", "sort_workbook clean.xlsx", null],
  ["a\u202eb\n.csv", "title,text\n1,2\n", "unknown a b .csv", null],
];

for (const [name, text, trouble, takenAs] of TROUBLES) {
  test(`${JSON.stringify(name)}: ${trouble}`, () => {
    const [found] = verdict(SHEET, [file(name, text)]).files;
    assert.equal(found.trouble.slice(0, trouble.length), trouble);
    assert.equal(found.takenAs, takenAs);
  });
}

test("of two files for one export, the first counts", () => {
  const found = verdict(SHEET, [file("clean.csv", CLEAN), file("clean (1).csv", "id,email,n\n")]);
  assert.equal(found.files[0].trouble, null);
  assert.match(found.files[1].trouble, /^twice clean \(1\)\.csv .* clean\.csv$/);
  assert.equal(found.files[1].takenAs, "clean.csv");
  assert.equal(found.rules[1].state, "pass");
});

test("old letters are told of, and do no harm", () => {
  const bytes = Uint8Array.from("id,email,n\na,\xe4,1\nb,c,2.5\n", (sign) => sign.charCodeAt(0));
  const [found] = verdict(SHEET, [{ name: "clean.csv", bytes }]).files;
  assert.match(found.note, /^old_letters clean\.csv/);
  assert.deepEqual([found.trouble, found.rows, found.columns], [null, 2, 3]);
});

test("names of files and columns that are names of everything", () => {
  const found = verdict(SHEET, [file("__proto__", "__proto__,constructor\n1,2\n"), file("clean.csv", `${CLEAN.replace("N", "toString")}`)]);
  assert.match(found.files[0].trouble, /__proto__, constructor/);
  assert.equal(found.rules[0].state, "fail");
});

test("before anything is read there is a verdict already", () => {
  const found = untouched(SHEET, [{ name: "clean.csv" }], "too_long");
  assert.match(found.files[0].trouble, /^too_long clean\.csv/);
  assert.deepEqual(found.missing, ["rejects.csv"]); // the other one is there, though nobody has looked at it
  assert.deepEqual(states(found), SHEET.rules.map(() => "not-reached"));
});

test("too many files, or too large ones, are refused before they are read", () => {
  const sized = (size, many) => Array.from({ length: many }, (_, at) => ({ name: `${at}.csv`, size }));
  assert.equal(refused(SHEET, sized(500 * 1024, 20)), null);
  assert.match(refused(SHEET, sized(600 * 1024, 20)).files[0].trouble, /^many_bytes/);
  const many = refused(SHEET, sized(1, 21));
  assert.match(many.files[0].trouble, /^many_files/);
  assert.deepEqual([many.files.length, many.passed], [20, false]);
});

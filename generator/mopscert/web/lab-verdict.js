// Judges the files that somebody hands in for a lab: which is which, what is wrong with them, which rules they keep.

import { Table } from "./lab-columns.js";
import { decode } from "./lab-decode.js";
import { judged, neededBy } from "./lab-rules.js";
import { plainName, tableOf } from "./lab-table.js";

const SHOWN = 60;
const MOST_FILES = 20;
const MOST_BYTES = 10 * 1024 * 1024;
const SECTION_TYPES = { level: "integer", words: "integer" };

// Words from a file, short and in one line, to be shown within a sentence.
function shown(text) {
  const line = text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1).replace(/[\ud800-\udbff]$/, "")}…` : line;
}

const grouping = (value) => (Number.isInteger(value) ? value.toLocaleString("en") : value);
const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => grouping(values[name]) ?? whole);
const listed = (names, words) => names.slice(0, 8).map(shown).join(", ") + (names.length > 8 ? words.more : "");
const plainFile = (name) =>
  name
    .replace(/^.*[\\/]/, "")
    .trim()
    .toLowerCase()
    .replace(/ ?\(\d+\)(?=\.)/, "");
const byName = (files, name) => files.find(({ file }) => plainFile(file) === plainFile(name));
const namesOf = (file) => file.columns.map(({ name }) => plainName(name));

function typesOf({ format, columns }) {
  const declared = columns.map(({ name, type }) => [plainName(name), type]);
  return new Map(format === "markdown" ? Object.entries(SECTION_TYPES) : declared);
}

// Which of the files one is by its columns, and how much so: it has most of theirs, and no other one as many.
function byColumns(files, read) {
  const shares = files.map((file) => {
    const [names, declared] = [read(file).names ?? [], namesOf(file)];
    const both = declared.filter((name) => names.includes(name)).length;
    return { file, isMost: both > declared.length / 2, share: both / declared.length + both / names.length };
  });
  const [best, next] = shares.filter(({ isMost }) => isMost).sort((one, other) => other.share - one.share);
  return best?.share !== next?.share ? best : null;
}

const entryOf = (name) => ({ name, takenAs: null, rows: null, columns: null, trouble: null, note: null });

// What the sheet says about a file.
function sentence(sheet, word, name, found) {
  const expected = sheet.exports.map(({ file }) => file).join(", ");
  return filled(sheet.words[word], { name: shown(name), expected, ...found });
}

// What a file is and holds: its export and table, or the word for its trouble with what the sentence tells.
function look(sheet, { name, bytes }, taken) {
  const { text, encoding, sort } = decode(bytes);
  const own = byName(sheet.exports, name);
  if (sort) return { file: own, word: `sort_${sort}` };
  const note = encoding === "windows-1252" ? sentence(sheet, "old_letters", name) : null;
  const read = (file) => tableOf(text, file.format, new Set(namesOf(file)));
  const input = byName(sheet.inputs, name);
  const free = sheet.exports.filter(({ file }) => !taken.has(file));
  const [likely, given] = [byColumns(free, read), byColumns(sheet.inputs, read)];
  const file = own ?? (input || given?.share > likely?.share ? null : likely?.file);
  if (!file) return { note, ...stranger(sheet, input ?? given?.file, read) };
  return { note, file, ...(taken.has(file.file) ? { word: "twice", found: file } : resultIn(sheet, file, read(file))) };
}

// What is told of a file that is none of the exports.
function stranger({ exports: [first], words }, input, read) {
  const { names = [] } = read(first);
  const found = { input: input?.file, found: listed(names, words) || words.no_columns };
  return { word: input ? "input" : "unknown", found };
}

function resultIn({ words }, file, table) {
  if (table.problem) return { word: table.problem, found: table.found };
  const wanted = namesOf(file);
  const isOther = wanted.length && !wanted.some((name) => table.names.includes(name));
  if (!isOther) return { table };
  return { table, word: "other_columns", found: { found: listed(table.names, words), wanted: listed(wanted, words) } };
}

function looked(sheet, given, taken) {
  try {
    return look(sheet, given, taken);
  } catch {
    return { word: "unreadable", file: byName(sheet.exports, given.name) };
  }
}

// Takes a file for the export that it is, and tells what there is to tell of it.
function take(sheet, given, taken) {
  const { file, table, word, found, note = null } = looked(sheet, given, taken);
  const result = word ? null : new Table(table, typesOf(file), file.identified_by.map(plainName));
  if (file && !taken.has(file.file)) taken.set(file.file, result);
  const entry = { ...entryOf(given.name), takenAs: file?.file ?? null, note };
  if (table) [entry.rows, entry.columns] = [table.rows.length, table.names.length];
  if (word) entry.trouble = sentence(sheet, word, given.name, found);
  return entry;
}

// The table that a rule compares with; null where it is an export that is not there.
function otherTable(sheet, path, taken) {
  if (path.includes("/") && !taken.has(path)) {
    const [folder, name] = path.split("/");
    const files = folder === "data" ? sheet.inputs : sheet.exports;
    const file = files.find((each) => each.file === name) ?? { format: "csv", columns: [] };
    taken.set(path, new Table(tableOf(sheet.tables[path], file.format, new Set(namesOf(file))), typesOf(file)));
  }
  return taken.get(path) ?? null;
}

// What becomes of a rule.
function outcome(sheet, rule, taken) {
  const reached = (state, message = null) => ({ id: rule.id, state, message });
  const table = taken.get(rule.file);
  const other = rule.against ? otherTable(sheet, rule.against, taken) : undefined;
  const lacks = rule.type !== "columns" && table && neededBy(rule).some((name) => !table.has(name));
  if (!table || other === null || lacks || lacksThere(rule, other)) return reached("not-reached");
  const found = judged(rule, table, other, namesOf(byName(sheet.exports, rule.file)));
  return found.count ? reached("fail", messageOf(rule, found, sheet.words)) : reached("pass");
}

function messageOf({ message }, { count, examples }, words) {
  const value = (each) => (each === null ? words.blank : shown(`${each}`));
  const told = examples.map(({ row, values }) => (values ? values.map(value).join(" / ") : filled(words.row, { row })));
  return filled(message, { count, examples: told.join(", ") || words.unnamed });
}

// Whether the other file, where it is one that was handed in, lacks a column that a rule looks at.
function lacksThere(rule, other) {
  if (!other) return false;
  const conditions = (rule.against_where ?? []).flatMap(({ column, other: second }) => [column, second ?? column]);
  const columns = rule.against_columns ?? (rule.type === "group_aggregate" ? [] : rule.columns) ?? [];
  const joins = rule.type === "sum_conserved" || rule.type === "order" ? [] : (rule.by ?? []);
  const named = [...joins, ...(rule.type === "sum_conserved" ? [] : columns), ...conditions, rule.against_column];
  return named.filter(Boolean).some((name) => !other.has(plainName(name)));
}

function summed(sheet, files, rules) {
  const count = (severity) => {
    const states = rules.filter((_, at) => sheet.rules[at].severity === severity).map(({ state }) => state);
    return { of: states.length, ok: states.filter((state) => state === "pass").length };
  };
  const [must, should] = [count("must"), count("should")];
  should.needed = Math.ceil((should.of * sheet.should_percent) / 100);
  const given = new Set(files.map(({ name, takenAs }) => takenAs ?? byName(sheet.exports, name)?.file));
  const missing = sheet.exports.map(({ file }) => file).filter((file) => !given.has(file));
  return { passed: must.ok === must.of && should.ok >= should.needed, must, should, files, missing, rules };
}

/** A verdict in which no rule is reached, with one word (a key of the sheet's words) as the trouble of each file. */
export function untouched(sheet, given, word, found) {
  const told = ({ name }) => ({ ...entryOf(name), trouble: sentence(sheet, word, name, found) });
  return summed(
    sheet,
    given.slice(0, MOST_FILES).map(told),
    sheet.rules.map(({ id }) => ({ id, state: "not-reached", message: null })),
  );
}

/** The verdict on files that are not even read, [{name, size}], because there is too much of them; null otherwise. */
export function refused(sheet, given) {
  const bytes = given.reduce((total, { size }) => total + size, 0);
  if (given.length > MOST_FILES) return untouched(sheet, given, "many_files", { most: MOST_FILES });
  return bytes > MOST_BYTES ? untouched(sheet, given, "many_bytes", { most: MOST_BYTES >> 20 }) : null;
}

/** The verdict on files, [{name, bytes}], by the sheet of a lab. */
export function verdict(sheet, given) {
  const taken = new Map();
  // Files with the right names first, so that no other one takes their place; told in the order in which they came.
  const isNamed = ({ name }) => (byName(sheet.exports, name) ? 1 : 0);
  const order = [...given].sort((one, other) => isNamed(other) - isNamed(one));
  const entries = new Map(order.map((each) => [each, take(sheet, each, taken)]));
  return summed(
    sheet,
    given.map((each) => entries.get(each)),
    sheet.rules.map((rule) => outcome(sheet, rule, taken)),
  );
}

// Turns the text of a file into a table: names of columns and rows of values, where a blank value is no value.

export const MAX_ROWS = 100000;
const MAX_COLUMNS = 2000;
// Short rows below a wide first row would take much more room than their file.
const MAX_CELLS = 2000000;
const SECTIONS = ["heading", "level", "words", "text"];
const FENCE = /^\s{0,3}(`{3,}|~{3,})/;

/** A name as it is compared: without regard to case and to spaces around it. */
export const plainName = (name) => name.trim().toLowerCase();

/** A value as it is compared: without spaces around it, with one sort of line ends and of accents; null if blank. */
export const clean = (text) => (text && text.trim().replace(/\r\n?/g, "\n").normalize()) || null;

// What is told of a file that cannot be read.
const problemOf = (problem, found) => Object.assign(new Error(problem), { problem, found });

const lineOf = (text, at) => text.slice(0, at).split(/\r\n|\r|\n/).length;

// Where a value in quotation marks ends: behind the mark that is not doubled.
function closing(text, at) {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] !== '"') return end;
  }
  throw problemOf("unclosed", { line: lineOf(text, at) });
}

// All records of a text, each as its values; `most` ends it early.
function records(text, separator, most) {
  const found = [];
  const stop = new RegExp(`[${separator}\r\n]`, "g");
  let record = [];
  let at = 0;
  while (at <= text.length) {
    let value = "";
    if (text[at] === '"') {
      const end = closing(text, at);
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    stop.lastIndex = at;
    const next = stop.exec(text)?.index ?? text.length;
    record.push(value + text.slice(at, next));
    if (record.length > MAX_COLUMNS) throw problemOf("wide", { most: MAX_COLUMNS });
    at = next + 1;
    if (text[next] === separator) continue;
    if (text[next] === "\r" && text[at] === "\n") at += 1;
    if (record.some((each) => each.trim())) found.push(record);
    if (found.length > most) break;
    record = [];
  }
  return found;
}

// The separator that gives the most of the expected names in the first line, or else the most columns.
function separatorOf(text, expected) {
  const line = text.trimStart().slice(0, 100000).split(/[\r\n]/, 1)[0];
  const fits = (separator) => {
    const head = line.split(separator).map((name) => plainName(name.replaceAll('"', "")));
    return head.filter((name) => expected.has(name)).length + head.length / 1e6;
  };
  return [",", ";", "\t"].reduce((best, each) => (fits(each) > fits(best) ? each : best));
}

function checkSize(rows, columns) {
  if (rows > MAX_ROWS) throw problemOf("long", { most: MAX_ROWS });
  if (columns > MAX_COLUMNS) throw problemOf("wide", { most: MAX_COLUMNS });
  if (rows * columns > MAX_CELLS) throw problemOf("large", { most: MAX_CELLS });
}

function checkWidth(rows, width) {
  rows.forEach((row, at) => {
    const last = row.findLastIndex((value) => value.trim());
    if (last >= width) throw problemOf("ragged", { row: at + 1, values: last + 1, columns: width });
  });
}

function csv(text, expected) {
  const told = /^sep=([,;\t])\r?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const [head = [], ...rows] = records(body, told?.[1] ?? separatorOf(body, expected), MAX_ROWS + 1);
  // Spreadsheets write separators for columns in which nothing stands.
  const width = head.findLastIndex((name) => name.trim()) + 1;
  checkSize(rows.length, width);
  checkWidth(rows, width);
  const names = head.slice(0, width).map(plainName);
  return { names, rows: rows.map((row) => names.map((_, at) => clean(row[at]))) };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const written = (value) =>
  value === undefined || value === null ? null : clean(typeof value === "object" ? JSON.stringify(value) : `${value}`);

function objects(values) {
  const at = values.findIndex((value) => !isObject(value));
  if (at >= 0) throw problemOf("no_object", { row: at + 1 });
  const names = [...new Set(values.flatMap((value) => Object.keys(value).map(plainName)))];
  checkSize(values.length, names.length);
  const row = (value) => {
    const found = new Map(Object.entries(value).map(([name, each]) => [plainName(name), written(each)]));
    return names.map((name) => found.get(name) ?? null);
  };
  return { names, rows: values.map(row) };
}

function parsed(text, line) {
  try {
    return JSON.parse(text);
  } catch {
    throw problemOf("no_json", { line });
  }
}

function ndjson(text) {
  const lines = text.split(/\r\n|\r|\n/).map((line, at) => [line, at + 1]);
  return objects(lines.filter(([line]) => line.trim()).map(([line, number]) => parsed(line, number)));
}

function json(text) {
  const value = parsed(text, 1);
  return { ...(Array.isArray(value) ? objects(value) : { names: [], rows: [] }), value };
}

// A heading that a line is, or that the line below makes of it, as [marks, text].
function headingOf(line, below) {
  const found = /^ {0,3}(#{1,6})(?![^ \t])(.*)$/.exec(line);
  if (found) return [found[1], found[2].trim().replace(/(^|[ \t])#+$/, "")];
  const under = line.trim() && /^ {0,3}(=+|-{2,})[ \t]*$/.exec(below ?? "");
  return under ? [under[1][0] === "=" ? "#" : "##", line] : null;
}

function markdown(text) {
  const sections = [{ marks: "", heading: "", lines: [] }];
  const lines = text.split(/\r\n|\r|\n/);
  let fence = "";
  for (let at = 0; at < lines.length; at += 1) {
    const mark = FENCE.exec(lines[at])?.[1];
    const heading = !fence && !mark && headingOf(lines[at], lines[at + 1]);
    if (mark && (!fence || mark.startsWith(fence))) fence = fence ? "" : mark;
    if (heading) {
      sections.push({ marks: heading[0], heading: heading[1], lines: [] });
      if (!lines[at].trimStart().startsWith("#")) at += 1;
    } else sections.at(-1).lines.push(lines[at]);
  }
  const kept = sections.filter(({ marks, lines }) => marks || lines.join("").trim());
  const row = ({ marks, heading, lines }) => {
    const body = lines.join("\n");
    const words = body.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
    return [clean(heading), `${marks.length}`, `${words.length}`, clean(body)];
  };
  return { names: SECTIONS, rows: kept.map(row) };
}

const READERS = { csv, ndjson, json, markdown };

/**
 * A file of a format as {names, rows, value}; of JSON, `value` is all of it. `expected` are the names that columns may
 * have. Where it cannot be read, {problem, found}: what is wrong, and what was found where.
 */
export function tableOf(text, format, expected) {
  try {
    const table = READERS[format](text, expected);
    return format === "csv" && !table.rows.length && !table.names.some((name) => expected.has(name))
      ? { problem: "no_table", found: {} }
      : table;
  } catch (error) {
    return { problem: error.problem ?? "unreadable", found: error.found };
  }
}

// Proves that the text of a file is found however a program wrote it, and that other files are told by what they are.
import assert from "node:assert/strict";
import { test } from "node:test";

import { decode } from "../../generator/mopscert/web/lab-decode.js";

const TEXT = "id;Straße\n1;Łódź 😀\n";
const utf8 = new TextEncoder().encode(TEXT);
const utf16 = (isLittle, mark) => {
  const units = [...(mark ? "\ufeff" : ""), ...TEXT].flatMap((sign) => sign.split("")).map((sign) => sign.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};
const latin = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

const WRITTEN = {
  "UTF-8": [utf8, "utf-8"],
  "UTF-8 with a mark": [Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), "utf-8"],
  "UTF-16, little end first": [utf16(true, true), "utf-16"],
  "UTF-16, big end first": [utf16(false, true), "utf-16"],
  "UTF-16 without a mark": [utf16(true, false), "utf-16"],
  "UTF-16 without a mark, big end first": [utf16(false, false), "utf-16"],
};

for (const [name, [bytes, encoding]] of Object.entries(WRITTEN)) {
  test(name, () => assert.deepEqual(decode(bytes), { text: TEXT, encoding }));
}

test("what is no UTF-8 is read as Windows-1252, and told", () => {
  assert.deepEqual(decode(latin("id;Stra\xdfe\n")), { text: "id;Straße\n", encoding: "windows-1252" });
});

const OTHERS = {
  empty: ["", " \n\t\n", "\xef\xbb\xbf"],
  workbook: ["PK\x03\x04....xl/worksheets", "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "\xd0\xcf\x11\xe0"],
  document: ["PK\x03\x04....word/document.xml"],
  archive: ["PK\x03\x04contacts_clean.csv", "\x1f\x8b\x08"],
  pdf: ["%PDF-1.7"],
  image: ["\x89PNG\r\n"],
  page: ["<!DOCTYPE html><table>", "  <html>", '<?xml version="1.0"?><Workbook/>'],
  binary: ["SQLite format 3\0", "PAR1\x15\x04", "id,name\n1,\0\n", "\x01\x02\x03"],
};

for (const [sort, files] of Object.entries(OTHERS)) {
  for (const file of files) {
    test(`${sort}: ${JSON.stringify(file)}`, () => assert.deepEqual(decode(latin(file)), { sort }));
  }
}

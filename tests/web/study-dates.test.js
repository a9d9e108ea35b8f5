// Proves that a calendar begins on the day that was chosen, and that nothing else in it moves.
import assert from "node:assert/strict";
import { test } from "node:test";

import { moved, nextMonday } from "../../generator/mopscert/web/study-dates.js";

const TEXT = [
  "BEGIN:VEVENT",
  "SUMMARY:DTSTART;VALUE=DATE:20270104 in a title",
  "DTSTART;VALUE=DATE:20270104",
  "DTEND;VALUE=DATE:20270111",
  "DTSTAMP:20270104T000000Z",
  "END:VEVENT",
].join("\r\n");

test("entries begin as much later as the plan does", () => {
  const later = TEXT.replace("\nDTSTART;VALUE=DATE:20270104", "\nDTSTART;VALUE=DATE:20280228").replace("20270111", "20280306");
  assert.equal(moved(TEXT, "2027-01-04", "2028-02-28"), later, "over a leap day");
  assert.equal(moved(TEXT, "2027-01-04", "2027-01-04"), TEXT);
  assert.match(moved(TEXT, "2027-01-04", "2026-12-28"), /DTSTART;VALUE=DATE:20261228\r\nDTEND;VALUE=DATE:20270104/);
});

test("the next Monday is never today, and may be in another year", () => {
  assert.equal(nextMonday(new Date(2026, 10, 22, 23, 59)), "2026-11-23");
  assert.equal(nextMonday(new Date(2026, 10, 23, 0, 0)), "2026-11-30");
  assert.equal(nextMonday(new Date(2026, 11, 29)), "2027-01-04");
});

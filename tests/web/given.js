// What the tests of records begin with: days, answers, texts as they were stored, and a storage like the browser's.
import { Records } from "../../generator/mopscert/web/records.js";

export const MONDAY = new Date("2026-11-16T09:00:00Z");
export const TUESDAY = new Date("2026-11-17T09:00:00Z");
export const FRIDAY = new Date("2026-11-20T09:00:00Z");

export const EMPTY = { schema: 2, items: {}, ideas: {} };

export const attempt = (ok, chosen, day) => ({ ok, chosen, at: day.toISOString() });

export const wrong = { id: "utm-case-split", rev: 1, ok: false, chosen: ["one-row"] };
export const right = { id: "utm-case-split", rev: 1, ok: true, chosen: ["two-rows"] };

// The first shape that was ever written. It never changes: learners who stayed away for years come back with it.
export const FIRST_SHAPE =
  '{"schema":1,"items":{"utm-case-split":{"rev":1,"first":{"ok":false,"chosen":["one-row"],"at":"2026-11-16T09:00:00.000Z"},' +
  '"last":{"ok":true,"chosen":["two-rows"],"at":"2026-11-17T09:00:00.000Z"},"tries":2}}}';

export const DAMAGED = {
  "cut off": FIRST_SHAPE.slice(0, 90),
  "empty text": "",
  "not JSON": "undefined",
  "a null": "null",
  "a list": "[]",
  "a text": '"mops"',
  "no schema (older than the first shape)": '{"items":{}}',
  "a schema of zero": '{"schema":0,"items":{}}',
  "a schema in words": '{"schema":"one","items":{}}',
  "no items": '{"schema":1}',
  "items as a list": '{"schema":1,"items":[]}',
};

/** A storage like the browser's, with the failures that browsers have. */
export function fakeStorage(entries = {}, failing = []) {
  const kept = new Map(Object.entries(entries));
  const refuse = (method) => {
    if (failing.includes(method)) throw new Error(`${method} is not allowed`);
  };
  return {
    kept,
    getItem(key) {
      refuse("getItem");
      return kept.get(key) ?? null;
    },
    setItem(key, text) {
      refuse("setItem");
      kept.set(key, text);
    },
  };
}

export const opened = (storage, told = []) => new Records(() => storage, (id) => told.push(id));

// Proves that a lab's results and logs are kept, brought together and forgotten as learners are told.
import assert from "node:assert/strict";
import { test } from "node:test";

import { merge } from "../../generator/mopscert/web/exchange.js";
import {
  checked, experience, familiesOf, labOf, labStanding, takenUp, withLog, withoutLog,
} from "../../generator/mopscert/web/lab-record.js";
import { without } from "../../generator/mopscert/web/overview.js";
import { KEY, Records, parse } from "../../generator/mopscert/web/records.js";

const EMPTY = parse(null).state;
const day = (number) => new Date(Date.UTC(2026, 10, number, 9));
const result = (rules, { id = "clean-contacts", rev = 1 } = {}) => {
  return { id, rev, passed: Object.values(rules).every((each) => each === "pass"), rules };
};
const FAIL = result({ one: "pass", two: "fail", three: "not-reached" });
const PASS = result({ one: "pass", two: "pass", three: "pass" });
const log = (number, tool, family, more = {}) => {
  return { at: day(number).toISOString(), tool, family, answers: { elsewhere: `in ${tool}` }, ...more };
};

/** The state after several steps. */
const after = (...steps) => steps.reduce((state, step) => step(state), EMPTY);
const check = (given, number) => (state) => checked(state, given, day(number));
const write = (id, given) => (state) => withLog(state, id, given);

test("the first result stays, the best one stays, the last one is the last", () => {
  const lab = labOf(after(check(FAIL, 1), check(PASS, 2), check(FAIL, 3)), "clean-contacts");
  assert.deepEqual(lab, {
    rev: 1,
    tries: 3,
    first: { at: day(1).toISOString(), passed: false },
    best: { at: day(2).toISOString(), passed: true, ok: 3, of: 3 },
    last: { at: day(3).toISOString(), passed: false, rules: FAIL.rules },
    logs: [],
  });
});

test("of two results that do not pass, the one with more rules is the better", () => {
  const worse = result({ one: "fail", two: "fail", three: "fail" });
  const state = after(check(FAIL, 1), check(worse, 2));
  assert.equal(labOf(state, "clean-contacts").best.ok, 1);
  assert.equal(labOf(checked(state, result({ one: "pass", two: "pass", three: "fail" }), day(3)), "clean-contacts").best.ok, 2);
});

test("a revised lab is done anew, and its logs stay", () => {
  const state = after(check(PASS, 1), write("clean-contacts", log(2, "Calc", "spreadsheet")));
  const kept = labOf(state, "clean-contacts");
  assert.deepEqual(["open", "passed", "revised"], [labStanding(undefined, 1), labStanding(kept, 1), labStanding(kept, 2)]);
  const again = labOf(checked(state, { ...FAIL, rev: 2 }, day(3)), "clean-contacts");
  assert.deepEqual([again.rev, again.tries, again.best.passed, again.logs.length], [2, 1, false, 1]);
  assert.equal(labStanding(again, 2), "tried");
});

test("logs are added, changed and removed one by one", () => {
  const [first, second] = [log(2, "Calc", "spreadsheet"), log(3, "DuckDB", "database")];
  const state = after(write("clean-contacts", second), write("clean-contacts", first));
  assert.deepEqual(labOf(state, "clean-contacts").logs, [first, second]);
  assert.equal(labStanding(labOf(state, "clean-contacts"), 1), "open");
  const changed = withLog(state, "clean-contacts", { ...first, tool: "Excel" });
  assert.deepEqual(labOf(changed, "clean-contacts").logs.map(({ tool }) => tool), ["Excel", "DuckDB"]);
  assert.deepEqual(labOf(withoutLog(changed, "clean-contacts", first.at), "clean-contacts").logs, [second]);
  assert.equal(withoutLog(EMPTY, "clean-contacts", first.at), EMPTY);
});

test("experience is counted over labs, by tool and by family", () => {
  const state = after(
    write("clean-contacts", log(1, "LibreOffice Calc", "spreadsheet")),
    write("clean-contacts", log(2, "libreoffice calc", "spreadsheet")),
    write("clean-contacts", log(3, "DuckDB", "database")),
    write("utm-taxonomy", log(4, "Python", "script")),
    write("lab-of-another-release", log(5, "Node-RED", "integration")),
  );
  assert.deepEqual(experience(state, ["clean-contacts", "utm-taxonomy", "never-seen"]), {
    logs: 4,
    tools: ["DuckDB", "libreoffice calc", "Python"],
    families: ["database", "script", "spreadsheet"],
    repeated: 1,
  });
  assert.deepEqual(familiesOf(labOf(state, "clean-contacts")), ["spreadsheet", "database"]);
});

test("labs of two devices come together, and neither side loses a log", () => {
  const shared = log(2, "Calc", "spreadsheet");
  const mine = after(check(FAIL, 1), check(PASS, 5), write("clean-contacts", shared), write("utm-taxonomy", log(3, "R", "script")));
  const theirs = after(
    check(FAIL, 3),
    write("clean-contacts", { ...shared, tool: "Calc 24", changed: day(9).toISOString() }),
    write("clean-contacts", log(4, "DuckDB", "database")),
  );
  for (const state of [merge(mine, theirs), merge(theirs, mine)]) {
    const lab = labOf(state, "clean-contacts");
    assert.deepEqual(lab.logs.map(({ tool }) => tool), ["Calc 24", "DuckDB"]);
    assert.deepEqual([lab.tries, lab.first.at, lab.last.at], [2, day(1).toISOString(), day(5).toISOString()]);
    assert.equal(lab.best.passed, true);
    assert.equal(labOf(state, "utm-taxonomy").logs.length, 1);
    assert.deepEqual(merge(state, theirs), state);
  }
});

test("of two revisions, the results of the later one are kept whichever side has them", () => {
  const [old, revised] = [after(check(PASS, 9)), after(check({ ...FAIL, rev: 2 }, 1))];
  for (const state of [merge(old, revised), merge(revised, old)]) assert.equal(labOf(state, "clean-contacts").rev, 2);
});

test("a renamed lab takes up what was kept under its former id, which stays", () => {
  const state = after(check(PASS, 1));
  const renamed = takenUp(state, { lab: "tidy-contacts", former: "other-contacts clean-contacts" });
  assert.deepEqual(labOf(renamed, "tidy-contacts"), labOf(state, "clean-contacts"));
  assert.deepEqual(Object.keys(renamed.labs), ["clean-contacts", "tidy-contacts"]);
  assert.equal(takenUp(renamed, { lab: "tidy-contacts", former: "clean-contacts" }), renamed);
  assert.equal(takenUp(state, { lab: "utm-taxonomy", former: "" }), state);
});

test("labs are forgotten by id", () => {
  const state = after(check(PASS, 1), check({ ...PASS, id: "constructor" }, 1));
  assert.deepEqual(Object.keys(without(state, ["clean-contacts"], "labs").labs), ["constructor"]);
});

for (const labs of [null, 7, [], { "clean-contacts": 7 }, { "clean-contacts": { logs: 7 } }, { "clean-contacts": { rev: "1", logs: [{}] } }]) {
  test(`what another hand wrote does no harm: ${JSON.stringify(labs)}`, () => {
    const state = { ...EMPTY, labs };
    assert.equal(labStanding(labOf(state, "clean-contacts"), 1), "open");
    assert.equal(labOf(state, "constructor"), undefined);
    assert.equal(experience(state, ["clean-contacts"]).logs, 0);
    assert.equal(labOf(checked(state, PASS, day(1)), "clean-contacts").tries, 1);
    assert.equal(labOf(merge(state, after(check(PASS, 1))), "clean-contacts").tries, 1);
    assert.equal(labOf(merge(after(check(PASS, 1)), state), "clean-contacts").tries, 1);
  });
}

test("other tabs are told of labs, once and without the id of a question", () => {
  const told = [];
  const kept = new Map();
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  const [one, two] = [new Records(() => storage, () => {}), new Records(() => storage, (id) => told.push(id))];
  one.update((state) => checked(state, PASS, day(1)));
  two.refresh();
  two.refresh();
  assert.deepEqual(told, [""]);
  assert.equal(JSON.parse(kept.get(KEY)).labs["clean-contacts"].tries, 1);
});

// Proves that forms follow the blueprint, that results say no more than they can, and that no check is lost.
import assert from "node:assert/strict";
import { test } from "node:test";

import { bringIn, merge } from "../../generator/mopscert/web/exchange.js";
import { draw, generator, readSeed, seedOf } from "../../generator/mopscert/web/form.js";
import * as forms from "../../generator/mopscert/web/forms.js";

const NOON = new Date("2026-11-16T12:00:00Z");
const later = (minutes) => new Date(NOON.getTime() + minutes * 60_000);
const RULES = {
  level: "associate",
  overall: 75,
  domain: 60,
  few: 5,
  domains: [
    { id: "data", title: "Data", drawn: 5 },
    { id: "people", title: "People", drawn: 3 },
    { id: "stack", title: "Stack", drawn: 1 },
  ],
};
// Uneven on purpose: one module has most questions of a domain, and one has a single question in it.
const POOL = [
  ...Array.from({ length: 9 }, (_, n) => ["data", n < 6 ? "big" : n < 8 ? "small" : "tiny", n % 3]),
  ...Array.from({ length: 6 }, (_, n) => ["people", n < 3 ? "big" : "kind", 0]),
  ...Array.from({ length: 3 }, (_, n) => ["stack", "small", n]),
].map(([domain, module, thinking], n) => ({
  id: `question-${n}`,
  rev: 1,
  domain,
  module,
  thinking: `level-${thinking}`,
  case: n % 5 === 0 ? `${module}/shared` : "",
}));
const SEEDS = Array.from({ length: 1000 }, (_, n) => seedOf([n % 256, n >> 3, n * 7, 3, 200 - (n % 200), n % 23, n]));

const counted = (list, key) => {
  const counts = {};
  for (const each of list) counts[each[key]] = (counts[each[key]] ?? 0) + 1;
  return counts;
};

// ---- draw

test("a thousand forms meet the blueprint exactly and ask nothing twice", () => {
  assert.equal(new Set(SEEDS).size > 900, true);
  const met = new Set();
  for (const seed of SEEDS) {
    const form = draw(POOL, RULES, seed);
    assert.deepEqual(counted(form, "domain"), { data: 5, people: 3, stack: 1 });
    assert.equal(new Set(form.map(({ id }) => id)).size, 9);
    form.forEach(({ id }) => met.add(id));
  }
  assert.equal(met.size, POOL.length, "each question of the pool is drawn sometimes");
});

test("modules are taken as evenly as they allow", () => {
  for (const seed of SEEDS) {
    const data = draw(POOL, RULES, seed).filter(({ domain }) => domain === "data");
    assert.deepEqual(counted(data, "module"), { big: 2, small: 2, tiny: 1 });
  }
});

test("questions of a case stand next to each other", () => {
  let several = 0;
  for (const seed of SEEDS) {
    const cases = draw(POOL, RULES, seed).map((each) => each.case);
    for (const name of new Set(cases.filter(Boolean))) {
      const places = cases.flatMap((each, n) => (each === name ? [n] : []));
      assert.equal(places.at(-1) - places[0], places.length - 1, seed);
      several += places.length > 1;
    }
  }
  assert.ok(several > 100);
});

test("the same seed gives the same form in whatever order the pool stands, and another one another", () => {
  const ids = (pool, seed) => draw(pool, RULES, seed).map(({ id }) => id);
  assert.deepEqual(ids([...POOL].reverse(), "larkspur"), ids(POOL, "larkspur"));
  assert.notDeepEqual(ids(POOL, "larkspuq"), ids(POOL, "larkspur"));
  assert.notDeepEqual(draw(POOL, { ...RULES, level: "leader" }, "larkspur"), draw(POOL, RULES, "larkspur"));
  assert.deepEqual(POOL.map(({ id }) => id).slice(0, 2), ["question-0", "question-1"], "the pool stays as it was");
});

test("the generator is the one that was released", () => {
  const random = generator("associate/larkspur");
  const numbers = Array.from({ length: 20_000 }, random);
  assert.ok(numbers.every((each) => each >= 0 && each < 1));
  assert.ok(Math.abs(numbers.reduce((sum, each) => sum + each) / numbers.length - 0.5) < 0.01);
  // Seeds that people have shared must go on meaning the same.
  assert.deepEqual(numbers.slice(0, 3).map((each) => each * 2 ** 32), [2550457946, 563741108, 879728281]);
});

test("seeds are six to eight letters", () => {
  assert.deepEqual(["Larkspur", " abcdef ", "abcde", "abcdefghi", "abc def", "abcde1", ""].map(readSeed), [
    "larkspur", "abcdef", "", "", "", "", "",
  ]);
  assert.match(seedOf([0, 255, 17, 4, 99, 128, 7]), /^[a-hjkmnp-z]{7}$/);
});

// ---- result

test("intervals are those that Wilson gives", () => {
  const percent = (right, of) => forms.interval(right, of).map((each) => Math.round(each * 100));
  assert.deepEqual(percent(3, 5), [23, 88]);
  assert.deepEqual(percent(0, 5), [0, 43]);
  assert.deepEqual(percent(5, 5), [57, 100]);
  assert.deepEqual(percent(30, 40), [60, 86]);
});

test("a result counts by domain and by cognitive level, and passes only with both marks", () => {
  const answers = (data, people) => [
    ...data.map((ok) => ({ domain: "data", thinking: "apply", ok })),
    ...people.map((ok) => ({ domain: "people", thinking: "evaluate", ok })),
  ];
  const found = forms.result(answers([true, true, true, true, true, true], [true, false]));
  assert.deepEqual(found, {
    right: 7,
    of: 8,
    domains: { data: { right: 6, of: 6 }, people: { right: 1, of: 2 } },
    thinking: { apply: { right: 6, of: 6 }, evaluate: { right: 1, of: 2 } },
  });
  const right = (n, of) => Array.from({ length: of }, (_, index) => index < n);
  const passes = (data, people) => forms.passes(forms.result(answers(data, people)), RULES);
  assert.equal(passes(right(6, 6), right(3, 5)), true, "exactly on the mark of a domain");
  assert.equal(passes(right(9, 9), right(2, 5)), false, "two of five in a domain are below 60 %");
  assert.equal(passes(right(4, 7), right(5, 5)), false, "four of seven are too, though the whole is on the mark");
  assert.equal(passes(right(9, 12), []), true, "exactly on the mark of the whole");
  assert.equal(passes(right(8, 12), []), false, "below it");
});

test("of fewer than five questions in a domain no share is judged: not one makes a learner fail", () => {
  const form = (people, of) => [
    ...Array.from({ length: 40 - of }, () => ({ domain: "data", thinking: "apply", ok: true })),
    ...Array.from({ length: of }, (_, index) => ({ domain: "people", thinking: "apply", ok: index < people })),
  ];
  for (const of of [1, 2, 3, 4]) assert.equal(forms.passes(forms.result(form(0, of)), RULES), true, `none of ${of}`);
  assert.equal(forms.passes(forms.result(form(0, 5)), RULES), false);
});

// ---- timer

test("the timer warns at ten, two and no minutes, and once", () => {
  const form = forms.begun("associate", "larkspur", [], 12, NOON);
  const at = (minutes) => forms.left(form, later(minutes));
  assert.equal(forms.warning(at(0), at(1.9)), null);
  assert.equal(forms.warning(at(1.9), at(2)), 10);
  assert.equal(forms.warning(at(2), at(9)), null);
  assert.equal(forms.warning(at(9), at(10.5)), 2);
  assert.equal(forms.warning(at(11.9), at(12)), 0);
  assert.equal(forms.warning(at(1), at(30)), 0, "of those that passed meanwhile, the last one");
  assert.equal(forms.left(forms.begun("associate", "larkspur", [], 0, NOON), NOON), null);
});

test("a clock that is set back gives no more time than there was", () => {
  const form = forms.begun("associate", "larkspur", [], 60, NOON);
  assert.equal(forms.left(form, new Date(NOON.getTime() - 7_200_000)), 3_600_000);
});

test("ten more minutes are ten, before the end and after it", () => {
  const form = forms.begun("associate", "larkspur", [], 12, NOON);
  assert.equal(forms.longer(form, 10, later(5)), later(22).toISOString());
  assert.equal(forms.longer(form, 10, later(60)), later(70).toISOString());
});

// ---- keeping

const EMPTY = { schema: 2, items: {}, ideas: {} };
const started = forms.begun("associate", "larkspur", [{ id: "a", rev: 2, domain: "data" }], 0, NOON);

test("a form is kept, changed, and after handing in left alone", () => {
  let state = forms.keep(EMPTY, started, NOON);
  state = forms.keep(state, { id: started.id, answers: { a: ["x"] } }, later(1));
  state = forms.keep(state, { id: started.id, finished: later(2).toISOString() }, later(2));
  state = forms.keep(state, { id: started.id, answers: {} }, later(3));
  const [form] = forms.formsOf(state, "associate");
  assert.deepEqual([form.items, form.answers, form.at], [[{ id: "a", rev: 2 }], { a: ["x"] }, later(2).toISOString()]);
  assert.deepEqual(forms.formsOf(state, "leader"), []);
  assert.deepEqual(forms.discard(state, started.id).forms, {});
  assert.deepEqual(forms.formsOf(EMPTY, "associate"), []);
});

test("forms that cannot be read are passed over", () => {
  const [level, answers] = ["associate", {}];
  const odd = [{ items: 1, level, at: "" }, { items: [], level, started: "nope", answers }, { items: [], level, started: `${NOON}` }];
  for (const damaged of [null, 7, [], {}, ...odd]) {
    assert.deepEqual(forms.formsOf({ ...EMPTY, forms: { x: damaged } }, "associate"), []);
  }
});

test("merging unites forms: handed in wins, then the later one", () => {
  const at = (minutes, more) => ({ ...started, at: later(minutes).toISOString(), ...more });
  const mine = { ...EMPTY, forms: { a: at(1), b: at(9), c: at(1, { finished: later(1).toISOString() }), mine: at(1) } };
  const theirs = { ...EMPTY, forms: { a: at(2), b: at(3), c: at(8), theirs: at(1), d: null } };
  const merged = { a: at(2), b: at(9), c: mine.forms.c, mine: at(1), theirs: at(1), d: null };
  assert.deepEqual(merge(mine, theirs).forms, merged);
  assert.deepEqual(merge(theirs, mine).forms, merged);
  assert.equal("forms" in merge(EMPTY, EMPTY), false);
  assert.deepEqual(merge(EMPTY, theirs).forms, theirs.forms);
});

test("an imported file brings its forms along", () => {
  let state = EMPTY;
  const records = { update: (change) => (state = change(state)) };
  assert.equal(bringIn(records, JSON.stringify({ ...EMPTY, forms: { x: started } })), null);
  assert.deepEqual(Object.keys(state.forms), ["x"]);
});

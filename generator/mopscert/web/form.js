// Draws the questions of a readiness check from a seed: pure functions, with the same outcome on every device.

const LETTERS = "abcdefghjkmnpqrstuvwxyz"; // without those that look like others when they are copied by hand
const SEED = /^[a-z]{6,8}$/;

/** A seed as it was typed or found in an address, in small letters; "" when it is none. */
export function readSeed(text) {
  const seed = text.trim().toLowerCase();
  return SEED.test(seed) ? seed : "";
}

/** A seed from random bytes, one letter for each. */
export const seedOf = (bytes) => Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");

/**
 * Random numbers from 0 up to 1, the same for the same text: its hash (FNV-1a, 32 bits) starts a Weyl sequence whose
 * numbers are mixed by the finaliser of MurmurHash3. Good for a fair draw, and no more.
 */
export function generator(text) {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

function shuffled(list, random) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

/**
 * The first `count` of the candidates, taking each time one whose module was taken least, and of those one whose
 * cognitive level was. The first may be any, so that no question is never drawn.
 */
function spread(candidates, count) {
  const left = [...candidates];
  const chosen = [];
  const taken = (key, { [key]: value }) => chosen.filter((each) => each[key] === value).length;
  while (chosen.length < count && left.length) {
    const costs = left.map((each) => taken("module", each) * 1000 + taken("thinking", each));
    chosen.push(...left.splice(costs.indexOf(Math.min(...costs)), 1));
  }
  return chosen;
}

/** The questions of one case follow the first of them. */
function together(items) {
  const groups = new Map();
  for (const each of items) {
    const group = each.case ? `case ${each.case}` : each.id;
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  return [...groups.values()].flat();
}

/**
 * A form: questions from the pool ([{id, domain, thinking, module, case}]), as many of each domain as the rules say.
 * The same level, pool and seed give the same form, in whatever order the pool stands.
 */
export function draw(pool, { level, domains }, seed) {
  const random = generator(`${level}/${seed}`);
  const sorted = [...pool].sort((a, b) => (a.id < b.id ? -1 : 1));
  const drawn = domains.flatMap(({ id, drawn: count }) =>
    spread(shuffled(sorted.filter(({ domain }) => domain === id), random), count),
  );
  return together(shuffled(drawn, random));
}

// Questions that are answered row by row: steps that get their places, prompts that get their targets.
import { Rows, all, mark } from "./answers.js";

const pairsOf = (ids) => ids.slice(1).map((id, place) => `${ids[place]}>${id}`);

/** Steps that each get a place, or are left out; the answer is their ids in order. */
export class Order extends Rows {
  constructor(root) {
    super(root);
    this.steps = all(this.key, "[data-step]").map(({ dataset }) => dataset.step);
  }

  get given() {
    return this.rows
      .filter(({ control }) => Number(control.value))
      .sort((a, b) => a.control.value - b.control.value)
      .map(({ id }) => id);
  }

  set given(ids) {
    for (const { id, control } of this.rows) {
      const place = ids.indexOf(id) + 1;
      control.value = place || !ids.length ? place || "" : "0";
    }
  }

  refusal() {
    const places = this.rows.map(({ control }) => control.value);
    const open = places.filter((place) => place === "").length;
    if (open) return ["place", { open }];
    const taken = places.filter((place) => Number(place));
    const last = this.steps.length;
    return taken.length === last && new Set(taken).size === last ? null : ["place_once", { last }];
  }

  judge(ids) {
    const [pairs, given] = [this.steps, ids].map(pairsOf);
    const hits = pairs.filter((pair) => given.includes(pair)).length;
    return { ok: `${ids}` === `${this.steps}`, hits, of: pairs.length };
  }

  reasons(ids) {
    const before = ({ early, late }) => ids.includes(early) && ids.includes(late) && ids.indexOf(early) < ids.indexOf(late);
    return all(this.key, "li").filter(({ dataset }) => ids.includes(dataset.extra) || (dataset.early && before(dataset)));
  }

  mark(ids) {
    for (const row of this.rows) mark(row, ids.indexOf(row.id) === this.steps.indexOf(row.id) ? "right" : "wrong");
  }
}

/** Prompts that each get a target; the answer is a list of `prompt=target`. */
export class Match extends Rows {
  constructor(root) {
    super(root);
    const prompts = all(this.key, "[data-target]");
    this.targets = Object.fromEntries(prompts.map(({ dataset }) => [dataset.prompt, dataset.target]));
  }

  get given() {
    return this.rows.filter(({ control }) => control.value).map(({ id, control }) => `${id}=${control.value}`).sort();
  }

  set given(pairs) {
    const targets = Object.fromEntries(pairs.map((pair) => pair.split("=")));
    for (const { id, control } of this.rows) control.value = targets[id] ?? "";
  }

  refusal({ length }) {
    const open = this.rows.length - length;
    return open ? ["match", { open }] : null;
  }

  judge(pairs) {
    const hits = this.rows.filter((row) => this.#hit(row, pairs)).length;
    return { ok: hits === this.rows.length, hits, of: this.rows.length };
  }

  reasons(pairs) {
    const isMet = ({ dataset }) => pairs.includes(`${dataset.prompt}=${dataset.confusion}`);
    return all(this.key, "[data-confusion]").filter(isMet);
  }

  mark(pairs) {
    for (const row of this.rows) mark(row, this.#hit(row, pairs) ? "right" : "wrong");
  }

  #hit({ id }, pairs) {
    return pairs.includes(`${id}=${this.targets[id]}`);
  }
}

// Questions that are answered by a number, in whatever form its reader writes numbers.
import { Rows, all, mark } from "./answers.js";
import { readings } from "./read-number.js";

/** One number; the answer is that number in digits. */
export class NumberAnswer extends Rows {
  constructor(root) {
    super(root);
    const { answer, tolerance, units } = root.dataset;
    Object.assign(this, { answer: Number(answer), tolerance: Number(tolerance), units: units.split("|") });
    this.input = this.rows[0].control;
  }

  get given() {
    const read = this.#read();
    return read ? [`${read.value}`] : [];
  }

  set given([value]) {
    this.input.value = value === undefined ? "" : Number(value).toLocaleString(undefined, { maximumFractionDigits: 9 });
  }

  refusal() {
    const read = this.#read();
    if (!read) return ["number"];
    const known = !read.unit || this.units.some((unit) => unit.toLowerCase() === read.unit.toLowerCase());
    return known ? null : ["unit", { unit: this.units[0], typed: read.unit }];
  }

  judge([value]) {
    return { ok: this.#near(value, this.answer), hits: 0, of: 1 };
  }

  reasons([value]) {
    return all(this.key, "[data-value]").filter(({ dataset }) => this.#near(value, dataset.value)).slice(0, 1);
  }

  mark(given) {
    mark(this.rows[0], this.judge(given).ok ? "right" : "wrong");
  }

  // Where a mark may group digits or part them, the reading that this question knows was meant.
  #read() {
    const found = readings(this.input.value);
    return found.find(({ value }) => this.judge([value]).ok || this.reasons([value]).length) ?? found[0];
  }

  // A little more than the tolerance, since 0.1 + 0.2 is not quite 0.3.
  #near(value, wanted) {
    return Math.abs(value - wanted) <= this.tolerance + 1e-9 * Math.max(1, Math.abs(wanted));
  }
}

// A table with columns: values as their types say, rows that fit conditions, and what each row is called.

import { plainName } from "./lab-table.js";
import { compared, isSame, typed, typedRule } from "./lab-values.js";

// Longer values are not tried against patterns, which may take too long over them.
const LONGEST_TRIED = 5000;

/** A table whose values are read as the types of its columns say; `idNames` are the columns that name its rows. */
export class Table {
  constructor({ names, rows, value }, types, idNames = []) {
    Object.assign(this, { names, rows, value, types, idNames });
    this.columns = new Map();
  }

  has(name) {
    return this.names.includes(name);
  }

  typeOf(name) {
    return this.types.get(name) ?? "text";
  }

  raw(name) {
    const place = this.names.indexOf(name);
    return this.rows.map((row) => row[place] ?? null);
  }

  /** The values of a column, as its own type says, or as that of another table's column with which it is compared. */
  of(name, type = this.typeOf(name)) {
    const key = `${type} ${name}`;
    if (!this.columns.has(key)) {
      this.columns.set(
        key,
        this.raw(name).map((text) => typed(text, type)),
      );
    }
    return this.columns.get(key);
  }

  /** The values of several columns in each row that fits the conditions, as [row, values]. */
  picked(names, conditions = [], types = names.map((name) => this.typeOf(name))) {
    const columns = names.map((name, at) => this.of(name, types[at]));
    const tests = conditions.map((each) => condition(this, each));
    const kept = this.rows.map((_, row) => row).filter((row) => tests.every((test) => test(row)));
    return kept.map((row) => [row, columns.map((column) => column[row])]);
  }

  /** What names a row: its place, and the values that tell it from others, null where there are none. */
  idOf(row) {
    const ids = this.idNames.filter((name) => this.has(name)).map((name) => this.rows[row][this.names.indexOf(name)]);
    return { row: row + 1, values: ids.some((id) => id !== null) ? ids : null };
  }
}

/** Whether a text fits a pattern from its beginning to its end. */
export const whole = (pattern) => {
  const expression = new RegExp(`^(?:${pattern})$`);
  return (text) => text.length <= LONGEST_TRIED && expression.test(text);
};

// What conditions ask of a value, given what they compare it with, its text, and the values of a list.
const TESTS = {
  blank: (one) => one === null,
  filled: (one) => one !== null,
  equal: (one, other) => isSame(one, other),
  unequal: (one, other) => !isSame(one, other),
  less: (one, other) => compared(one, other) < 0,
  at_most: (one, other) => compared(one, other) <= 0,
  at_least: (one, other) => compared(one, other) >= 0,
  more: (one, other) => compared(one, other) > 0,
  in: (one, _other, _text, listed) => listed.has(one),
  not_in: (one, _other, _text, listed) => !listed.has(one),
  contains: (_one, _other, text, _listed, value) => text.includes(value),
  lacks: (_one, _other, text, _listed, value) => !text.includes(value),
  matches: (_one, _other, text, _listed, value) => whole(value)(text),
};

/** A test of the rows of a table, by their places. */
export function condition(table, { column, is, value, values = [], other }) {
  const name = plainName(column);
  const type = table.typeOf(name);
  const [ones, texts] = [table.of(name), table.raw(name)];
  const others = other ? table.of(plainName(other), type) : null;
  const fixed = value === undefined ? null : typedRule(value, type);
  const listed = new Set(values.map((each) => typedRule(each, type)));
  return (row) => TESTS[is](ones[row], others ? others[row] : fixed, texts[row] ?? "", listed, `${value}`);
}

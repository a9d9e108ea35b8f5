// The types of rules by which a result is judged: each says how much of a table is at fault, and names some of it.

import { condition, whole } from "./lab-columns.js";
import { clean, plainName } from "./lab-table.js";
import { compared, isNear, isSame, named, toldValue, typed, typedRule } from "./lab-values.js";

const EXAMPLES = 3;
// Where the other file is as long as this, three of its rows may be named without giving the answer away.
const MANY = 30;
const FINE = { count: 0, examples: [] };

const plainAll = (names = []) => names.map(plainName);

// Of rows as tables pick them.
const faultsOf = (table, picked) => ({
  count: picked.length,
  examples: picked.slice(0, EXAMPLES).map(([row]) => table.idOf(row)),
});
const toldAll = (table, names, values) => ({
  values: values.map((value, at) => toldValue(value, table.typeOf(names[at]))),
});
const groupsAt = (table, names, groups) => ({
  count: groups.length,
  examples: groups.slice(0, EXAMPLES).map((values) => toldAll(table, names, values)),
});
const off = (amount) => ({ count: Math.round(amount * 1e4) / 1e4 || 1, examples: [] });

// How far a value lies from what is expected, or outside of limits: 0 where it is right.
function distance(found, { expected, min, max, tolerance = 0, tolerance_percent: percent = 0 }, type = "decimal") {
  const wanted = (value) => (value === undefined ? undefined : typedRule(value, type));
  if (found === null) return 1;
  const [goal, least, most] = [expected, min, max].map(wanted);
  const gap = (one, other) => (typeof one === "number" && typeof other === "number" ? Math.abs(one - other) : 1);
  const slack = tolerance + (typeof goal === "number" ? (Math.abs(goal) * percent) / 100 : 0);
  if (goal !== undefined && !isSame(found, goal, slack)) return gap(found, goal);
  if (least !== undefined && !(compared(found, least) >= 0)) return gap(found, least);
  return most !== undefined && !(compared(found, most) <= 0) ? gap(found, most) : 0;
}

const middle = (sorted) => (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
const sum = (values) => values.reduce((total, value) => total + value, 0);
const FUNCTIONS = {
  count: (values) => values.length,
  count_distinct: (values) => new Set(values.filter((value) => value !== null)).size,
  sum,
  mean: (values) => (values.length ? sum(values) / values.length : null),
  median: (values) => (values.length ? middle([...values].sort((one, other) => one - other)) : null),
  min: (values) => values.reduce((one, other) => (compared(other, one) < 0 ? other : one), values[0] ?? null),
  max: (values) => values.reduce((one, other) => (compared(other, one) > 0 ? other : one), values[0] ?? null),
};

// What a function gives for values; null where one of them is no number and has to be.
function computed(fn, values) {
  if (fn === "count" || fn === "count_distinct") return FUNCTIONS[fn](values);
  const filled = values.filter((value) => value !== null);
  const fits = fn === "min" || fn === "max" || filled.every((value) => typeof value === "number");
  return fits ? FUNCTIONS[fn](filled) : null;
}

function grouped(picked, size) {
  const groups = new Map();
  for (const [, values] of picked) {
    const by = values.slice(0, size);
    const key = named(by);
    if (!groups.has(key)) groups.set(key, { by, values: [] });
    groups.get(key).values.push(values[size]);
  }
  return groups;
}

// Rows whose columns are not all blank, each with its values in one, and the rows of the other file by theirs.
function joined(rule, table, other) {
  const names = plainAll(rule.columns);
  const isFilled = (values) => values.some((value) => value !== null);
  const keyed = (picked) =>
    picked.filter(([, values]) => isFilled(values)).map(([row, values]) => [row, named(values, rule.ignore_case)]);
  const types = names.map((name) => table.typeOf(name));
  const there = keyed(other.picked(plainAll(rule.against_columns ?? rule.columns), rule.against_where, types));
  return { here: keyed(table.picked(names, rule.where)), there: new Set(there.map(([, key]) => key)) };
}

const joining = (isWanted) => (rule, table, other) => {
  const { here, there } = joined(rule, table, other);
  return faultsOf(
    table,
    here.filter(([, key]) => there.has(key) !== isWanted),
  );
};

// What is too much and what is missing, each key once.
function differences(rule, table, other) {
  const { here, there } = joined(rule, table, other);
  const given = new Map(here.map(([row, key]) => [key, row]));
  const surplus = [...given].filter(([key]) => !there.has(key));
  const missing = [...there].filter((key) => !given.has(key));
  const telling = there.size > MANY ? missing.slice(0, EXAMPLES) : [];
  const examples = [
    ...surplus.slice(0, EXAMPLES).map(([, row]) => table.idOf(row)),
    ...telling.map((key) => toldAll(table, plainAll(rule.columns), JSON.parse(key))),
  ];
  const [right, count] = [given.size - surplus.length, surplus.length + missing.length];
  return { given: given.size, wanted: there.size, right, count, examples: examples.slice(0, EXAMPLES) };
}

function filledRows(rule, table, isFine) {
  const name = plainName(rule.column);
  const raws = table.raw(name);
  const rows = table.picked([name], rule.where).filter(([row, [value]]) => value !== null && !isFine(value, raws[row]));
  return faultsOf(table, rows);
}

const tupleSign = (one, other) => one.map((value, at) => compared(value, other[at])).find((sign) => sign !== 0) ?? 0;

function misplaced(rule, table) {
  const { by = [], columns } = rule;
  const last = new Map();
  return table.picked(plainAll([...by, ...columns]), rule.where).filter(([, values]) => {
    const group = named(values.slice(0, by.length));
    const own = values.slice(by.length);
    const before = last.get(group);
    last.set(group, own);
    return before && !isBehind(rule, own, before);
  });
}

function isBehind({ descending, strict }, own, before) {
  const sign = tupleSign(own, before) * (descending ? -1 : 1);
  return strict ? sign > 0 : sign >= 0;
}

// Rows that stand before one that they name, or name one that is not there.
function beforeTheirs(rule, table) {
  const names = plainAll([rule.item, rule.after, ...rule.columns]);
  const type = table.typeOf(names[0]);
  const types = [type, type, ...names.slice(2).map((name) => table.typeOf(name))];
  const picked = table.picked(names, rule.where, types);
  const places = new Map(picked.map(([, [item, , ...own]]) => [item, own]));
  return picked.filter(([, [, after, ...own]]) => {
    return after !== null && !(places.has(after) && isBehind(rule, own, places.get(after)));
  });
}

function valueAt(value, path) {
  const within = (at, step) => (at !== null && typeof at === "object" && Object.hasOwn(at, step) ? at[step] : null);
  return path.match(/[^.[\]]+/g).reduce(within, value);
}

const typeOfRule = (value) => (typeof value === "number" ? "decimal" : typeof value === "boolean" ? "boolean" : "text");
const scalar = (value, like) =>
  value === null || typeof value === "object" ? null : typed(clean(`${value}`), typeOfRule(like));

const TYPES = {
  columns(_rule, table, _other, declared) {
    const missing = declared.filter((name) => !table.has(name));
    const surplus = table.names.filter((name, at) => !declared.includes(name) || table.names.indexOf(name) !== at);
    const wrong = [...missing, ...surplus];
    return { count: wrong.length, examples: wrong.slice(0, EXAMPLES).map((name) => ({ values: [name] })) };
  },
  row_count(rule, table) {
    const gap = distance(table.picked([], rule.where).length, rule);
    return gap ? off(gap) : FINE;
  },
  unique(rule, table) {
    const times = new Map();
    const names = plainAll(rule.columns);
    for (const [, values] of table.picked(names, rule.where)) {
      const key = named(values, rule.ignore_case);
      if (values.some((value) => value !== null)) times.set(key, [...(times.get(key) ?? []), values].slice(0, 2));
    }
    const repeated = [...times.values()].filter((each) => each.length > 1).map(([values]) => values);
    return groupsAt(table, names, repeated);
  },
  not_null(rule, table) {
    const rows = table.picked(plainAll(rule.columns), rule.where).filter(([, values]) => values.includes(null));
    return faultsOf(table, rows);
  },
  allowed_values(rule, table) {
    const type = table.typeOf(plainName(rule.column));
    const allowed = new Set(rule.values.map((value) => named([typedRule(value, type)], rule.ignore_case)));
    return filledRows(rule, table, (value) => allowed.has(named([value], rule.ignore_case)));
  },
  pattern(rule, table) {
    const fits = whole(rule.pattern);
    return filledRows(rule, table, (_value, text) => fits(text));
  },
  range(rule, table) {
    const type = table.typeOf(plainName(rule.column));
    return filledRows(rule, table, (value) => !distance(value, { min: rule.min, max: rule.max }, type));
  },
  aggregate(rule, table) {
    const names = rule.column ? [plainName(rule.column)] : [];
    const values = table.picked(names, rule.where).map(([, [value]]) => value);
    const type = rule.fn === "min" || rule.fn === "max" ? table.typeOf(names[0]) : "decimal";
    const gap = distance(computed(rule.fn, values), rule, type);
    return gap ? off(gap) : FINE;
  },
  group_aggregate(rule, table, other) {
    const by = plainAll(rule.by);
    const names = rule.column ? [...by, plainName(rule.column)] : by;
    const groups = grouped(table.picked(names, rule.where), by.length);
    const types = [...by.map((name) => table.typeOf(name)), "decimal"];
    const wanted = other && grouped(other.picked([...by, plainName(rule.against_column)], [], types), by.length);
    const all = new Map([...groups, ...(wanted && rule.compare !== "at_most" ? wanted : [])]);
    const wrong = [...all].filter(([key]) => !isGroupFine(rule, groups.get(key), wanted, key));
    return groupsAt(
      table,
      by,
      wrong.map(([, group]) => group.by),
    );
  },
  row_match(rule, table, other) {
    const by = plainAll(rule.by);
    const shared = table.names.filter((name) => other.has(name) && !by.includes(name));
    const names = rule.columns ? plainAll(rule.columns) : shared;
    const all = [...by, ...names];
    const here = byKey(table.picked(all, rule.where), by.length, rule);
    const types = all.map((name) => table.typeOf(name));
    const there = other.picked(all, [], types);
    const faults = new Map();
    for (const [, values] of there) {
      const key = named(values.slice(0, by.length), rule.ignore_case);
      const rows = here.get(key);
      const wrong = rows?.find(([, own]) => !isSameRow(own, values, by.length, rule));
      if (!rows) faults.set(key, there.length > MANY ? toldAll(table, by, values.slice(0, by.length)) : null);
      else if (wrong) faults.set(key, table.idOf(wrong[0]));
    }
    return { count: faults.size, examples: [...faults.values()].filter(Boolean).slice(0, EXAMPLES) };
  },
  set_equals: differences,
  set_score(rule, table, other) {
    const found = differences(rule, table, other);
    const isFine = found.right >= rule.min_precision * found.given && found.right >= rule.min_recall * found.wanted;
    return isFine && (found.given || !found.wanted) ? FINE : found;
  },
  join_none: joining(false),
  join_all: joining(true),
  order: (rule, table) => faultsOf(table, rule.item ? beforeTheirs(rule, table) : misplaced(rule, table)),
  sum_conserved(rule, table, other) {
    const by = plainAll(rule.by);
    const added = other.picked([plainName(rule.against_column)], rule.against_where, ["decimal"]);
    const total = computed(
      "sum",
      added.map(([, [value]]) => value),
    );
    const groups = [...grouped(table.picked([...by, plainName(rule.column)], rule.where), by.length).values()];
    if (!groups.length) return isNear(0, total, rule.tolerance ?? 0) ? FINE : off(1);
    const goal = { expected: total, tolerance: rule.tolerance };
    const wrong = groups.filter(({ values }) => distance(computed("sum", values), goal));
    return groupsAt(
      table,
      by,
      wrong.map((group) => group.by),
    );
  },
  expression(rule, table) {
    const tests = rule.holds.map((each) => condition(table, each));
    return faultsOf(
      table,
      table.picked([], rule.where).filter(([row]) => !tests.every((test) => test(row))),
    );
  },
  json_value(rule, table) {
    const found = valueAt(table.value ?? null, rule.path);
    const isListed = (value) => (rule.values ?? []).some((each) => isSame(scalar(value, each), each, rule.tolerance));
    if (rule.at_least) {
      const listed = Array.isArray(found) ? new Set(found.filter(isListed).map(String)).size : 0;
      return listed >= rule.at_least ? FINE : off(1);
    }
    if (rule.values) return isListed(found) ? FINE : off(1);
    const like = rule.expected ?? rule.min ?? rule.max;
    return distance(scalar(found, like), rule, typeOfRule(like)) ? off(1) : FINE;
  },
};

const GOALS = { at_most: "max", at_least: "min" };

// Whether a group's number is right by itself, or beside that of the other file; a group that is not there has none.
function isGroupFine(rule, group, wanted, key) {
  const found = computed(rule.fn, group?.values ?? []);
  if (!wanted) return !distance(found, rule);
  const [goal] = wanted.get(key)?.values ?? [];
  if (typeof goal !== "number") return false;
  return !distance(found, { ...rule, [GOALS[rule.compare] ?? "expected"]: goal });
}

function byKey(picked, size, { ignore_case: isFolded }) {
  const found = new Map();
  for (const [row, values] of picked) {
    const key = named(values.slice(0, size), isFolded);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push([row, values]);
  }
  return found;
}

const isSameRow = (own, values, size, { tolerance, ignore_case: isFolded }) =>
  own.every((value, at) => at < size || isSame(value, values[at], tolerance, isFolded));

/** The columns of the handed-in table without which a rule cannot be judged. */
export function neededBy(rule) {
  const conditions = [...(rule.where ?? []), ...(rule.holds ?? [])];
  const direct = [rule.column, rule.item, rule.after, ...(rule.columns ?? []), ...(rule.by ?? [])];
  return plainAll([...direct, ...conditions.flatMap(({ column, other }) => [column, other])].filter(Boolean));
}

/**
 * How much of a table is at fault by a rule, and up to three of it: {count, examples}. An example is {values} or a row
 * of the table, {row, values}; `other` is the table that the rule compares with, `declared` are the names of columns.
 */
export const judged = (rule, table, other, declared) => TYPES[rule.type](rule, table, other, declared);

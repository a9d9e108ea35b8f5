// What is kept of readiness checks, and what can be said of it: pure functions; time is a parameter.
import { isObject } from "./records.js";

const MINUTE = 60_000;
const WARNINGS = [10, 2, 0]; // minutes left
const NORMAL = 1.96; // the 97.5th percentile of the normal distribution, for an interval of 95%

// Another hand may have written anything.
const isForm = (form) => Array.isArray(form?.items) && isObject(form.answers) && Date.parse(form.started) > 0;

/** The sound forms of a level, from the first to the last, each with its id. */
export function formsOf(state, level) {
  const all = Object.entries(state.forms ?? {}).map(([id, form]) => ({ ...form, id }));
  return all.filter((form) => isForm(form) && form.level === level).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A new form; its id begins with its start, so that ids stand in the order of time. */
export function begun(level, seed, questions, minutes, now) {
  const at = now.toISOString();
  const items = questions.map(({ id, rev }) => ({ id, rev }));
  const timer = minutes ? { timer: new Date(now.getTime() + minutes * MINUTE).toISOString() } : {};
  return { id: `${at} ${level} ${seed}`, level, seed, at, started: at, items, answers: {}, flags: [], place: 0, ...timer };
}

/** The state with a form that is new or changed; a form that was handed in stays as it is. */
export function keep(state, { id, ...form }, now) {
  const known = state.forms?.[id];
  if (known?.finished) return state;
  return { ...state, forms: { ...state.forms, [id]: { ...known, ...form, at: now.toISOString() } } };
}

/** The state without a form. */
export function discard(state, id) {
  const { [id]: _, ...forms } = state.forms ?? {};
  return { ...state, forms };
}

/** Milliseconds until the timer ends, negative after it; null without one. A clock set back gives no more than it had. */
export const left = ({ timer, started }, now) => (timer ? Date.parse(timer) - Math.max(now, Date.parse(started)) : null);

/** Ten more minutes: from the end of the timer, or from now when it has ended. */
export function longer(form, minutes, now) {
  return new Date(Math.max(Date.parse(form.timer), now.getTime()) + minutes * MINUTE).toISOString();
}

/** Which of the warnings (10, 2 or 0 minutes) came due as the time left fell from `before` to `after`; null for none. */
export function warning(before, after) {
  const crossed = WARNINGS.filter((minutes) => before > minutes * MINUTE && after <= minutes * MINUTE);
  return crossed.length ? Math.min(...crossed) : null;
}

/**
 * Wilson's score interval of 95% for a share, as [low, high] from 0 to 1.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
 */
export function interval(right, of) {
  const share = right / of;
  const weight = NORMAL ** 2 / of;
  const middle = share + weight / 2;
  const spread = NORMAL * Math.sqrt((share * (1 - share)) / of + weight / (4 * of));
  return [Math.max(0, (middle - spread) / (1 + weight)), Math.min(1, (middle + spread) / (1 + weight))];
}

/** Whether a number of right answers reaches a mark in percent. */
export const reaches = ({ right, of }, percent) => right * 100 >= percent * of;

/** Counts of right answers in all, by domain and by cognitive level, from [{domain, thinking, ok}]. */
export function result(answers) {
  const total = (some) => ({ right: some.filter(({ ok }) => ok).length, of: some.length });
  const by = (key) =>
    Object.fromEntries(
      [...new Set(answers.map((each) => each[key]))].map((name) => [name, total(answers.filter((a) => a[key] === name))]),
    );
  return { ...total(answers), domains: by("domain"), thinking: by("thinking") };
}

/** Whether a result reaches the pass marks: overall, and in each domain that has not too few questions to be judged. */
export const passes = (found, { overall, domain, few }) =>
  reaches(found, overall) && Object.values(found.domains).every((each) => each.of < few || reaches(each, domain));

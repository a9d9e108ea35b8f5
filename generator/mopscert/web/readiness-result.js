// The result of a readiness check as text, tables and small drawings: what was right, and how sure that is.
import { formsOf, interval, passes, reaches } from "./forms.js";
import { el, fill, longDay } from "./parts.js";
import { row, shape } from "./views.js";
import { words } from "./words-readiness.js";

const percent = (share) => Math.round(share * 100);
const shareOf = ({ right, of }) => (of ? percent(right / of) : 0);
const rangeOf = ({ right, of }) => interval(right, of).map(percent);

/** The range as a bar, the share as a dot in it, the pass mark as a line; all of it stands beside it in words. */
function drawn(counts, mark) {
  const [low, high] = rangeOf(counts);
  return shape(
    "svg",
    { viewBox: "-3 0 106 10", class: "mops-exam__range", "aria-hidden": "true" },
    shape("path", { d: "M0 5H100" }),
    shape("rect", { x: low, y: 2, width: high - low, height: 6 }),
    shape("circle", { cx: shareOf(counts), cy: 5, r: 3 }),
    mark ? shape("path", { d: `M${mark} 0V10`, class: "mops-exam__mark" }) : "",
  );
}

/** A row: a title, what was right, whether that reaches the mark where there is one, and how sure it is. */
function told(title, counts, mark, least) {
  const few = counts.of < least;
  const [low, high] = rangeOf(counts);
  const sure = few ? words.few : [fill(words.range, { low, high }), drawn(counts, mark)];
  const reached = few ? words.no_mark : reaches(counts, mark) ? words.reached : words.missed;
  return row([title, fill(words.of, counts), ...(mark ? [reached] : []), sure]);
}

const rows = (titles, groups, mark, least) =>
  titles.filter(({ id }) => groups[id]).map(({ id, title }) => told(title, groups[id], mark, least));

function attempts(state, form, rules) {
  const done = formsOf(state, rules.level).filter(({ result }) => result);
  const line = (each, number) => {
    const values = { number: number + 1, day: longDay(each.finished), percent: shareOf(each.result), seed: each.seed, ...each.result };
    const text = fill(number ? words.attempt_later : words.attempt_first, values);
    return el("li", {}, text, each.id === form.id ? ` ${words.attempt_this}` : "");
  };
  return done.map(line);
}

/** What stands above the single answers, by the parts of the page. */
export function summary(state, form, rules) {
  const { result: found } = form;
  const values = { ...found, percent: shareOf(found), ...rules, day: longDay(form.finished), seed: form.seed };
  return {
    verdict: fill(passes(found, rules) ? words.passed : words.not_passed, values),
    reached: fill(words.reached_of, values),
    domains: rows(rules.domains, found.domains, rules.domain, rules.few),
    thinking: rows(rules.thinking, found.thinking, 0, rules.few),
    attempts: attempts(state, form, rules),
  };
}

// The result of a readiness check as text, tables and small drawings: what was right, and how sure that is.
import { formsOf, interval, passes, reaches } from "./forms.js";
import { longDay } from "./overview.js";
import { el, fill } from "./parts.js";
import { heading } from "./readiness-parts.js";
import { words } from "./words-readiness.js";

const SVG = "http://www.w3.org/2000/svg";
const percent = (share) => Math.round(share * 100);
const shareOf = ({ right, of }) => (of ? percent(right / of) : 0);

export const dayOf = (at) => longDay.format(new Date(at));

function shape(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The range as a bar, the share as a dot in it, the pass mark as a line; all of it stands beside it in words. */
function drawn(counts, mark) {
  const [low, high] = interval(counts.right, counts.of).map(percent);
  return shape(
    "svg",
    { viewBox: "-3 0 106 10", class: "mops-exam__range", "aria-hidden": "true" },
    shape("path", { d: "M0 5H100" }),
    shape("rect", { x: low, y: 2, width: high - low, height: 6 }),
    shape("circle", { cx: shareOf(counts), cy: 5, r: 3 }),
    mark ? shape("path", { d: `M${mark} 0V10`, class: "mops-exam__mark" }) : "",
  );
}

function row(title, counts, mark, least) {
  const few = counts.of < least;
  const [low, high] = interval(counts.right, counts.of).map(percent);
  const told = few ? words.few : fill(words.range, { low, high });
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, title),
    el("td", {}, fill(words.of, counts)),
    mark && el("td", {}, few ? words.no_mark : reaches(counts, mark) ? words.reached : words.missed),
    el("td", {}, told, !few && drawn(counts, mark)),
  );
}

function table(caption, titles, groups, mark, least) {
  const heads = [caption, words.right, ...(mark ? [fill(words.mark, { mark })] : []), words.could];
  const shown = titles.filter(({ id }) => groups[id]);
  return el(
    "table",
    {},
    el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, ...shown.map(({ id, title }) => row(title, groups[id], mark, least))),
  );
}

function attempts(state, form, rules) {
  const done = formsOf(state, rules.level).filter(({ result }) => result);
  const line = (each, number) => {
    const values = { number: number + 1, day: dayOf(each.finished), percent: shareOf(each.result), seed: each.seed, ...each.result };
    const text = fill(number ? words.attempt_later : words.attempt_first, values);
    return el("li", {}, text, each.id === form.id ? ` ${words.attempt_this}` : "");
  };
  return el("ol", { className: "mops-exam__attempts" }, ...done.map(line));
}

/** What stands above the single answers. */
export function summary(state, form, rules) {
  const { result: found } = form;
  const values = { ...found, percent: shareOf(found), ...rules, day: dayOf(form.finished), seed: form.seed };
  return [
    el("p", { className: "mops-exam__verdict" }, fill(passes(found, rules) ? words.passed : words.not_passed, values)),
    el("p", {}, fill(words.reached_of, values)),
    el("p", {}, words.claim),
    heading(4, words.by_domain),
    table(words.domain, rules.domains, found.domains, rules.domain, rules.few),
    heading(4, words.by_thinking),
    table(words.thinking, rules.thinking, found.thinking, 0, rules.few),
    heading(4, words.attempts),
    attempts(state, form, rules),
  ];
}

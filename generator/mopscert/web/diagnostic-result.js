// The result of a diagnostic in words, tables and a drawing.
import { drawing } from "./diagnostic-draw.js";
import { planRow } from "./diagnostic-report.js";
import { score } from "./diagnostic-score.js";
import { el, fill } from "./parts.js";
import { row } from "./views.js";

const title = (text) => el("h4", {}, text);
const para = (...parts) => el("p", {}, ...parts);
const list = (items, kind = "ul") => el(kind, {}, ...items.map((each) => el("li", {}, each)));
const short = (number) => String(Math.round(number * 100) / 100).replace("-", "\u2212");
const byId = (parts, id) => parts.find((each) => each.id === id);

function study(sheet, ids) {
  const links = ids.map((id) => sheet.links[id]).filter(Boolean);
  const items = links.map(({ title: name, href }) => el("a", { href }, name));
  return links.length && el("div", {}, para(sheet.words.study), list(items));
}

function table(heads, rows) {
  const head = el("tr", {}, ...heads.map((each) => el("th", { scope: "col" }, each)));
  return el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows.map(row)));
}

function ranked(sheet, result) {
  const { words } = sheet;
  const nameOf = (id) => byId(sheet.results, id).title;
  const pointsOf = (id) => Math.round(byId(result.results, id).percent);
  const reason = ({ question, answer, by, because }) => {
    const asked = byId(sheet.questions, question);
    const values = { by: by > 0 ? `+${by}` : `\u2212${-by}`, answer: byId(asked.answers, answer).text, because };
    return fill(words.reason, values);
  };
  const each = (one) => [
    title(fill(one.barred ? words.result_barred : words.result_of, { title: nameOf(one.id), percent: Math.round(one.percent) })),
    list(one.reasons.map(reason)),
  ];
  const { first, second, flip } = result;
  const pair = first && { first: nameOf(first), a: pointsOf(first), ...(second && { second: nameOf(second), b: pointsOf(second) }) };
  const flipped = flip && byId(sheet.questions, flip.question);
  return {
    verdict: !first ? words.no_first : fill(result.close ? words.close : words.first, pair),
    parts: [
      flip && para(fill(words.flip, { question: flipped.text, answer: byId(flipped.answers, flip.answer).text, second: pair.second })),
      ...result.said.map(({ text }) => el("p", { className: "mops-result__note" }, text)),
      result.offered && para(fill(words.offered, pair)),
      first && para(`${result.close ? `${pair.first}: ` : ""}${byId(sheet.results, first).text}`),
      result.close && para(`${pair.second}: ${byId(sheet.results, second).text}`),
      first && study(sheet, byId(sheet.results, first).modules),
      ...result.results.flatMap(each),
    ],
  };
}

function placed(sheet, result) {
  const { words } = sheet;
  const towards = (axis, value) => {
    const by = short(Math.abs(value));
    return fill(words[by > 0 ? "towards" : "middle"], { end: value < 0 ? axis.low : axis.high, by });
  };
  const corners = result.corners.map((id) => byId(sheet.corners, id));
  const names = corners.map((each) => each.title).join(` ${words.and} `);
  const weakest = result.weakest && byId(sheet.corners, result.weakest);
  const second = result.second && byId(sheet.corners, result.second);
  return {
    verdict: corners.length > 1 ? fill(words.between, { names }) : names || sheet.centre.title,
    parts: [
      ...(names ? corners : [sheet.centre]).map(({ text }) => para(text)),
      para(`${sheet.x.title}: ${towards(sheet.x, result.x)}. ${sheet.y.title}: ${towards(sheet.y, result.y)}.`),
      title(words.strengths),
      table([words.strength, words.points], result.strengths.map(({ id, sum, of }) => [byId(sheet.corners, id).title, fill(words.of, { sum, of })])),
      second && para(fill(words[names ? "second" : "strongest"], { title: second.title })),
      weakest && para(fill(words.weakest, { title: weakest.title })),
      weakest && study(sheet, weakest.modules),
    ],
  };
}

/** The plan of a phase: what it holds, and a box to fill in for each element. */
function phaseSheet(sheet, result, answers, phase) {
  const held = byId(result.phases, phase.id).dimensions;
  const box = ({ id, title: name, prompt }) => {
    const key = `note.${phase.id}.${id}`;
    return el("label", {}, name, el("span", {}, prompt), el("textarea", { name: key, rows: 3, maxLength: 2000, value: answers[key] ?? "" }));
  };
  const names = held.map((id) => byId(sheet.dimensions, id).title).join(", ");
  return el(
    "section",
    { className: "mops-result__phase" },
    title(phase.title),
    para(phase.text),
    para(fill(sheet.words.phase_holds, { names })),
    ...sheet.plan.map(box),
  );
}

const MISSING = {
  need: (sheet, { id }) => byId(sheet.dimensions.flatMap(({ statements }) => statements), id).text,
  tip: (sheet) => sheet.words.missing_tip,
  barrier: (sheet, { id }) => fill(sheet.words.missing_tactic, { barrier: byId(sheet.barriers, id).text }),
};

function planned(sheet, result, answers) {
  const { words } = sheet;
  const band = byId(sheet.bands, result.band);
  const verdict = sheet.verdicts[result.verdict];
  const cell = (value = "\u2013") => (value.toFixed ? short(value) : value);
  const line = (key) => (answers[key]?.trim() ? ` (${answers[key].trim()})` : "");
  const tips = sheet.tipping_points.filter(({ id }) => answers[`tip.${id}`] === "1");
  const barriers = result.barriers.filter(({ severity }) => severity);
  const top = result.top.map((id) => byId(sheet.dimensions, id));
  return {
    verdict: band.title,
    parts: [
      para(band.text),
      para(fill(words.overall, { now: short(result.now), target: short(result.target), most: sheet.maturity.length - 1 })),
      result.capped && el("p", { className: "mops-result__note" }, fill(words.capped, { below: sheet.weakest.below })),
      table(words.plan_heads.split("|"), result.dimensions.map((each) => planRow(sheet, each).map(cell))),
      ...result.dimensions.map(({ id, gap }) => gap < 0 && para(fill(words.lower, byId(sheet.dimensions, id)))),
      title(words.top),
      top.length ? list(top.map((each) => each.title), "ol") : para(words.no_gap),
      study(sheet, [...new Set(top.flatMap(({ modules }) => modules))]),
      title(`${words.tips}: ${verdict.title}`),
      para(verdict.text),
      tips.length && list(tips.map(({ id, text }) => text + line(`note.${id}`))),
      title(words.readiness),
      para(result.ready ? sheet.readiness.ready : sheet.readiness.not_ready),
      result.missing.length && list(result.missing.map((each) => MISSING[each.kind](sheet, each))),
      barriers.length && title(words.barriers),
      barriers.length && list(barriers.map(({ id, severity }) => `${byId(sheet.barriers, id).text} ${sheet.severities[severity]}.${line(`note.${id}`)}`)),
      ...sheet.phases.filter(({ id }) => byId(result.phases, id).dimensions.length).map((phase) => phaseSheet(sheet, result, answers, phase)),
    ],
  };
}

const VIEWS = { ranking: ranked, quadrant: placed, gaps: planned };

/** A result as an element; `others` are saved answers ({name, answers}) to draw beside it. */
export function resultOf(sheet, answers, others) {
  const result = score(sheet, answers);
  const { verdict, parts } = VIEWS[sheet.presentation](sheet, result, answers);
  const all = [{ name: sheet.words.this_one, result }, ...others.map(({ name, answers: theirs }) => ({ name, result: score(sheet, theirs) }))];
  const key = all.length > 1 && list(all.map(({ name }) => name), "ol");
  return el(
    "div",
    {},
    el("p", { className: "mops-result__verdict" }, verdict),
    drawing(sheet, all),
    key,
    ...parts,
    title(sheet.words.always),
    list(sheet.always),
  );
}

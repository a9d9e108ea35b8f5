// What answers to a diagnostic come to: pure functions of its sheet and the answers, in whatever order they were given.

const sumOf = (numbers) => numbers.reduce((total, each) => total + each, 0);
const meanOf = (numbers) => sumOf(numbers) / numbers.length;
// Sums of thirds and tenths are a hair beside the limits that people name.
const even = (number) => Math.round(number * 1e6) / 1e6;

/** The keys that are still open of those without which there is no result, and how many those are: {open, of}. */
export function completeness(sheet, answers) {
  const keys = sheet.fields.filter(({ needed }) => needed).map(({ key }) => key);
  return { open: keys.filter((key) => answers[key] === undefined), of: keys.length };
}

const byOf = (answer, result) => sumOf(answer.moves.filter((move) => move.result === result).map(({ by }) => by));

const chosenOf = (question, answers) => question.answers.find(({ id }) => id === answers[question.id]);

/** The three answers that moved a result most, in either direction. */
function reasonsOf(sheet, answers, result) {
  const moves = sheet.questions.flatMap((question) => {
    const answer = chosenOf(question, answers);
    const found = answer?.moves.filter((move) => move.result === result) ?? [];
    return found.map(({ by, because }) => ({ question: question.id, answer: answer.id, by, because }));
  });
  return moves.sort((a, b) => Math.abs(b.by) - Math.abs(a.by)).slice(0, 3);
}

function percentOf(sheet, answers, result) {
  let [raw, low, high] = [0, 0, 0];
  for (const question of sheet.questions) {
    const points = question.answers.map((answer) => byOf(answer, result));
    const chosen = chosenOf(question, answers);
    raw += chosen ? byOf(chosen, result) : 0;
    low += Math.min(...points);
    high += Math.max(...points);
  }
  return high > low ? (100 * (raw - low)) / (high - low) : 0;
}

const applies = (gate, answers) =>
  gate.any.some(({ question, answers: named }) => named.includes(answers[question]));

/** Results by points, the leader and the runner-up among those that no gate bars, and their distance. */
function orderOf(sheet, answers) {
  const barred = sheet.gates.filter((gate) => gate.effect === "bar" && applies(gate, answers));
  const isBarred = (id) => barred.some(({ result }) => result === id);
  const ranked = sheet.results
    .map(({ id }) => ({ id, percent: percentOf(sheet, answers, id), barred: isBarred(id) }))
    .sort((a, b) => b.percent - a.percent);
  const [first, second] = ranked.filter(({ barred: out }) => !out);
  return { ranked, barred, first, second, lead: first && second ? first.percent - second.percent : 100 };
}

/** The one answer that, given otherwise, puts the runner-up first by most points; null where there is none. */
function flipOf(sheet, answers, second) {
  let flip = null;
  for (const question of sheet.questions) {
    for (const { id } of question.answers.filter((answer) => answer.id !== answers[question.id])) {
      const { first, lead } = orderOf(sheet, { ...answers, [question.id]: id });
      if (first?.id === second.id && lead > (flip?.lead ?? 0)) flip = { question: question.id, answer: id, lead };
    }
  }
  return flip;
}

function ranking(sheet, answers) {
  const { ranked, barred, first, second, lead } = orderOf(sheet, answers);
  const speaks = ({ effect, result }) => effect !== "bar" && result === first?.id;
  const gates = sheet.gates.filter((gate) => speaks(gate) && applies(gate, answers));
  const isClose = lead < sheet.close_call;
  return {
    results: ranked.map((each) => ({ ...each, reasons: reasonsOf(sheet, answers, each.id) })),
    first: first?.id ?? null,
    second: second?.id ?? null,
    lead,
    close: isClose,
    flip: isClose ? flipOf(sheet, answers, second) : null,
    said: [...barred, ...gates],
    offered: Boolean(second) && gates.some(({ effect }) => effect === "offer"),
  };
}

function quadrant(sheet, answers) {
  const middle = (sheet.scale.length + 1) / 2;
  const side = (axis) => {
    const most = sumOf(sheet.statements.map((each) => Math.abs(each[axis]))) * (middle - 1);
    const moved = sheet.statements.map((each) => each[axis] * (Number(answers[each.id] ?? middle) - middle));
    return most ? sumOf(moved) / most : 0;
  };
  const [x, y] = [side("x"), side("y")];
  const holds = (end, value) => (end === "low" ? value <= 0 : value >= 0);
  const isCentre = Math.abs(x) < sheet.centre.within && Math.abs(y) < sheet.centre.within;
  const corners = isCentre ? [] : sheet.corners.filter((each) => holds(each.x, x) && holds(each.y, y));
  const strengths = sheet.corners
    .map(({ id }) => {
      const own = sheet.statements.filter(({ corner }) => corner === id);
      return { id, sum: sumOf(own.map((each) => Number(answers[each.id] ?? middle))), of: own.length * sheet.scale.length };
    })
    .sort((a, b) => b.sum - a.sum);
  // Equal strengths have no second and no weakest.
  const second = strengths.find(({ id, sum }) => !corners.some((each) => each.id === id) && sum > strengths.at(-1).sum);
  const weakest = strengths.at(-1).sum < strengths[0].sum ? strengths.at(-1).id : null;
  return { x, y, corners: corners.map(({ id }) => id), strengths, second: second?.id ?? null, weakest };
}

const floorOf = (steps, value) => steps.filter(({ at_least: least }) => value >= least).length - 1;

function dimensionOf(sheet, answers, { id, statements }) {
  const now = even(meanOf(statements.map((each) => Number(answers[`now.${each.id}`] ?? 0))));
  const wanted = (each) => Number(answers[`target.${each.id}`] ?? answers[`now.${each.id}`] ?? 0);
  const target = even(meanOf(statements.map(wanted)));
  const gap = even(target - now);
  const importance = Number(answers[`importance.${id}`] ?? Math.ceil(sheet.importance.length / 2));
  const isWeak = now < sheet.weakest.below;
  const priority = even(Math.max(0, gap) * importance);
  const phase = isWeak ? sheet.phases[0] : gap > 0 && sheet.phases.find(({ at_least: least }) => priority >= least);
  return { id, now, target, gap, importance, priority, weak: isWeak, phase: phase ? phase.id : null };
}

/** What is missing before the first phase; nothing where it can begin. */
function missingOf(sheet, answers, tips, barriers) {
  const short = sheet.readiness.needs.filter((need) => Number(answers[`now.${need.statement}`] ?? 0) < need.at_least);
  return [
    ...short.map(({ statement }) => ({ kind: "need", id: statement })),
    ...(tips < sheet.readiness.tipping_points ? [{ kind: "tip" }] : []),
    ...barriers.filter(({ open }) => open).map(({ id }) => ({ kind: "barrier", id })),
  ];
}

function gaps(sheet, answers) {
  const dimensions = sheet.dimensions.map((each) => dimensionOf(sheet, answers, each));
  const now = even(meanOf(dimensions.map((each) => each.now)));
  const reached = floorOf(sheet.bands, now);
  const cap = sheet.bands.findIndex(({ id }) => id === sheet.weakest.cap);
  const isCapped = dimensions.some(({ weak }) => weak) && reached > cap;
  const tips = sheet.tipping_points.filter(({ id }) => answers[`tip.${id}`] === "1").length;
  const barriers = sheet.barriers.map(({ id }) => {
    const severity = Number(answers[`barrier.${id}`] ?? 0);
    const isHighest = severity === sheet.severities.length - 1;
    return { id, severity, open: isHighest && answers[`tactic.${id}`] !== "1" };
  });
  const ordered = [...dimensions].sort((a, b) => b.priority - a.priority);
  const missing = missingOf(sheet, answers, tips, barriers);
  return {
    dimensions,
    now,
    target: even(meanOf(dimensions.map((each) => each.target))),
    band: sheet.bands[isCapped ? cap : reached].id,
    capped: isCapped,
    top: ordered.filter(({ priority }) => priority > 0).slice(0, 3).map(({ id }) => id),
    phases: sheet.phases.map(({ id }) => ({ id, dimensions: ordered.filter((each) => each.phase === id).map((each) => each.id) })),
    tips,
    verdict: floorOf(sheet.verdicts, tips),
    barriers,
    missing,
    ready: missing.length === 0,
  };
}

const SCORES = { ranking, quadrant, gaps };

/** The result of answers, in the shape of the sheet's presentation; what is not answered moves nothing. */
export const score = (sheet, answers) => SCORES[sheet.presentation](sheet, answers);

// How a run of a dialogue goes: everything about it follows from the numbers of the answers that were chosen.

/** `talk` is {start, levels, nodes: Map(id -> [{moves, next}])}; `picks` are the numbers of answers, from 0.
 *  Where the run stands: the node or end, the three levels, and for each answer its node and the levels after it. */
export function replay({ start, levels, nodes }, picks) {
  const steps = [];
  for (const pick of picks) {
    const { at, levels: before } = steps.at(-1) ?? { at: start, levels };
    const { moves, next } = nodes.get(at)[pick];
    steps.push({ from: at, pick, at: next, levels: before.map((level, meter) => level + moves[meter]) });
  }
  const { at, levels: now } = steps.at(-1) ?? { at: start, levels };
  return { at, levels: now, steps, over: !nodes.has(at) };
}

/** Whether a run that ended with these levels ended well. */
export const isWell = (levels) => levels.every((level) => level >= 0);

/** How many answers two runs have in common before they part. */
export function common(picks, others) {
  const parted = picks.findIndex((pick, place) => pick !== others[place]);
  return parted < 0 ? picks.length : parted;
}

/** The run before the last one that has most answers in common with it, as {number (from 0), last}. */
export function nearest(runs) {
  const shared = runs.slice(0, -1).map((picks) => common(runs.at(-1), picks));
  const last = Math.max(...shared);
  return { number: shared.lastIndexOf(last), last };
}

/** A level as people write it: "+2", "0", "−1". */
export const signed = (level) => (level > 0 ? `+${level}` : level < 0 ? `\u2212${-level}` : "0");

// Results that a reader keeps in this browser: pure functions of the kept state.

const LONGEST = 2000;

/** Those of some answers that the sheet allows, and lines of text beside them; a store may hold anything. */
export function soundAnswers(sheet, answers) {
  const given = Object.entries(answers ?? {}).filter(([, value]) => typeof value === "string");
  const allowed = new Map(sheet.fields.map(({ key, values }) => [key, values]));
  const fits = ([key, value]) => allowed.get(key)?.includes(value) || (sheet.notes.includes(key) && value.length <= LONGEST);
  return Object.fromEntries(given.filter(fits));
}

const isEntry = (each) => typeof each?.at === "string" && typeof each.label === "string" && typeof each.version === "string";

// What was saved before the diagnostic was renamed belongs to it.
const entriesOf = (state, { id, aliases = [] }) =>
  [...aliases, id].flatMap((name) => [state.diagnostics?.[name]?.saved].filter(Array.isArray).flat());

/** Saved results of a diagnostic, the oldest first; what cannot be read is passed over, not removed. */
export const savedOf = (state, sheet) =>
  entriesOf(state, sheet)
    .filter(isEntry)
    .map((each) => ({ ...each, answers: soundAnswers(sheet, each.answers), fits: each.version === sheet.version }));

function withSaved(state, sheet, change) {
  const diagnostics = { ...state.diagnostics };
  for (const former of sheet.aliases ?? []) delete diagnostics[former];
  diagnostics[sheet.id] = { ...diagnostics[sheet.id], saved: change(entriesOf(state, sheet)) };
  return { ...state, diagnostics };
}

/** The state with one more saved result. */
export function withResult(state, sheet, label, answers, now) {
  const entry = { id: now.getTime().toString(36), at: now.toISOString(), label, version: sheet.version, answers };
  return withSaved(state, sheet, (saved) => [...saved, entry]);
}

/** The state without a saved result. */
export const withoutResult = (state, sheet, id) =>
  withSaved(state, sheet, (saved) => saved.filter((each) => each?.id !== id));

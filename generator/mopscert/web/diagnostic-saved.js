// Results that a reader keeps in this browser: pure functions of the kept state.
import { soundAnswers } from "./diagnostic-link.js";

const isEntry = (each) => typeof each?.at === "string" && typeof each.label === "string" && typeof each.version === "string";

function entriesOf(state, id) {
  const saved = state.diagnostics?.[id]?.saved;
  return Array.isArray(saved) ? saved : [];
}

/** Saved results of a diagnostic, the oldest first; what cannot be read is passed over, not removed. */
export const savedOf = (state, sheet) =>
  entriesOf(state, sheet.id)
    .filter(isEntry)
    .map((each) => ({ ...each, answers: soundAnswers(sheet, each.answers), fits: each.version === sheet.version }));

function withSaved(state, id, change) {
  const mine = { ...state.diagnostics?.[id], saved: change(entriesOf(state, id)) };
  return { ...state, diagnostics: { ...state.diagnostics, [id]: mine } };
}

/** The state with one more saved result. */
export function withResult(state, sheet, label, answers, now) {
  const entry = { id: now.getTime().toString(36), at: now.toISOString(), label, version: sheet.version, answers };
  return withSaved(state, sheet.id, (saved) => [...saved, entry]);
}

/** The state without a saved result. */
export const withoutResult = (state, sheet, id) =>
  withSaved(state, sheet.id, (saved) => saved.filter((each) => each?.id !== id));

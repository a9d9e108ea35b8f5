// What is typed into forms and not sent yet, so that a page that is closed or loaded anew loses nothing.
import { records } from "./records.js";

/** What stood in a form, by the names of its fields. */
export const typedAt = (key) => records.state.typed?.[key];

/** Keeps what stands in a form, or, where nothing is given, forgets it. */
export const keepTyped = (key, fields) =>
  records.update((state) => ({ ...state, typed: { ...state.typed, [key]: fields } }));

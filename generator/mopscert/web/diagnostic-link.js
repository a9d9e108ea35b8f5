// Answers as a short text for the fragment of a link, and back; what a link brings is believed only where it fits.

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const NONE = "-";
export const MARK = "#answers=";

/** Answers as one character a field, behind the version of the sheet. */
export function encode(sheet, answers) {
  const codes = sheet.fields.map(({ key, values }) => DIGITS[values.indexOf(answers[key])] ?? NONE);
  return `${sheet.version}.${codes.join("")}`;
}

/** A fragment -> {answers}, or {problem}: "stale" (of another version) or "damaged"; null where it holds no answers. */
export function decode(sheet, fragment) {
  if (!fragment.startsWith(MARK)) return null;
  const [, version, codes] = /^(\d+-[0-9a-f]+)\.([0-9a-z-]+)$/.exec(fragment.slice(MARK.length)) ?? [];
  if (!version) return { problem: "damaged" };
  if (version !== sheet.version) return { problem: "stale" };
  const given = sheet.fields.map(({ key, values }, place) => [key, codes[place] === NONE || values[DIGITS.indexOf(codes[place])]]);
  if (codes.length !== sheet.fields.length || given.some(([, value]) => !value)) return { problem: "damaged" };
  return { answers: Object.fromEntries(given.filter(([, value]) => value !== true)) };
}

// Moves the days of a calendar, and finds the one on which a plan begins.

const DATES = /^(DTSTART|DTEND)(;VALUE=DATE:)(\d{4})(\d\d)(\d\d)/gm;

/** Milliseconds of a day, whose numbers may be digits. */
const atNoon = (year, month, date) => Date.UTC(year, month - 1, date, 12);
const dayOf = (text) => atNoon(...text.split("-"));
const written = (day) => new Date(day).toISOString().slice(0, 10);

/** The text of a calendar whose entries all begin as many days later as lie between two days. */
export function moved(text, from, to) {
  const later = dayOf(to) - dayOf(from);
  return text.replace(DATES, (_, name, kind, ...digits) => {
    const day = atNoon(...digits) + later;
    return `${name}${kind}${written(day).replaceAll("-", "")}`;
  });
}

/** The first Monday behind a moment, in the learner's calendar. */
export function nextMonday(now) {
  const days = 7 - ((now.getDay() + 6) % 7);
  return written(atNoon(now.getFullYear(), now.getMonth() + 1, now.getDate() + days));
}

// Moves the days of a calendar, and finds the one on which a plan begins.

const DATES = /^(DTSTART|DTEND)(;VALUE=DATE:)(\d{4})(\d\d)(\d\d)/gm;

const atNoon = (year, month, date) => new Date(Date.UTC(year, month - 1, date, 12));
const dayOf = (text) => atNoon(...text.split("-").map(Number));
const written = (day) => day.toISOString().slice(0, 10);

/** The text of a calendar whose entries all begin as many days later as lie between two days. */
export function moved(text, from, to) {
  const later = dayOf(to) - dayOf(from);
  return text.replace(DATES, (_, name, kind, ...digits) => {
    const day = new Date(atNoon(...digits.slice(0, 3).map(Number)).getTime() + later);
    return `${name}${kind}${written(day).replaceAll("-", "")}`;
  });
}

/** The first Monday behind a moment, in the learner's calendar. */
export function nextMonday(now) {
  const days = ((8 - now.getDay()) % 7) || 7;
  return written(atNoon(now.getFullYear(), now.getMonth() + 1, now.getDate() + days));
}

// What a result page shows as Markdown, and a plan as a table for spreadsheets.

const flat = (text) => text.replace(/\s+/g, " ").trim();

function rows(table) {
  const cells = [...table.rows].map((row) => [...row.cells].map((cell) => flat(cell.textContent).replaceAll("|", "\\|")));
  const lines = cells.map((row) => `| ${row.join(" | ")} |`);
  return [lines[0], `|${" --- |".repeat(cells[0].length)}`, ...lines.slice(1)].join("\n");
}

const MARKS = {
  H4: (node) => `## ${flat(node.textContent)}`,
  P: (node) => flat(node.textContent),
  UL: (node) => [...node.children].map((each) => `- ${flat(each.textContent)}`).join("\n"),
  OL: (node) => [...node.children].map((each, place) => `${place + 1}. ${flat(each.textContent)}`).join("\n"),
  TABLE: rows,
  LABEL: (node) => `**${flat(node.firstChild.textContent)}**`,
  TEXTAREA: (node) => node.value.trim() || "-",
};

function pieces(node) {
  const mark = MARKS[node.tagName];
  if (!mark) return [...node.children].flatMap(pieces);
  return [mark(node), ...[...node.querySelectorAll("textarea")].map(MARKS.TEXTAREA)];
}

/** Markdown of what a result page shows. */
export const markdownOf = (title, node) => `${[`# ${title}`, ...pieces(node)].filter(Boolean).join("\n\n")}\n`;

// Spreadsheets take a text that begins like this for a formula.
const safe = (text) => (/^[=+\-@\t\r]/.test(text) && isNaN(text) ? `'${text}` : text);

/** A table of values as CSV. */
export function csvOf(table) {
  const cell = (value) => {
    const text = safe(String(value ?? ""));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return table.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const titleOf = (parts, id) => parts.find((each) => each.id === id)?.title;

/** What a plan says of a dimension: its title, five numbers, and the title of its phase, if it has one. */
export const planRow = (sheet, { id, now, target, gap, importance, priority, phase }) =>
  [titleOf(sheet.dimensions, id), now, target, gap, importance, priority, titleOf(sheet.phases, phase)];

/** The gap plan: a row a dimension, with what the sheet of its phase says. */
export function planTable(sheet, result, answers, heads) {
  const titles = sheet.plan.map((each) => each.title);
  const row = (each) => [...planRow(sheet, each), ...sheet.plan.map(({ id }) => answers[`note.${each.phase}.${id}`])];
  return [[...heads, ...titles], ...result.dimensions.map(row)];
}

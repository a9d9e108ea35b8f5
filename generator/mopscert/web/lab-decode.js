// Turns the bytes of a file into text, whatever a program wrote them as, or says what sort of file it is instead.

// How files begin that are no text, and what they are.
const STARTS = [
  ["PK\x03\x04", "zip"],
  ["\xd0\xcf\x11\xe0", "workbook"],
  ["%PDF", "pdf"],
  ["\x89PNG", "image"],
  ["\x1f\x8b", "archive"],
];
const PARTS = [
  ["xl/", "workbook"],
  ["spreadsheet", "workbook"],
  ["Index/", "workbook"],
  ["word/", "document"],
];

function textIn(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: encoding === "utf-8" }).decode(bytes);
  } catch {
    return null;
  }
}

// Which half of each pair of bytes is nought in nearly all of the beginning: Latin letters in UTF-16 without a mark.
function halfOfNoughts(bytes) {
  const start = bytes.subarray(0, 2000);
  const noughts = [0, 0];
  start.forEach((byte, at) => (noughts[at % 2] += byte === 0));
  const most = noughts[0] > noughts[1] ? 0 : 1;
  return noughts[most] > start.length * 0.35 && noughts[1 - most] < start.length * 0.05 ? most : -1;
}

function sortOf(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 3000));
  const sort = STARTS.find(([letters]) => start.startsWith(letters))?.[1];
  return sort === "zip" ? (PARTS.find(([part]) => start.includes(part))?.[1] ?? "archive") : sort;
}

const isText = (text) => !/[\0-\x08\x0e-\x1f\ufffe\uffff]/.test(text);

/**
 * The text of a file and how it was written (`utf-8`, `utf-16` or `windows-1252`), as {text, encoding}; or {sort}, what
 * it is where it is no text: empty, workbook, document, pdf, image, archive, page or binary.
 */
export function decode(bytes) {
  if (!bytes.length) return { sort: "empty" };
  const sort = sortOf(bytes);
  if (sort) return { sort };
  const mark = bytes[0] * 256 + bytes[1];
  const half = mark === 0xfffe ? 1 : mark === 0xfeff ? 0 : halfOfNoughts(bytes);
  let encoding = half < 0 ? "utf-8" : "utf-16";
  let text = textIn(half < 0 ? encoding : half ? "utf-16le" : "utf-16be", bytes);
  if (text === null) {
    encoding = "windows-1252";
    text = textIn(encoding, bytes);
  }
  if (!isText(text)) return { sort: "binary" };
  if (!text.trim()) return { sort: "empty" };
  return /^\s*<(!doctype|html|\?xml|table)/i.test(text.slice(0, 500)) ? { sort: "page" } : { text, encoding };
}

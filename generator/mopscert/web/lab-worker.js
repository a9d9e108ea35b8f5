// Judges files beside the page, so that the page goes on answering meanwhile.

import { untouched, verdict } from "./lab-verdict.js";

const MOST_FILES = 20;
const MOST_BYTES = 10 * 1024 * 1024;

// The word for what is wrong with files before they are read.
function refusal(files) {
  if (files.length > MOST_FILES) return ["many_files", { most: MOST_FILES }];
  const bytes = files.reduce((total, { size }) => total + size, 0);
  return bytes > MOST_BYTES ? ["many_bytes", { most: MOST_BYTES >> 20 }] : null;
}

const read = async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });

addEventListener("message", async ({ data: { sheet, files } }) => {
  const names = files.map(({ name }) => name).slice(0, MOST_FILES);
  // What is true should the rest never end.
  postMessage({ isLast: false, verdict: untouched(sheet, names, "too_long") });
  const refused = refusal(files);
  try {
    const found = refused ? untouched(sheet, names, ...refused) : verdict(sheet, await Promise.all(files.map(read)));
    postMessage({ isLast: true, verdict: found });
  } catch {
    // Such as a file that was moved or changed since it was chosen.
    postMessage({ isLast: true, verdict: untouched(sheet, names, "unreadable") });
  }
});

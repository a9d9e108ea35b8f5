// Judges files beside the page, so that the page goes on answering meanwhile.

import { refused, untouched, verdict } from "./lab-verdict.js";

const read = async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });

onmessage = async ({ data: { sheet, files } }) => {
  // What is true should the rest never end.
  postMessage({ isLast: false, verdict: untouched(sheet, files, "too_long") });
  try {
    const found = refused(sheet, files) ?? verdict(sheet, await Promise.all(files.map(read)));
    postMessage({ isLast: true, verdict: found });
  } catch {
    // Such as a file that was moved or changed since it was chosen.
    postMessage({ isLast: true, verdict: untouched(sheet, files, "unreadable") });
  }
};

// Hands a text to the learner as a file; nothing is sent.
import { el } from "./parts.js";

export function save(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: address, download: name }).click();
  // The download starts in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

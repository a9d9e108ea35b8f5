// Hands a text to the learner as a file; nothing is sent.

export function save(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // The download starts in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

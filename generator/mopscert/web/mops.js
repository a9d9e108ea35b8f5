// Loads what a page uses, and nothing else; instant navigation replaces pages without running their scripts again.

const FEATURES = { "mops-self-check": "./self-check.js" };
const asked = new Set();

function load() {
  for (const [tag, file] of Object.entries(FEATURES)) {
    if (asked.has(file) || !document.querySelector(tag)) continue;
    asked.add(file);
    import(file).catch(() => {}); // the page is complete without it
  }
}

new MutationObserver(load).observe(document.documentElement, { childList: true, subtree: true });
load();

// Loads what a page uses, and nothing else; instant navigation replaces pages without running their scripts again.

const FEATURES = { "mops-self-check": "./self-check.js" };

function load() {
  for (const [tag, file] of Object.entries(FEATURES)) {
    // A module is loaded once, however often it is asked for.
    if (document.querySelector(`${tag}:not(:defined)`)) import(file);
  }
}

new MutationObserver(load).observe(document.documentElement, { childList: true, subtree: true });
load();

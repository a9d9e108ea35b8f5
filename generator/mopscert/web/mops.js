// Loads what a page uses, and nothing else; instant navigation replaces pages without running their scripts again.

// Each is an element, and the file that defines it: mops-lab comes from lab.js.
const FEATURES = [
  "self-check",
  "progress",
  "review",
  "readiness",
  "dialogue",
  "study-plan",
  "lab",
  "diagnostic",
  "moved",
  "offline",
];
const KEY = "mops:v1"; // as in records.js, which only those load who have records
const asked = new Set();

// A page that comes from a version kept on the device tells when there is a newer one.
const isWanted = (name) =>
  document.querySelector(`mops-${name}`) || (name === "offline" && navigator.serviceWorker?.controller);

function load() {
  for (const name of FEATURES) {
    if (asked.has(name) || !isWanted(name)) continue;
    asked.add(name);
    import(`./${name}.js`).catch(() => {}); // the page is complete without it
  }
}

// For those who have answered something, lists of modules show how far they are.
function mark(event) {
  try {
    if (localStorage.getItem(KEY)) import("./marks.js").then(({ markModules }) => markModules(event?.detail?.id), () => {});
  } catch {
    // Where storage is forbidden there is nothing to show.
  }
}

// The theme has shortcuts of one character, which speech and slips of the hand type too (WCAG 2.1.4), and no way to
// switch them off. It listens at the window, so this keeps them from it, and takes nothing from fields of text.
function keepFromTheme(event) {
  if (event.key?.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
}

document.addEventListener("keydown", keepFromTheme);
document.addEventListener("mops:record", mark);
globalThis.document$?.subscribe(mark) ?? mark();
new MutationObserver(load).observe(document.documentElement, { childList: true, subtree: true });
load();

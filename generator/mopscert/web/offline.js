// Keeps this version on the device for those who ask for it, takes it away again, and says when a newer one is there.
// Nothing is kept unasked: a copy takes more room than all else that the site keeps, who reads one page has no need of
// it, and what is whole from the start leaves nobody to guess which pages will open on the train.
import { define, el } from "./parts.js";
import { words } from "./words-offline.js";

const ROOT = new URL("../../", import.meta.url);
const workers = navigator.serviceWorker; // not where a page came by plain http

/** The registration of this version, and not one of a folder above it. */
async function registered() {
  const found = await workers.getRegistration(ROOT);
  return found?.scope === ROOT.href && found;
}

const named = async () => (await caches.keys()).filter((name) => name.startsWith(`mops ${ROOT} `));

const listed = async () => (await fetch(new URL("offline.json", ROOT), { cache: "no-cache" })).json();

/** Resolves once a worker runs, and so has all that it needs. */
const ready = (worker) =>
  new Promise((resolve, reject) => {
    const look = () => (worker.state === "activated" ? resolve() : worker.state === "redundant" && reject());
    worker.onstatechange = look;
    look();
  });

class OfflineElement extends HTMLElement {
  async connectedCallback() {
    if (!workers) return;
    this.onclick = ({ target }) => this[target.dataset.do]?.();
    // Empty where a site is not made to be kept, as while it is being written.
    const { bytes } = await listed().catch(() => ({}));
    if (!bytes) return;
    this.querySelector("data").textContent = Math.ceil(bytes / 1e6);
    this.#show((await registered().catch(() => {})) ? "kept" : "none");
    this.firstElementChild.hidden = false;
  }

  async keep() {
    this.#show("keeping");
    try {
      navigator.storage.persist?.(); // so that it is not taken away for want of room, where the browser agrees
      const { installing, waiting, active } = await workers.register(new URL("worker.js", ROOT));
      await ready(installing ?? waiting ?? active);
      // One that was just switched off may come back without what it had.
      if (!(await named()).length) throw new Error();
      this.#show("kept");
    } catch {
      await this.drop("failed");
    }
  }

  async drop(state = "dropped") {
    try {
      await (await registered())?.unregister();
      for (const name of await named()) await caches.delete(name);
    } catch {
      // Where storage is forbidden, nothing was kept.
    }
    this.#show(state);
  }

  /** Shows what belongs to a state; the button that was pressed leaves the focus to the other one. */
  #show(state) {
    const hadFocus = this.contains(document.activeElement);
    for (const each of this.querySelectorAll("[data-when]")) each.hidden = !each.dataset.when.split(" ").includes(state);
    if (hadFocus) this.querySelector("button:not([hidden])").focus();
  }
}

/** Says above the page that a newer build is there, whole; on acceptance all open pages show it. */
async function watch() {
  const registration = await registered();
  const note = el("div", { className: "md-banner", role: "status" });
  document.querySelector(".md-header").after(note);
  const tell = () => {
    if (!registration.waiting || note.firstChild) return;
    // The one that waits by then: a newer build may have come.
    const show = el("button", { className: "md-button", onclick: () => registration.waiting.postMessage("") }, words.show);
    note.append(el("p", { className: "md-banner__inner md-grid md-typeset" }, `${words.news} `, show));
  };
  const follow = () => {
    if (registration.installing) registration.installing.onstatechange = tell;
    tell();
  };
  registration.onupdatefound = follow;
  workers.oncontrollerchange = () => location.reload();
  follow();
}

define("mops-offline", OfflineElement);
if (workers?.controller) watch().catch(() => {}); // that of a folder above has its own words

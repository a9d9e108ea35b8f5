// Serves one build of the site from this device, whole, so that its pages never meet files of another build.

const BUILD = "%build%"; // written by offline.py: a digest of all that is kept
const scope = registration.scope;
// Each version of the site has a folder of its own, and so a name; a blank stands in no address.
const OURS = `mops ${scope} `;
const NAME = OURS + BUILD;
const LANES = 6; // loads at the same time

let hasLooked = false;

const digestOf = async (body) => new DataView(await crypto.subtle.digest("SHA-256", body)).getBigUint64(0).toString(16);

const forget = async (isOld) => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && isOld(name)).map((name) => caches.delete(name)));
};

/**
 * Takes a file from the build before, or else from the server; one that is not of this build ends it all. A server that
 * knows a file by its time may find that nothing has changed where two builds came in one second: it is asked anew.
 */
async function take(cache, address, digest) {
  const url = scope + address;
  const load = (how) => () => fetch(url, { cache: how });
  for (const find of [() => caches.match(url, { ignoreVary: true }), load("no-cache"), load("reload")]) {
    const found = await find();
    const body = await found?.arrayBuffer();
    // A new response: browsers refuse to show one that was redirected.
    if (body && (await digestOf(body)) === digest) return cache.put(url, new Response(body, found));
  }
  throw new Error(address);
}

async function install() {
  const isKnown = await caches.has(NAME);
  try {
    const cache = await caches.open(NAME);
    const list = await fetch(`${scope}offline.json`, { cache: "no-store" });
    const { build, files } = await list.clone().json();
    if (build !== BUILD) throw new Error(build);
    await cache.put(list.url, list);
    const left = Object.entries(files);
    const load = async () => {
      for (let each; (each = left.pop()); ) await take(cache, ...each);
    };
    await Promise.all(Array.from({ length: LANES }, load));
  } catch (error) {
    if (!isKnown) await caches.delete(NAME);
    throw error;
  }
}

const statusOf = async (address) => (await fetch(address, { cache: "no-store" })).status;

/** Leaves nothing behind once the site ships no worker any more; one that ships nothing else either is being renewed. */
async function look() {
  hasLooked = true;
  if (![404, 410].includes(await statusOf(location.href)) || (await statusOf(scope)) !== 200) return;
  await forget(() => true);
  await registration.unregister();
}

/**
 * What is kept; the rest comes from the server. A page that is not kept may be of another build: it is remembered, and
 * all that it asks for comes from the server too.
 */
async function answer({ request, clientId, resultingClientId }) {
  const kept = (url) => caches.match(url, { cacheName: NAME, ignoreVary: true });
  const other = (id) => `${scope}?other=${id}`;
  const isPage = request.mode === "navigate";
  const found = await kept(request.url.split(/[?#]/)[0]);
  if (found && (isPage || !(await kept(other(clientId))))) return found;
  const fresh = await fetch(request, { cache: "no-cache" }).catch(async (error) => {
    const missing = isPage && (await kept(`${scope}404.html`));
    if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
    throw error;
  });
  // What is redirected comes here again; after switching off, nothing may be kept any more.
  if (isPage && fresh.type === "basic" && (await caches.has(NAME))) {
    await (await caches.open(NAME)).put(other(resultingClientId), new Response());
  }
  return fresh;
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(forget((name) => name !== NAME)));
// The learner wants to see this build: pages of the one before load themselves anew.
addEventListener("message", () => skipWaiting());
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (mode === "navigate" && !hasLooked) event.waitUntil(look().catch(() => {})); // without network there is no telling
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event));
});

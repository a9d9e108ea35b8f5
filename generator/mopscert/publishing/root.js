// Leads from an address that is no longer here to where it went: the same page in the latest version, or in the newest
// one that has it. Where there is none, the nearest page above is offered, and nothing happens by itself.
const root = new URL(".", import.meta.url);
const VERSION = /^(latest|dev|v?\d+(\.\d+)*)\//;

/** The address of a page below its version: without version, file name or ending. */
function pageOf(path) {
  const below = path.slice(root.pathname.length).replace(VERSION, "");
  const page = below.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "/");
  return page && !page.endsWith("/") ? `${page}/` : page;
}

const above = (page) => page.replace(/[^/]*\/$/, "");

async function find() {
  const answer = await fetch(new URL("addresses.json", root));
  const { home, pages } = await answer.json();
  const urlOf = (page) => {
    const place = Object.keys(pages).find((each) => pages[each].includes(page));
    return place && new URL(`${place}/${page}`, root);
  };
  const { pathname, search, hash } = location;
  let page = pageOf(decodeURI(pathname));
  const found = urlOf(page);
  if (found && found.pathname !== pathname) {
    location.replace(found.href + search + hash);
    return;
  }
  while (page && !urlOf(page)) page = above(page);
  const near = document.querySelector(".root__near");
  near.querySelector("a").href = urlOf(page) ?? new URL(`${home}/`, root);
  near.hidden = false;
}

find().catch(() => {}); // the page says all that matters without it

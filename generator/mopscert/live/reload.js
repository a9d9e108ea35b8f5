// Loads the open page anew once the site has changed. Only the live site has it.
const { version } = document.currentScript.dataset;

const happens = (type) => new Promise((done) => document.addEventListener(type, done, { once: true }));

async function wait() {
  for (;;) {
    // A browser has few connections to a server, and a page that nobody sees needs none.
    if (document.hidden) await happens("visibilitychange");
    const answer = await fetch(`/live/${version}`, { cache: "no-store" }).catch(() => {});
    if (!answer?.ok) await new Promise((done) => setTimeout(done, 1000));
    else if ((await answer.text()) !== version) return location.reload();
  }
}

wait();

// Loads the open page anew once the site has changed. Only the live site has it.
const { version } = document.currentScript.dataset;

async function wait() {
  for (;;) {
    try {
      const response = await fetch(`/live/${version}`, { cache: "no-store" });
      if (response.ok && (await response.text()) !== version) return location.reload();
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

// The theme runs the script again when it changes the page without loading it whole.
window.mopsLive ??= wait();

// Has files checked for a lab in a worker, and waits for it no longer than a reader would.

const PATIENCE = 20000;

function judgedBeside(sheet, files) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./lab-worker.js", import.meta.url), { type: "module" });
    let latest = null;
    const end = (settle, value) => {
      clearTimeout(timer);
      worker.terminate();
      settle(value);
    };
    // Without an end, without memory or without the script, what came so far is the best answer.
    const stop = () => (latest ? end(resolve, latest) : end(reject, new Error()));
    const timer = setTimeout(stop, PATIENCE);
    worker.onmessage = ({ data }) => {
      latest = data.verdict;
      if (data.isLast) end(resolve, latest);
    };
    worker.onerror = stop;
    worker.postMessage({ sheet, files });
  });
}

/** The verdict on files by the sheet at an address. Rejected where sheet or script cannot be loaded. */
export async function checkFiles(address, files) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error();
  return judgedBeside(await answer.json(), [...files]);
}

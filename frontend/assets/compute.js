// Computes scenarios and rankings in the browser, in a worker that runs the server's code in WebAssembly. The worker is started
// at the first request and terminated after a time without requests. Until it is ready, and always after it failed, the server
// computes the answer; the figures are the same.

const ANSWER_MS = 5000; // an answer takes a few milliseconds: after this time without one the worker counts as failed
const IDLE_MS = 60_000; // time without requests after which the worker, which takes some 15 MB, is terminated

let worker = null;
let state = "new"; // then "starting", and "ready" or "failed"
let lastId = 0;
let idleTimer = 0;
const pending = new Map();

function fail(reason) {
  if (state === "failed") return;
  state = "failed";
  console.warn(`scenarios are computed by the server: ${reason}`);
  worker?.terminate();
  for (const { reject } of pending.values()) reject(new Error(reason));
  pending.clear();
}

function start() {
  state = "starting";
  try {
    worker = new Worker(new URL("compute-worker.js", import.meta.url), { type: "module" });
  } catch (error) {
    fail(String(error?.message ?? error));
    return;
  }
  worker.addEventListener("error", (event) => fail(event.message || "the worker did not start"));
  worker.addEventListener("message", ({ data }) => {
    if (data.ready) state = "ready";
    else if (data.failed) fail(data.failed);
    else {
      const request = pending.get(data.id);
      pending.delete(data.id);
      if (data.error) request?.reject(new Error(data.error));
      else request?.resolve(data.body);
    }
  });
}

/** Terminates the worker after a time without requests. */
function terminateWhenIdle() {
  clearTimeout(idleTimer);
  idleTimer = setTimeout(() => {
    if (state === "failed") return;
    worker.terminate();
    state = "new";
  }, IDLE_MS);
}

function askWorker(address) {
  return new Promise((resolve, reject) => {
    const id = (lastId += 1);
    pending.set(id, { resolve, reject });
    worker.postMessage({ id, address });
    setTimeout(() => {
      if (pending.has(id)) fail("no answer came");
    }, ANSWER_MS);
  });
}

async function askServer(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response.text();
}

/** The body at an address such as `api/scenario?add=house-001191`, with whether the browser or the server computed it. */
export async function answer(address) {
  const began = performance.now();
  const result = (by, body) => ({ by, body, ms: performance.now() - began });
  if (state === "new") start();
  terminateWhenIdle();
  if (state === "ready") {
    try {
      return result("browser", await askWorker(address));
    } catch {
      // the server is asked below
    }
  }
  return result("server", await askServer(address));
}

/** The state of the worker, for tests and for debugging. */
export function condition() {
  return state;
}

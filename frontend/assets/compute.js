// Scenarios and rankings computed in this browser: the server's own code in WebAssembly, in a worker of its
// own. Loaded when somebody asks for one, ended when nobody does for a while. Until the worker is ready, and for
// good should it fail, the server answers: the reader sees the same figures either way.

const ANSWER_MS = 5000; // an answer takes a few milliseconds: a worker silent for this long is not coming back
const REST_MS = 60_000; // the worker holds some 15 MB: without a question for so long it is ended, to begin anew at the next

let worker = null;
let state = "new"; // then "starting", and "ready" or "failed"
let last = 0;
let rest = 0;
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
      const asked = pending.get(data.id);
      pending.delete(data.id);
      if (data.said) asked?.reject(new Error(data.said));
      else asked?.resolve(data.body);
    }
  });
}

/** Ends the worker when nobody asks for a while. */
function endLater() {
  clearTimeout(rest);
  rest = setTimeout(() => {
    if (state === "failed") return;
    worker.terminate();
    state = "new";
  }, REST_MS);
}

function ask(address) {
  return new Promise((resolve, reject) => {
    const id = (last += 1);
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

/** The body the server would give at an address such as `api/scenario?add=house-001191`, and who gave it. */
export async function answer(address) {
  const began = performance.now();
  const given = (by, body) => ({ by, body, ms: performance.now() - began });
  if (state === "new") start();
  endLater();
  if (state === "ready") {
    try {
      return given("browser", await ask(address));
    } catch {
      // the server is asked below
    }
  }
  return given("server", await askServer(address));
}

/** What the computation is doing: for tests and for the curious. */
export function condition() {
  return state;
}

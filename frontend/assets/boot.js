// Loads the client, and reloads the page after a panic: a panic ends the WebAssembly instance, so only
// code outside it can start it again. It contains no texts: they are in the HTML page, in both languages.

const ENGINE_KEY = "atlante.engine"; // "off": the client shows the server-drawn map
const CRASH_KEY = "atlante.crash"; // time of the last crash, milliseconds
const MESSAGE_KEY = "atlante.message"; // message of the last crash, for the client's notice
const CRASH_WINDOW_MS = 60_000; // after a second crash within this time the engine is turned off

const skeleton = document.getElementById("app").cloneNode(true); // the page before the client, for the failure page
let stopping = false; // the page is reloading, or shows the failure page

/** The tab's storage; null where it is forbidden (private windows, policies), and nothing is stored. */
function storage() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** A response whose bytes are counted while they are read, for the progress bar. */
function counted(response, onBytes) {
  const total = Number(response.headers.get("x-uncompressed-length")) || 0;
  if (!response.body || typeof TransformStream === "undefined") return response;
  let received = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      onBytes(received, total);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), {
    headers: { "content-type": "application/wasm" },
  });
}

function showProgress(received, total) {
  const bar = document.getElementById("boot-progress");
  if (bar && total > 0) {
    bar.max = total;
    bar.value = Math.min(received, total);
  }
}

/** Shows the page without its client: a message, a button to try again, and the map drawn by the server. */
function showFailure(error) {
  document.getElementById("app").replaceWith(skeleton);
  const boot = document.getElementById("boot");
  boot.classList.add("failed");
  boot.setAttribute("role", "alert");
  boot.closest("main")?.removeAttribute("aria-busy");
  const map = document.getElementById("boot-map");
  map.src = `export/map.svg${window.location.search}`;
  map.hidden = false;
  document.getElementById("boot-detail").textContent = String(error?.message ?? error);
  document.getElementById("boot-retry").addEventListener("click", () => {
    storage()?.removeItem(ENGINE_KEY);
    window.location.reload();
  });
}

/** After a crash reloads the page; after a second one within a minute, without the map engine. */
function recover(error) {
  if (stopping) return;
  stopping = true;
  const memory = storage();
  const again = Date.now() - Number(memory?.getItem(CRASH_KEY) ?? 0) < CRASH_WINDOW_MS;
  if (!memory || (again && memory.getItem(ENGINE_KEY) === "off")) {
    showFailure(error); // without storage, or with crashes that the engine does not cause, the page would reload for ever
    return;
  }
  memory.setItem(CRASH_KEY, String(Date.now()));
  memory.setItem(MESSAGE_KEY, String(error?.message ?? error).slice(0, 500));
  if (again) memory.setItem(ENGINE_KEY, "off");
  window.location.reload();
}

function watchForCrashes() {
  const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
  window.addEventListener("error", (event) => {
    if (isTrap(event.error)) recover(event.error);
  });
  window.addEventListener("unhandledrejection", (event) => {
    if (isTrap(event.reason)) recover(event.reason);
  });
  // sent by the client's panic hook, with the panic's message
  window.addEventListener("atlante:panic", (event) => recover(event.detail));
}

/** Answers an address of the API by computing it in the browser, or by the server; see compute.js. */
window.atlanteCompute = async (address) => {
  const compute = await import("./compute.js");
  return compute.answer(address);
};

async function start() {
  const asked = new URLSearchParams(window.location.search).get("lang");
  if (asked === "it" || asked === "en") document.documentElement.lang = asked;
  try {
    const [client, response] = await Promise.all([import("./client.js"), fetch("client_bg.wasm")]);
    if (!response.ok) throw new Error(`client_bg.wasm: HTTP ${response.status}`);
    await client.default({ module_or_path: counted(response, showProgress) });
    watchForCrashes();
    client.start();
  } catch (error) {
    if (!stopping) {
      stopping = true;
      showFailure(error);
    }
  }
}

start();

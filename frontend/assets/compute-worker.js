// The worker of compute.js: holds the atlas in WebAssembly and computes answers from it.

import init, { Local } from "./whatif.js";

async function open() {
  const atlas = await fetch("api/atlas");
  if (!atlas.ok) throw new Error(`api/atlas: HTTP ${atlas.status}`);
  const [files] = await Promise.all([atlas.text(), init()]);
  const local = new Local(files);
  local.answer("api/scenario?add="); // computes the distances now, so that the first request does not wait for them
  return local;
}

open().then(
  (local) => {
    self.addEventListener("message", ({ data }) => {
      try {
        self.postMessage({ id: data.id, body: local.answer(data.address) });
      } catch (error) {
        const message = String(error?.message ?? error);
        // after a trap the instance cannot be used; after an error of the request it can
        self.postMessage(error instanceof WebAssembly.RuntimeError ? { failed: message } : { id: data.id, error: message });
      }
    });
    self.postMessage({ ready: true });
  },
  (error) => self.postMessage({ failed: String(error?.message ?? error) }),
);

// Holds the atlas in WebAssembly and answers questions about it; see compute.js.

import init, { Local } from "./whatif.js";

async function open() {
  const atlas = await fetch("api/atlas");
  if (!atlas.ok) throw new Error(`api/atlas: HTTP ${atlas.status}`);
  const [files] = await Promise.all([atlas.text(), init()]);
  const local = new Local(files);
  local.answer("api/scenario?add="); // distances are measured now, not at the first question
  return local;
}

open().then(
  (local) => {
    self.addEventListener("message", ({ data }) => {
      try {
        self.postMessage({ id: data.id, body: local.answer(data.address) });
      } catch (error) {
        const said = String(error?.message ?? error);
        // a trap leaves the instance unusable; a question that cannot be answered does not
        self.postMessage(error instanceof WebAssembly.RuntimeError ? { failed: said } : { id: data.id, said });
      }
    });
    self.postMessage({ ready: true });
  },
  (error) => self.postMessage({ failed: String(error?.message ?? error) }),
);

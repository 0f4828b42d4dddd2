// Reads tiles into geometry beside the page's own thread, in an instance of the page's program; see
// map/engine/worker.rs. Whatever goes wrong is thrown: the page hears of it and does without.

import { initSync, TileReader } from "./client.js";

let reader;

self.addEventListener("message", ({ data }) => {
  if (data.module) {
    initSync({ module: data.module });
    reader = new TileReader();
    return;
  }
  const parts = reader.read(data.tile);
  self.postMessage({ id: data.id, parts }, parts.slice(1).map((bytes) => bytes.buffer));
});

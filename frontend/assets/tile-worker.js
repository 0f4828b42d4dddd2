// Fetches tiles and reads them into geometry beside the page's own thread, in an instance of the page's program; see
// map/engine/worker.rs. What goes wrong in reading is reported: the page hears of it and does without.

import { initSync, TileReader } from "./client.js";

let reader;

/** The tile at an address; status 0 when no answer came. */
async function bring(url) {
  try {
    const answer = await fetch(url);
    return { status: answer.status, tile: answer.ok ? await answer.arrayBuffer() : new ArrayBuffer(0) };
  } catch {
    return { status: 0, tile: new ArrayBuffer(0) };
  }
}

self.addEventListener("message", async ({ data }) => {
  if (data.module) {
    initSync({ module: data.module });
    reader = new TileReader();
    return;
  }
  const { status, tile } = await bring(data.url);
  try {
    const parts = tile.byteLength ? reader.read(new Uint8Array(tile)) : [];
    const given = [tile, ...parts.slice(1).map((bytes) => bytes.buffer)];
    self.postMessage({ id: data.id, status, tile, parts }, given);
  } catch (error) {
    reportError(error);
  }
});

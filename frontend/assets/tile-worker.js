// Fetches tiles and prepares their geometry outside the page's main thread, in another instance of the client's WebAssembly
// module; see map/engine/worker.rs. Errors are reported to the page, which then prepares tiles itself.

import { initSync, TileReader } from "./client.js";

let reader;

/** Fetches the tile at an address; status 0 when no answer came. */
async function fetchTile(url) {
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
  const { status, tile } = await fetchTile(data.url);
  try {
    const parts = tile.byteLength ? reader.read(new Uint8Array(tile)) : [];
    const transferred = [tile, ...parts.slice(1).map((bytes) => bytes.buffer)];
    self.postMessage({ id: data.id, status, tile, parts }, transferred);
  } catch (error) {
    reportError(error);
  }
});

// Checks the tiles and the style with other programs: the style validator, MapLibre GL JS 5, the PMTiles reader.
//
//   mkdir check && cd check && npm i @maplibre/maplibre-gl-style-spec maplibre-gl@5 pmtiles
//   atlante serve --bind 127.0.0.1:8080 & atlante export pmtiles atlas.pmtiles
//   cp …/tests/checks/tiles_in_others.mjs . && node tiles_in_others.mjs http://127.0.0.1:8080 atlas.pmtiles
//
// Prints errors and ends with 1, or prints counts: errors of the style (0), tiles that differ between the PMTiles file
// and the server (0), errors of MapLibre while it draws in Chromium (0), features and colours drawn.

import { spawn } from "node:child_process";
import { readFileSync, mkdtempSync, openSync, readSync, closeSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PMTiles } from "pmtiles";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";

const [base, file] = process.argv.slice(2);
let wrong = 0;
const expect = (fine, what) => {
  console.log(`${fine ? "ok   " : "WRONG"} ${what}`);
  wrong += fine ? 0 : 1;
};
const json = async (path) => (await fetch(base + path)).json();

// the style
const errors = validateStyleMin(await json("/style.json"));
expect(errors.length === 0, `style.json: ${errors.length} errors ${errors.map((e) => e.message).join("; ")}`);

// TileJSON 3.0.0: what its schema requires
const about = await json("/tiles/atlas.json");
expect(about.tilejson === "3.0.0" && about.tiles.every((t) => /^https?:.*\{z\}.*\{x\}.*\{y\}/.test(t)), "TileJSON: version and absolute templates");
expect(about.vector_layers.every((l) => typeof l.id === "string" && l.fields && typeof l.fields === "object"), "TileJSON: vector_layers with id and fields");
expect(about.minzoom <= about.maxzoom && about.bounds.length === 4 && about.center.length === 3, "TileJSON: zooms, bounds, center");

// PMTiles, by the reader of its authors
class FileSource {
  getKey() { return file; }
  async getBytes(offset, length) {
    const data = Buffer.alloc(length);
    const descriptor = openSync(file);
    const read = readSync(descriptor, data, 0, length, offset);
    closeSync(descriptor);
    return { data: data.buffer.slice(data.byteOffset, data.byteOffset + read) };
  }
}
const archive = new PMTiles(new FileSource());
const header = await archive.getHeader();
const [west, south, east, north] = about.bounds;
const column = (lon, z) => Math.floor(((lon + 180) / 360) * 2 ** z);
const row = (lat, z) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
let tiles = 0, different = 0;
for (let z = header.minZoom; z <= header.maxZoom; z++) {
  for (let y = row(north, z); y <= row(south, z); y++) {
    for (let x = column(west, z); x <= column(east, z); x++) {
      const template = about.tiles[0].replace("{z}", z).replace("{x}", x).replace("{y}", y);
      const served = Buffer.from(await (await fetch(template)).arrayBuffer());
      const stored = await archive.getZxy(z, x, y);
      tiles += served.length > 0 ? 1 : 0;
      different += Buffer.compare(served, Buffer.from(stored?.data ?? [])) === 0 ? 0 : 1;
    }
  }
}
const metadata = await archive.getMetadata();
expect(different === 0 && tiles === header.numAddressedTiles, `PMTiles: ${tiles} tiles, ${header.numTileContents} stored, ${different} differ from the server`);
expect(metadata.vector_layers.length === about.vector_layers.length, "PMTiles: metadata with vector_layers");

// MapLibre GL JS in Chromium
const page = `<!doctype html><link rel="stylesheet" href="gl.css"><body style="margin:0"><div id="map" style="width:1200px;height:800px"></div>
<script src="gl.js"></script><script>
const said = []; const map = new maplibregl.Map({ container: "map", style: "${base}/style.json", bounds: ${JSON.stringify(about.bounds)}, canvasContextAttributes: { preserveDrawingBuffer: true } });
map.on("error", (e) => said.push(e.error?.message ?? String(e)));
map.on("idle", () => {
  const canvas = document.createElement("canvas"); canvas.width = 300; canvas.height = 200;
  const context = canvas.getContext("2d"); context.drawImage(map.getCanvas(), 0, 0, 300, 200);
  const pixels = new Uint32Array(context.getImageData(0, 0, 300, 200).data.buffer);
  fetch("done", { method: "POST", body: JSON.stringify({ said, features: map.queryRenderedFeatures().length, colours: new Set(pixels).size, version: maplibregl.getVersion() }) });
});
</script>`;
const files = { "/": page, "/gl.js": readFileSync("node_modules/maplibre-gl/dist/maplibre-gl.js"), "/gl.css": readFileSync("node_modules/maplibre-gl/dist/maplibre-gl.css") };
const kinds = { "/": "text/html", "/gl.js": "text/javascript", "/gl.css": "text/css" };
const drawn = await new Promise((resolve) => {
  const host = createServer((request, response) => {
    if (request.url === "/done") {
      let body = "";
      request.on("data", (part) => (body += part)).on("end", () => { response.end(); resolve(JSON.parse(body)); });
    } else if (files[request.url]) {
      response.setHeader("content-type", kinds[request.url]);
      response.end(files[request.url]);
    } else { response.statusCode = 404; response.end(); }
  }).listen(0, "127.0.0.1", () => {
    const profile = mkdtempSync(join(tmpdir(), "atlante-gl-"));
    const browser = spawn("chromium", ["--headless=new", "--no-sandbox", "--enable-unsafe-swiftshader", "--window-size=1200,800", `--user-data-dir=${profile}`, `http://127.0.0.1:${host.address().port}/`], { stdio: "ignore" });
    const timeout = setTimeout(() => resolve({ said: ["no answer within two minutes"], features: 0, colours: 0 }), 120000);
    host.on("close", () => { clearTimeout(timeout); browser.kill(); });
    globalThis.finish = () => { host.closeAllConnections(); host.close(); };
  });
});
globalThis.finish();
expect(drawn.said.length === 0 && drawn.features > 300 && drawn.colours > 50, `MapLibre GL JS ${drawn.version}: ${drawn.features} features, ${drawn.colours} colours, errors: ${drawn.said.join("; ") || "none"}`);
process.exitCode = wrong ? 1 : 0;

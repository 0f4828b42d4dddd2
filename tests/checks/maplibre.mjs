// MapLibre GL JS on an otherwise empty page, at the place of our map on our page, with the server's tiles and style.
//
//   npm install maplibre-gl@5              (in a separate folder; it is searched beside this file and in NODE_PATH)
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
const library = dirname(createRequire(import.meta.url).resolve('maplibre-gl/dist/maplibre-gl.js'));
const TYPES = { js: 'text/javascript', css: 'text/css' };

/** What a server that compresses as ours does would send of the library, in bytes. */
export const compressed = () => ['maplibre-gl.js', 'maplibre-gl.css'].reduce((sum, name) => sum + brotliCompressSync(readFileSync(`${library}/${name}`)).length, 0);

const page = ([left, top, width, height], at) => `<!doctype html><link rel=stylesheet href="/beside/maplibre-gl.css"><style>body{margin:0}#map{position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px}</style><div id=map></div><script src="/beside/maplibre-gl.js"></script><script>
const map = window.map = new maplibregl.Map({ container: 'map', style: '/style.json', center: [${at.lon}, ${at.lat}], zoom: ${at.zoom}, fadeDuration: 0 });
map.on('idle', () => { window.complete ??= performance.now(); window.idle = true; }); map.on('movestart', () => { window.idle = false; });
</script>`;

/** What is at an address below `/beside/`: the page, with its map in a frame (left, top, width, height) at a view, and the library. */
export function beside(address, frame, at) {
  const file = new URL(address).pathname.split('/').at(-1);
  if (file === '') return { type: 'text/html', body: page(frame, at) };
  return { type: TYPES[file.split('.').at(-1)], body: readFileSync(`${library}/${file}`) };
}

// Our map beside MapLibre GL JS 5 in the same Chromium, on the same tiles, at the same size and view.
//
//   mkdir check && cd check && npm install maplibre-gl@5 playwright-core
//   target/release/atlante serve --bind 127.0.0.1:8080 &
//   NODE_PATH=$PWD/node_modules node …/tests/checks/beside_maplibre.mjs http://127.0.0.1:8080 [start|pixels|picking|frames|memory|all] [SEED 1]
//
// Complete map and bytes: new contexts with empty caches, five in turn, medians; ours is the whole page with its data and
// lists, theirs an empty page with the map alone. Frames: the same strokes of the mouse; for each frame the processor time
// of the page's main thread between one animation frame and the next (Chromium's trace), which other programs on
// the machine do not lengthen; of frames in which the map is drawn, and in all; ours with its names, and without them, as the style theirs draws has none. Picking: 500 random points, ours through the tooltip that people see, theirs through
// queryRenderedFeatures; of a point that differs it is told whether a border is within two pixels. Memory: 500 changes of view
// by wheel and mouse, then a collection of garbage. Pixels: municipalities and borders alone, without names and projects; a pixel
// is the same if no channel differs by more than 8 of 255, and near if it is the same as one beside it (an edge may lie half a pixel aside). Chromium draws WebGL in software. MapLibre is served by this script and
// counted as compressed as our files are; tiles, the same for both, are fetched by workers, unseen, and in neither's bytes.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const library = dirname(require.resolve('maplibre-gl/dist/maplibre-gl.js'));

/** What a server that compresses as ours does would send of the library, in bytes. */
const compressed = ['maplibre-gl.js', 'maplibre-gl.css'].reduce((sum, name) => sum + brotliCompressSync(readFileSync(`${library}/${name}`)).length, 0);
const [base, what = 'all', seed = '1'] = process.argv.slice(2);
const wanted = (part) => what === 'all' || what === part;
let state = Number(seed) >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const part = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];
const MB = (n) => Math.round((n / 1048576) * 10) / 10;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
const whole = await browser.newBrowserCDPSession();
const SIZE = { width: 1440, height: 900 };
const VIEW = { zoom: 8.6, lat: 45.1, lon: 7.45 };
/** Where nearly every point is on a municipality. */
const CLOSE = { zoom: 9.8, lat: 45.17, lon: 7.5 };

/** The page of MapLibre, where our map is in our page. */
const theirs = ([left, top, width, height], at) => `<!doctype html><link rel=stylesheet href="/beside/maplibre-gl.css"><style>body{margin:0}#map{position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px}</style><div id=map></div><script src="/beside/maplibre-gl.js"></script><script>
const map = window.map = new maplibregl.Map({ container: 'map', style: '/style.json', center: [${at.lon}, ${at.lat}], zoom: ${at.zoom}, fadeDuration: 0 });
map.on('idle', () => { window.complete ??= performance.now(); window.idle = true; }); map.on('movestart', () => { window.idle = false; });
</script>`;

let frame = [400, 57, 1040, 800];
async function open(which, at = VIEW, theme = '') {
  const context = await browser.newContext({ viewport: SIZE, locale: 'it-IT', bypassCSP: true });
  const page = await context.newPage();
  const errors = [];
  page.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
  await page.addInitScript(() => {
    window.__memories = [];
    const keep = (r) => { const m = (r.instance ?? r).exports.memory; if (m) window.__memories.push(m); return r; };
    // a mark in the trace for each frame in which something is drawn
    let marked = false;
    for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
      const draw = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...all) {
        if (!marked) { marked = true; console.timeStamp('drawn'); queueMicrotask(() => { marked = false; }); }
        return draw.apply(this, all);
      };
    }
    for (const name of ['instantiate', 'instantiateStreaming']) { const f = WebAssembly[name].bind(WebAssembly); WebAssembly[name] = (...a) => f(...a).then(keep); }
  });
  const types = { js: 'text/javascript', css: 'text/css' };
  await context.route('**/beside/**', (route) => {
    const file = new URL(route.request().url()).pathname.split('/').at(-1);
    if (file === '') return route.fulfill({ contentType: 'text/html', body: theirs(frame, at) });
    return route.fulfill({ contentType: types[file.split('.').at(-1)], body: readFileSync(`${library}/${file}`) });
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('Network.enable');
  let bytes = 0;
  const ofLibrary = new Set();
  cdp.on('Network.requestWillBeSent', (e) => /\/beside\/./.test(e.request.url) && ofLibrary.add(e.requestId));
  cdp.on('Network.loadingFinished', (e) => { if (!ofLibrary.has(e.requestId)) bytes += e.encodedDataLength; });
  const view = `view=${at.zoom}/${at.lat}/${at.lon}`;
  await page.goto(which === 'ours' ? `${base}/?level=municipality&q=nessuno&${view}${theme}` : `${base}/beside/`);
  const idle = () => page.waitForFunction((ours) => (ours ? document.querySelector('canvas[data-map-state=idle]') : window.idle), which === 'ours', { timeout: 60000, polling: 'raf' });
  await idle();
  const complete = await page.evaluate(() => window.complete ?? performance.now());
  return { context, page, cdp, errors, complete, bytes: () => bytes + (which === 'theirs' ? compressed : 0), idle };
}

async function memory({ page, cdp }) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const heap = metrics.find((m) => m.name === 'JSHeapUsedSize').value;
  const wasm = await page.evaluate(() => window.__memories.map((m) => m.buffer.byteLength).reduce((a, b) => a + b, 0));
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const resident = (type) => processInfo.filter((p) => p.type === type).map((p) => {
    try { return Number(readFileSync(`/proc/${p.id}/statm`, 'utf8').split(' ')[1]) * 4096; } catch { return 0; }
  }).reduce((a, b) => Math.max(a, b), 0);
  return { heap: MB(heap), wasm: MB(wasm), renderer: MB(resident('renderer')), gpu: MB(resident('GPU')) };
}

/** Processor time of the main thread while `act` goes on, in ms: for each frame in which the map is drawn, and in all. */
async function frames({ cdp }, act) {
  const events = [];
  const collect = (e) => events.push(...e.value);
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel'] } });
  await act();
  const ended = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await ended;
  cdp.off('Tracing.dataCollected', collect);
  const count = new Map();
  for (const e of events) if (e.name === 'FireAnimationFrame') count.set(`${e.pid} ${e.tid}`, (count.get(`${e.pid} ${e.tid}`) ?? 0) + 1);
  const main = [...count].sort((a, b) => b[1] - a[1])[0]?.[0];
  const own = events.filter((e) => `${e.pid} ${e.tid}` === main);
  const starts = [];
  // several callbacks of one frame begin within a few milliseconds of each other
  const tasks = own.filter((e) => e.name === 'RunTask' && e.tdur !== undefined).sort((a, b) => a.ts - b.ts);
  const fires = own.filter((e) => e.name === 'FireAnimationFrame').map((e) => e.ts).sort((a, b) => a - b);
  for (const task of tasks) if (fires.some((ts) => ts >= task.ts && ts <= task.ts + task.dur)) starts.push(task.ts);
  const times = starts.map((ts, i) => tasks.filter((t) => t.ts >= ts && t.ts < (starts[i + 1] ?? Infinity)).reduce((sum, t) => sum + t.tdur, 0) / 1000);
  const marks = own.filter((e) => e.name === 'TimeStamp').map((e) => e.ts);
  times.pop();
  const ends = starts.pop(); // of the frame before it: the last frame has no end
  const drawn = times.filter((_, i) => marks.some((ts) => ts >= starts[i] && ts < (starts[i + 1] ?? ends)));
  return { drawn, all: times.reduce((a, b) => a + b, 0) };
}

const centre = () => [frame[0] + frame[2] / 2, frame[1] + frame[3] / 2];
async function pan(page) {
  const [x, y] = centre();
  for (const [dx, dy] of [[220, 120], [-260, 60], [120, -200], [-80, 20]]) {
    await page.mouse.move(x, y); await page.mouse.down();
    for (let i = 1; i <= 30; i++) { await page.mouse.move(x + (dx * i) / 30, y + (dy * i) / 30); await page.waitForTimeout(12); }
    await page.waitForTimeout(80); await page.mouse.up();
  }
}
async function zoom(page) {
  await page.mouse.move(...centre());
  for (let i = 0; i < 24; i++) { await page.mouse.wheel(0, i < 12 ? -120 : 120); await page.waitForTimeout(90); }
}

{
  // where our map is, for theirs
  const first = await open('ours');
  frame = await first.page.evaluate(() => { const r = document.querySelector('canvas[data-map-state]').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; });
  await first.context.close();
}
const start = { ours: [], theirs: [] };
if (wanted('start')) for (let turn = 0; turn < 5; turn++) for (const which of ['ours', 'theirs']) {
  const map = await open(which);
  start[which].push({ complete: map.complete, bytes: map.bytes() });
  await map.context.close();
}
const names = new Map((await (await fetch(`${base}/api/municipalities`)).json()).map((m) => [Number(m.istat), m.name]));
if (wanted('start')) for (const which of ['ours', 'theirs']) {
  const of = (key) => Math.round(median(start[which].map((s) => s[key])));
  console.log(`${which}: complete map ${of('complete')} ms, ${of('bytes') / 1000} kB`);
}

async function picking() {
  const points = [], ours = [], theirs = [], around = [];
  const our = await open('ours', CLOSE);
  while (points.length < 500) {
    const point = [frame[0] + random() * frame[2], frame[1] + random() * frame[3]].map(Math.round);
    // the legend and the buttons lie over our map
    if (await our.page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.matches('canvas'), point)) points.push(point);
  }
  for (const [x, y] of points) {
    await our.page.mouse.move(x, y);
    ours.push(await our.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector('.tooltip strong')?.textContent ?? ''))))));
  }
  await our.context.close();
  const their = await open('theirs', CLOSE);
  const ids = (box) => their.page.evaluate((box) => map.queryRenderedFeatures(box, { layers: ['municipalities'] }).map((f) => f.id), box);
  for (const [x, y] of points) {
    const [px, py] = [x - frame[0], y - frame[1]];
    theirs.push(names.get((await ids([px, py]))[0]) ?? '');
    around.push((await ids([[px - 2, py - 2], [px + 2, py + 2]])).map((id) => names.get(id)));
  }
  await their.context.close();
  const different = points.map((p, i) => [p, ours[i], theirs[i], around[i]]).filter(([, a, b]) => a !== b);
  console.log(`picking: ${points.length - different.length} of ${points.length} equal, ${theirs.filter((n) => n).length} on a municipality`);
  for (const [p, a, b, border] of different) {
    // within two pixels of a border both are right
    console.log(`  at ${p}: ours ${a || '–'}, theirs ${b || '–'}${border.includes(a) || border.length > 1 || !a ? ', at a border' : ', AWAY FROM ANY BORDER'}`);
  }
}

/** The map alone, as a picture: theirs with the colours and widths of ours (map/scene.rs, map/slots.rs, map/stage/drawing.rs). */
async function picture(which, at) {
  const map = await open(which, at, '&theme=zones');
  await map.page.addStyleTag({ content: '.map-frame > :not(canvas), .maplibregl-control-container { display: none !important; }' });
  if (which === 'theirs') await map.page.evaluate((zoom) => new Promise((done) => {
    const grown = Math.min(Math.max(2 ** ((zoom - 10) * 0.33), 0.5), 2.2);
    map.once('idle', done);
    map.setPaintProperty('background', 'background-color', 'rgb(244,246,248)');
    for (const [border, colour, width] of [['municipality', 'rgba(255,255,255,0.745)', 1], ['zone', 'rgba(43,51,63,0.922)', 2], ['outline', 'rgb(23,30,41)', 2.2]]) {
      map.setPaintProperty(`borders-${border}`, 'line-color', colour);
      map.setPaintProperty(`borders-${border}`, 'line-width', width * grown);
    }
    for (const { id } of map.getStyle().layers) if (id.startsWith('projects')) map.setLayoutProperty(id, 'visibility', 'none');
  }), at.zoom);
  const [x, y, width, height] = frame;
  const png = await map.page.screenshot({ clip: { x, y, width, height } });
  await map.context.close();
  return png.toString('base64');
}

async function pixels() {
  const page = await browser.newPage();
  for (const zoom of [8.6, 9.8, 11.3]) {
    const at = { ...CLOSE, zoom };
    const both = [await picture('ours', at), await picture('theirs', at)];
    const { same, near, mean } = await page.evaluate(async (both) => {
      const [a, b] = await Promise.all(both.map(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        return canvas.getImageData(0, 0, image.width, image.height);
      }));
      const { width, height } = a;
      const apart = (i, j) => Math.max(...[0, 1, 2].map((c) => Math.abs(a.data[i + c] - b.data[j + c])));
      let same = 0, near = 0, sum = 0;
      for (let y = 1; y < height - 1; y++) for (let x = 1; x < width - 1; x++) {
        const i = 4 * (y * width + x), difference = apart(i, i);
        sum += difference;
        if (difference <= 8) { same++; near++; continue; }
        const beside = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => i + 4 * (dy * width + dx)));
        if (beside.some((j) => apart(i, j) <= 8) || beside.some((j) => apart(j, i) <= 8)) near++;
      }
      const all = (width - 2) * (height - 2);
      return { same: same / all, near: near / all, mean: sum / all };
    }, both);
    const percent = (share) => `${(100 * share).toFixed(1)} %`;
    console.log(`pixels at zoom ${zoom}: the same ${percent(same)}, near ${percent(near)}, mean difference ${mean.toFixed(1)} of 255`);
    for (const [i, which] of ['ours', 'theirs'].entries()) if (process.env.KEEP) writeFileSync(`${process.env.KEEP}/${which}-${zoom}.png`, both[i], 'base64');
  }
  await page.close();
}

/** `bare`: ours without names, of which theirs has none. */
async function moving(which, bare = false) {
  const map = await open(which);
  if (bare) await map.page.addStyleTag({ content: '.over-map { display: none; }' });
  for (const [name, act] of [['pan', pan], ['zoom', zoom]]) {
    const { drawn, all } = await frames(map, () => act(map.page));
    console.log(`${which}${bare ? ' without names' : ''}: ${name}: ${drawn.length} frames drawn, main thread per frame median ${median(drawn)?.toFixed(1)} ms, p95 ${part(drawn, 0.95)?.toFixed(1)} ms, ${all.toFixed(0)} ms in all`);
    await map.idle();
  }
  await map.context.close();
}

async function many(which) {
  const map = await open(which);
  const { page } = map;
  console.log(`${which}: before`, JSON.stringify(await memory(map)));
  state = 77;
  for (let i = 0; i < 500; i++) {
    const [x, y] = [frame[0] + 230 + random() * (frame[2] - 320), frame[1] + 20 + random() * (frame[3] - 90)];
    await page.mouse.move(x, y);
    if (i % 2) await page.mouse.wheel(0, random() < 0.52 ? -240 : 240);
    else { await page.mouse.down(); await page.mouse.move(x + random() * 300 - 150, y + random() * 300 - 150, { steps: 2 }); await page.mouse.up(); }
    await page.waitForTimeout(40);
  }
  await map.idle();
  console.log(`${which}: after 500 changes of view`, JSON.stringify(await memory(map)), map.errors.join('; '));
  await map.context.close();
}

if (wanted('pixels')) await pixels();
if (wanted('picking')) await picking();
for (const which of ['ours', 'theirs']) {
  if (wanted('frames')) await moving(which);
  if (wanted('frames') && which === 'ours') await moving(which, true);
  if (wanted('memory')) await many(which);
}
await browser.close();

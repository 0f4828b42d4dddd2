// Compares our map with MapLibre GL JS 5 in the same Chromium, on the same tiles, at the same size and view.
//
//   mkdir check && cd check && npm install maplibre-gl@5 playwright-core
//   target/release/atlante serve --bind 127.0.0.1:8080 &
//   NODE_PATH=$PWD/node_modules node …/tests/checks/beside_maplibre.mjs http://127.0.0.1:8080 [start|pixels|picking|frames|all] [SEED 1]
//
// Complete map and bytes: medians of five runs each, in new contexts with empty caches; ours is the whole page with its data and
// lists, theirs an empty page with only the map. MapLibre is served by this script, and its bytes are counted with the same
// compression as ours; the tiles, which are the same for both and fetched by workers, are not counted.
// Frames: the same drags with the mouse; for each frame the processor time of the page's main thread between one animation frame
// and the next (Chromium's trace), which does not depend on other programs; for frames in which the map is drawn, and for all
// frames; ours with labels and without, because the style that theirs draws has none.
// Picking: 500 random points, ours through the tooltip, theirs through queryRenderedFeatures; for a point that differs it prints
// whether a border is within two pixels.
// Pixels: municipalities and borders, without labels and projects; a pixel is the same if no channel differs by more than 8 of
// 255, and near if it is the same as one beside it (an edge may be half a pixel off).
// Chromium draws WebGL in software. For memory see memory_beside_maplibre.mjs.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { seeded } from './chromium.mjs';
import { beside, compressed } from './maplibre.mjs';
const { chromium } = createRequire(import.meta.url)('playwright-core');

const [base, what = 'all', seed = '1'] = process.argv.slice(2);
const wanted = (part) => what === 'all' || what === part;
const random = seeded(seed);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const part = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
const SIZE = { width: 1440, height: 900 };
const VIEW = { zoom: 8.6, lat: 45.1, lon: 7.45 };
/** Where nearly every point is on a municipality. */
const CLOSE = { zoom: 9.8, lat: 45.17, lon: 7.5 };

let frame = [400, 57, 1040, 800];
async function open(which, at = VIEW, theme = '') {
  const context = await browser.newContext({ viewport: SIZE, locale: 'it-IT', bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript(() => {
    // a mark in the trace for each frame in which something is drawn
    let marked = false;
    for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
      const draw = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...all) {
        if (!marked) { marked = true; console.timeStamp('drawn'); queueMicrotask(() => { marked = false; }); }
        return draw.apply(this, all);
      };
    }
  });
  await context.route('**/beside/**', (route) => {
    const { type, body } = beside(route.request().url(), frame, at);
    return route.fulfill({ contentType: type, body });
  });
  const cdp = await context.newCDPSession(page);
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
  return { context, page, cdp, complete, bytes: () => bytes + (which === 'theirs' ? compressed() : 0), idle };
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
  const ends = starts.pop(); // the end of the frame before it; the last frame has no end
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
  // the place of our map on the page, which theirs gets too
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
    // within two pixels of a border both answers are correct
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

if (wanted('pixels')) await pixels();
if (wanted('picking')) await picking();
for (const which of ['ours', 'theirs']) {
  if (wanted('frames')) await moving(which);
  if (wanted('frames') && which === 'ours') await moving(which, true);
}
await browser.close();

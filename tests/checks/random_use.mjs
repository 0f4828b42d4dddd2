// Half an hour of a visitor who clicks anywhere: errors, memory, frozen frames.
//
//   npm install playwright-core            (in a folder of its own; here it is looked for beside this file and in NODE_PATH)
//   target/release/atlante serve --bind 127.0.0.1:8080 &
//   node tests/checks/random_use.mjs http://127.0.0.1:8080 [MINUTES 30] [SEED 1]
//
// Every action follows from the seed: clicks on whatever can be clicked, keys, panning, wheel, filters, search, back and
// forward, language, dark and light, sizes of the window. Each minute, after a collection of garbage on the page and in its
// workers: JS heap, WebAssembly memory, DOM nodes, listeners, and of renderer and GPU process the resident memory that is
// their own (anonymous) and shared between them; pages of the browser's own files are left out. Of frames over 200 ms those
// are listed in which the page itself (scripts, style, layout) took as long; in the others it waited for drawing, here by a
// software rasteriser.
// Times are of the clock: on a busy machine they are upper bounds.
// It ends with 1 after an error of the page or when heap, WebAssembly memory, nodes or listeners still grow after the first
// five minutes; what the processes hold is printed for a reader to judge.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');

const [base, minutes = '30', seed = '1'] = process.argv.slice(2);
const FROZEN = 200;
let state = Number(seed) >>> 0;
/** mulberry32 */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const late = (f) => f.ms > FROZEN, byPage = (f) => f.page > FROZEN;
const upto = (n) => Math.floor(random() * n);
const one = (list) => list[upto(list.length)];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--js-flags=--expose-gc'],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'it-IT', acceptDownloads: true });
const page = await context.newPage();
const errors = [];
let busy = 0; // exports that were told to come again: an answer, not a mistake
page.on('response', (r) => { busy += r.status() === 503 && r.url().includes('/export/'); });
page.on('console', (m) => m.type() === 'error' && !/status of 503/.test(m.text()) && errors.push(`${m.text()} at ${page.url()}`));
page.on('pageerror', (e) => errors.push(`${e} at ${page.url()}`));
page.on('dialog', (d) => d.dismiss().catch(() => {}));
page.on('download', (d) => d.cancel().catch(() => {}));
context.on('page', (p) => p !== page && p.close().catch(() => {}));
await context.route((url) => !url.href.startsWith(base) && !url.protocol.startsWith('blob') && !url.protocol.startsWith('data'),
  (route) => route.abort());
await page.addInitScript(() => {
  window.print = () => {};
  window.__memories = [];
  const keep = (result) => {
    const memory = (result.instance ?? result).exports.memory;
    if (memory) window.__memories.push(memory);
    return result;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = (...all) => original(...all).then(keep);
  }
  window.__frozen = [];
  const name = (s) => `${s.invoker || s.name} ${Math.round(s.duration)} ms (layout ${Math.round(s.forcedStyleAndLayoutDuration)})`;
  new PerformanceObserver((list) => {
    for (const frame of list.getEntries()) {
      // a ResizeObserver is called within style and layout: counted there
      const from = frame.styleAndLayoutStart || Infinity;
      const style = Math.max(frame.startTime + frame.duration - from, 0);
      const page = frame.scripts.filter((s) => s.startTime < from).reduce((sum, s) => sum + s.duration, style);
      window.__frozen.push({ at: Math.round(frame.startTime / 1000), ms: Math.round(frame.duration), page: Math.round(page), scripts: frame.scripts.filter((s) => s.duration > 20).map(name), url: location.search });
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
});
const cdp = await context.newCDPSession(page);
const whole = await browser.newBrowserCDPSession();
await cdp.send('Performance.enable');

/** Resident memory in bytes of the largest process of a type: its own, and what it shares. */
const resident = async () => {
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const of = (type) => processInfo.filter((p) => p.type === type).map(({ id }) => {
    let status = '';
    try { status = readFileSync(`/proc/${id}/status`, 'utf8'); } catch { /* it ended */ }
    const part = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) * 1024;
    return { own: part('RssAnon'), shared: part('RssShmem') };
  }).reduce((a, b) => (a.own > b.own ? a : b), { own: 0, shared: 0 });
  return { renderer: of('renderer'), gpu: of('GPU') };
};
const MB = (n) => Math.round((n / 1048576) * 10) / 10;
async function sample() {
  // always of the same state: what a card holds is not growth
  await page.setViewportSize({ width: 1440, height: 900 });
  await go('');
  await page.waitForTimeout(1500);
  await cdp.send('HeapProfiler.collectGarbage');
  for (const worker of page.workers()) await worker.evaluate(() => gc()).catch(() => {});
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name) => metrics.find((m) => m.name === name).value;
  const wasm = await page.evaluate(() => window.__memories.map((m) => m.buffer.byteLength).reduce((a, b) => a + b, 0));
  const { renderer, gpu } = await resident();
  return { heap: MB(metric('JSHeapUsedSize')), wasm: MB(wasm), nodes: metric('Nodes'), listeners: metric('JSEventListeners'), renderer: MB(renderer.own), rendererShared: MB(renderer.shared), gpu: MB(gpu.own), gpuShared: MB(gpu.shared) };
}

const WHERE = 'a[href^="?"], a[href="./"], button, summary, input, select, [role=option], .label-badge, .label-count';
const words = ['pinerolo', 'torno', 'casa', 'zona 5', 'bike', '3.4', 'ospedale', 'ivrea', 'xyzzy', 'A3.2'];
/** What a visitor does, and how often out of all. */
const ACTIONS = [
  [22, 'click', async () => {
    const boxes = await page.evaluate((where) => [...document.querySelectorAll(where)].map((e) => e.getBoundingClientRect())
      .filter((r) => r.width > 2 && r.height > 2 && r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth)
      .map((r) => [r.left + r.width / 2, r.top + r.height / 2]), WHERE);
    if (boxes.length) await page.mouse.click(...one(boxes));
  }],
  [10, 'click on the map', async () => page.mouse.click(...(await onMap()))],
  [12, 'pan', async () => {
    const [x, y] = await onMap();
    await page.mouse.move(x, y); await page.mouse.down();
    await page.mouse.move(x + upto(500) - 250, y + upto(400) - 200, { steps: 3 + upto(8) });
    await page.mouse.up();
  }],
  [14, 'wheel', async () => {
    await page.mouse.move(...(await onMap()));
    const by = one([-240, -120, 120, 240]);
    for (let i = upto(5); i >= 0; i--) await page.mouse.wheel(0, by);
  }],
  [6, 'hover', async () => page.mouse.move(...(await onMap()), { steps: 5 })],
  [2, 'double click', async () => page.mouse.dblclick(...(await onMap()))],
  [8, 'key', async () => page.keyboard.press(one(['Tab', 'Tab', 'Tab', 'Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', '+', '-', 'Home', 'End', 'PageDown', 'Space', '/']))],
  [5, 'search', async () => {
    await page.keyboard.press('Escape');
    const box = page.locator('#search-input');
    if (!(await box.count()) || !(await box.isVisible())) return;
    await box.fill(one(words)); await page.keyboard.press(one(['Enter', 'ArrowDown', 'Escape'])); await page.keyboard.press('Enter');
  }],
  [4, 'scroll the panel', async () => { await page.mouse.move(200, 600); await page.mouse.wheel(0, upto(1600) - 600); }],
  [6, 'back', async () => page.evaluate(() => history.length > 3 && history.back())],
  [3, 'forward', async () => page.evaluate(() => history.forward())],
  [3, 'language or look', async () => page.evaluate((n) => document.querySelectorAll('.header button, .header a')[n]?.click(), upto(8))],
  [2, 'table or panel', async () => go(one(['as=table', 'panel=gaps', 'panel=missing', 'panel=what-if', 'panel=present', 'panel=plan', 'theme=density&level=municipality', 'panel=projects&kind=cycle_route', '']))],
  [1, 'size', async () => page.setViewportSize(one([{ width: 1440, height: 900 }, { width: 1024, height: 700 }, { width: 390, height: 844 }, { width: 1920, height: 1080 }]))],
];
const total = ACTIONS.reduce((sum, [weight]) => sum + weight, 0);
async function onMap() {
  const r = await page.evaluate(() => { const r = document.querySelector('.stage')?.getBoundingClientRect(); return r && [r.left, r.top, r.width, r.height]; });
  const [left, top, width, height] = r ?? [400, 100, 800, 600];
  return [left + 10 + random() * Math.max(width - 20, 1), Math.min(top + 10 + random() * Math.max(height - 20, 1), page.viewportSize().height - 5)];
}
// as following a link within the page: the same instance goes on
const go = (query) => page.evaluate((q) => { history.pushState(null, '', q ? `?${q}` : './'); dispatchEvent(new PopStateEvent('popstate')); }, query);

await page.goto(base + '/');
await page.waitForSelector('canvas[data-map-state=idle]', { timeout: 60000 });
const begin = Date.now();
const rows = [await sample()], done = {}, frozen = [];
let actions = 0, left = 0, minute = 1;
while (Date.now() - begin < Number(minutes) * 60000) {
  let at = upto(total);
  const [, name, act] = ACTIONS.find(([weight]) => (at -= weight) < 0);
  try { await act(); } catch (e) { if (!/navigat|destroyed|closed/i.test(String(e))) errors.push(`${name}: ${e}`); }
  actions++; done[name] = (done[name] ?? 0) + 1;
  await page.waitForTimeout(20 + upto(350));
  const away = await page.evaluate(() => location.pathname !== '/' || !window.__memories).catch(() => true);
  if (away || !page.url().startsWith(base + '/')) { left++; await page.goto(base + '/'); await page.waitForSelector('canvas[data-map-state]'); }
  if (Date.now() - begin > minute * 60000) {
    frozen.push(...(await page.evaluate(() => window.__frozen.splice(0))));
    rows.push(await sample());
    console.log(`${minute} min`, JSON.stringify(rows.at(-1)), `actions ${actions}, errors ${errors.length}, frames over ${FROZEN} ms: ${frozen.filter(late).length}, by the page: ${frozen.filter(byPage).length}`);
    minute++;
  }
}
frozen.push(...(await page.evaluate(() => window.__frozen.splice(0))));
const long = frozen.filter(byPage).sort((a, b) => b.page - a.page);
console.log('actions', JSON.stringify(done), 'pages left', left);
console.log(`frames over ${FROZEN} ms: ${frozen.filter(late).length}, by the page: ${long.length}; the longest:`);
for (const f of long.slice(0, 25)) console.log(' ', JSON.stringify(f));
console.log(`errors: ${errors.length}; previews told to come again: ${busy}`);
for (const e of errors.slice(0, 20)) console.log(' ', e);
// three samples at each end smooth what a card happens to hold
const mean = (list, key) => list.map((r) => r[key]).reduce((a, b) => a + b, 0) / list.length;
let grown = false;
if (rows.length > 12) for (const key of ['heap', 'wasm', 'nodes', 'listeners', 'renderer', 'rendererShared', 'gpu', 'gpuShared']) {
  const [before, after] = [mean(rows.slice(5, 9), key), mean(rows.slice(-4), key)];
  console.log(`${key}: ${before.toFixed(1)} after five minutes, ${after.toFixed(1)} at the end`);
  grown ||= ['heap', 'wasm', 'nodes', 'listeners'].includes(key) && after > before * 1.15 + 1;
}
await browser.close();
process.exit(errors.length || grown ? 1 : 0);

// Half an hour of a visitor who clicks anywhere: errors, memory, frozen frames.
//
//   npm install chrome-remote-interface    (in a folder of its own; here it is looked for beside this file and in NODE_PATH)
//   target/release/atlante serve --bind 127.0.0.1:8080 &
//   node tests/checks/random_use.mjs http://127.0.0.1:8080 [MINUTES 30] [SEED 1]
//
// Every action follows from the seed: clicks on whatever can be clicked, keys, panning, wheel, filters, search, back and
// forward, language, dark and light, sizes of the window. Links that leave the page are not followed: it lives for the whole time.
// Each minute, after a collection of garbage on the page and in its workers: JS heap, WebAssembly memory, DOM nodes, listeners, and
// of renderer and GPU process the resident memory that is their own (anonymous) and shared between them; pages of the browser's
// own files are left out. Of the nodes those are taken off that any page has: for each text typed the browser keeps one, to undo
// it, up to a thousand. The browser is driven by its protocol alone and never told to watch the network: a tool that does so, as
// Playwright does, makes the renderer keep the body of every answer, up to 200 MB, which is no memory of the page.
// Of frames over 200 ms those are listed in which the page itself (scripts, style, layout) took as long; in the others it waited
// for drawing, here by a software rasteriser. Times are of the clock: on a busy machine they are upper bounds.
// It ends with 1 after an error of the page or when memory still grows after the first five minutes.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
const require = createRequire(import.meta.url);
const connect = require('chrome-remote-interface');

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
const inUse = (f) => f.at >= complete;
const late = (f) => f.ms > FROZEN, byPage = (f) => f.page > FROZEN;
const upto = (n) => Math.floor(random() * n);
const one = (list) => list[upto(list.length)];

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Chromium with a profile of its own, and the port it listens on. */
const profile = mkdtempSync(join(tmpdir(), 'atlante-random-use-'));
const chromium = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--headless=new', `--user-data-dir=${profile}`, '--remote-debugging-port=0',
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run', '--js-flags=--expose-gc', '--lang=it-IT', '--accept-lang=it-IT',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', 'about:blank']);
const port = await new Promise((found, lost) => {
  let said = '';
  chromium.stderr.on('data', (text) => {
    said += text;
    const at = said.match(/DevTools listening on ws:\/\/[^:]+:(\d+)/);
    if (at) found(Number(at[1]));
  });
  chromium.on('error', lost);
  chromium.on('exit', () => lost(new Error(`the browser ended: ${said}`)));
});
const whole = await connect({ port, target: (await connect.Version({ port })).webSocketDebuggerUrl });
const cdp = await connect({ port });

const errors = [];
let typed = 0; // texts put into a field
let busy = 0; // previews that were told to come again: an answer, not a mistake
cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: e }) => errors.push(`${e.exception?.description ?? e.text} at ${e.url}`));
cdp.on('Runtime.consoleAPICalled', ({ type, args }) => type === 'error' && errors.push(args.map((a) => a.value ?? a.description).join(' ')));
cdp.on('Log.entryAdded', ({ entry }) => {
  if (/status of 503/.test(entry.text) && entry.url?.includes('/export/')) busy++;
  else if (entry.level === 'error') errors.push(`${entry.text} at ${entry.url}`);
});
cdp.on('Page.javascriptDialogOpening', () => cdp.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => {}));
const workers = new Set();
cdp.on('Target.attachedToTarget', ({ sessionId }) => workers.add(sessionId));
cdp.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
for (const domain of ['Page', 'Runtime', 'Log', 'Performance']) await cdp.send(`${domain}.enable`);
await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
await whole.send('Browser.setDownloadBehavior', { behavior: 'deny' });

/** What a function gives that runs in the page. */
async function evaluate(f, argument) {
  const { result, exceptionDetails: e } = await cdp.send('Runtime.evaluate', { expression: `(${f})(${JSON.stringify(argument)})`, awaitPromise: true, returnByValue: true });
  if (e) throw new Error(e.exception?.description ?? e.text);
  return result.value;
}
async function appears(selector) {
  for (const until = Date.now() + 60000; !(await evaluate((s) => !!document.querySelector(s), selector));) {
    if (Date.now() > until) throw new Error(`${selector} does not appear`);
    await wait(50);
  }
}
const size = { width: 0, height: 0 };
const resize = (to) => cdp.send('Emulation.setDeviceMetricsOverride', { ...Object.assign(size, to), deviceScaleFactor: 1, mobile: false });
const mouse = (type, x, y, more = {}) => cdp.send('Input.dispatchMouseEvent', { type, x, y, ...more });
const button = (type, [x, y], clickCount = 1) => mouse(type, x, y, { button: 'left', buttons: type === 'mousePressed' ? 1 : 0, clickCount });
const at = [0, 0];
async function move([x, y], steps = 1, held = false) {
  const [left, top] = at;
  for (let i = 1; i <= steps; i++) await mouse('mouseMoved', left + ((x - left) * i) / steps, top + ((y - top) * i) / steps, held ? { button: 'left', buttons: 1 } : {});
  [at[0], at[1]] = [x, y];
}
async function click(point, times = 1) {
  await move(point);
  for (let i = 1; i <= times; i++) { await button('mousePressed', point, i); await button('mouseReleased', point, i); }
}
const wheel = ([x, y], deltaY) => mouse('mouseWheel', x, y, { deltaX: 0, deltaY });
const CODES = { Tab: 9, Enter: 13, Escape: 27, Space: 32, PageDown: 34, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, '+': 187, '-': 189, '/': 191 };
const TEXTS = { Enter: '\r', Space: ' ', '+': '+', '-': '-', '/': '/' };
async function press(name) {
  const one = { key: name === 'Space' ? ' ' : name, code: name, windowsVirtualKeyCode: CODES[name] };
  await cdp.send('Input.dispatchKeyEvent', { type: TEXTS[name] ? 'keyDown' : 'rawKeyDown', text: TEXTS[name], ...one });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...one });
}

const prepared = () => {
  window.print = () => {};
  window.open = () => null;
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (link && (link.origin !== location.origin || link.pathname !== location.pathname || link.target)) event.preventDefault();
  }, true);
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
      window.__frozen.push({ at: Math.round(frame.startTime) / 1000, ms: Math.round(frame.duration), page: Math.round(page), scripts: frame.scripts.filter((s) => s.duration > 20).map(name), url: location.search });
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
};
await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${prepared})()` });

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
  await resize({ width: 1440, height: 900 });
  await go('');
  await wait(1500);
  await cdp.send('HeapProfiler.collectGarbage');
  for (const worker of workers) await cdp.send('Runtime.evaluate', { expression: 'gc()' }, worker).catch(() => {});
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name) => metrics.find((m) => m.name === name).value;
  const wasm = await evaluate(() => window.__memories.map((m) => m.buffer.byteLength).reduce((a, b) => a + b, 0));
  const { renderer, gpu } = await resident();
  return { heap: MB(metric('JSHeapUsedSize')), wasm: MB(wasm), nodes: ownNodes(metric('Nodes')), typed, listeners: metric('JSEventListeners'), renderer: MB(renderer.own), rendererShared: MB(renderer.shared), gpu: MB(gpu.own), gpuShared: MB(gpu.shared) };
}

/** Without those kept to undo what was typed. */
const ownNodes = (nodes) => nodes - Math.min(typed, 1000);

const WHERE = 'a[href^="?"], a[href="./"], button, summary, input, select, [role=option], .label-badge, .label-count';
const words = ['pinerolo', 'torno', 'casa', 'zona 5', 'bike', '3.4', 'ospedale', 'ivrea', 'xyzzy', 'A3.2'];
/** What a visitor does, and how often out of all. */
const ACTIONS = [
  [22, 'click', async () => {
    const boxes = await evaluate((where) => [...document.querySelectorAll(where)].map((e) => e.getBoundingClientRect())
      .filter((r) => r.width > 2 && r.height > 2 && r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth)
      .map((r) => [r.left + r.width / 2, r.top + r.height / 2]), WHERE);
    if (boxes.length) await click(one(boxes));
  }],
  [10, 'click on the map', async () => click(await onMap())],
  [12, 'pan', async () => {
    const [x, y] = await onMap();
    await move([x, y]); await button('mousePressed', [x, y]);
    await move([x + upto(500) - 250, y + upto(400) - 200], 3 + upto(8), true);
    await button('mouseReleased', at);
  }],
  [14, 'wheel', async () => {
    await move(await onMap());
    const by = one([-240, -120, 120, 240]);
    for (let i = upto(5); i >= 0; i--) await wheel(at, by);
  }],
  [6, 'hover', async () => move(await onMap(), 5)],
  [2, 'double click', async () => click(await onMap(), 2)],
  [8, 'key', async () => press(one(['Tab', 'Tab', 'Tab', 'Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', '+', '-', 'Home', 'End', 'PageDown', 'Space', '/']))],
  [5, 'search', async () => {
    await press('Escape');
    const there = () => { const box = document.querySelector('#search-input'); box?.focus(); box?.select(); return document.activeElement === box; };
    if (!(await evaluate(there))) return;
    await cdp.send('Input.insertText', { text: one(words) });
    typed++;
    await press(one(['Enter', 'ArrowDown', 'Escape'])); await press('Enter');
  }],
  [4, 'scroll the panel', async () => { await move([200, 600]); await wheel(at, upto(1600) - 600); }],
  [6, 'back', async () => evaluate(() => history.length > 3 && history.back())],
  [3, 'forward', async () => evaluate(() => history.forward())],
  [3, 'language or look', async () => evaluate((n) => document.querySelectorAll('.header button, .header a')[n]?.click(), upto(8))],
  [2, 'table or panel', async () => go(one(['as=table', 'panel=gaps', 'panel=missing', 'panel=what-if', 'panel=present', 'panel=plan', 'theme=density&level=municipality', 'panel=projects&kind=cycle_route', '']))],
  [1, 'size', async () => resize(one([{ width: 1440, height: 900 }, { width: 1024, height: 700 }, { width: 390, height: 844 }, { width: 1920, height: 1080 }]))],
];
const total = ACTIONS.reduce((sum, [weight]) => sum + weight, 0);
async function onMap() {
  const r = await evaluate(() => { const r = document.querySelector('.stage')?.getBoundingClientRect(); return r && [r.left, r.top, r.width, r.height]; });
  const [left, top, width, height] = r ?? [400, 100, 800, 600];
  return [left + 10 + random() * Math.max(width - 20, 1), Math.min(top + 10 + random() * Math.max(height - 20, 1), size.height - 5)];
}
// as following a link within the page: the same instance goes on
const go = (query) => evaluate((q) => { history.pushState(null, '', q ? `?${q}` : './'); dispatchEvent(new PopStateEvent('popstate')); }, query);

await resize({ width: 1440, height: 900 });
await cdp.send('Page.navigate', { url: base + '/' });
await appears('canvas[data-map-state=idle]');
const complete = (await evaluate(() => performance.now())) / 1000;
const begin = Date.now();
const rows = [await sample()], done = {}, frozen = [];
let actions = 0, minute = 1;
while (Date.now() - begin < Number(minutes) * 60000) {
  let drawn = upto(total);
  const [, name, act] = ACTIONS.find(([weight]) => (drawn -= weight) < 0);
  try { await act(); } catch (e) { if (!/navigat|destroyed|closed/i.test(String(e))) errors.push(`${name}: ${e}`); }
  actions++; done[name] = (done[name] ?? 0) + 1;
  await wait(20 + upto(350));
  if (Date.now() - begin > minute * 60000) {
    frozen.push(...(await evaluate(() => window.__frozen.splice(0))));
    rows.push(await sample());
    console.log(`${minute} min`, JSON.stringify(rows.at(-1)), `actions ${actions}, errors ${errors.length}, frames over ${FROZEN} ms: ${frozen.filter(inUse).filter(late).length}, by the page: ${frozen.filter(inUse).filter(byPage).length}`);
    minute++;
  }
}
frozen.push(...(await evaluate(() => window.__frozen.splice(0))));
const before = frozen.filter((f) => !inUse(f)), used = frozen.filter(inUse);
const long = used.filter(byPage).sort((a, b) => b.page - a.page);
console.log('actions', JSON.stringify(done));
console.log(`before the map was complete, at ${complete.toFixed(1)} s: ${JSON.stringify(before.filter(late))}`);
console.log(`frames over ${FROZEN} ms: ${used.filter(late).length}, by the page: ${long.length}; the longest:`);
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
chromium.removeAllListeners('exit');
await whole.send('Browser.close');
await new Promise((ended) => chromium.on('exit', ended));
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
process.exit(errors.length || grown ? 1 : 0);

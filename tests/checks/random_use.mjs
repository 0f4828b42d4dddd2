// Uses the page at random for half an hour, and reports errors, memory and long frames.
//
//   npm install chrome-remote-interface    (in a separate folder; it is searched beside this file and in NODE_PATH)
//   target/release/atlante serve --bind 127.0.0.1:8080 &
//   node tests/checks/random_use.mjs http://127.0.0.1:8080 [MINUTES 30] [SEED 1]
//
// The actions are random, from the seed: clicks on anything that can be clicked, keys, panning, wheel, filters, search, back and
// forward, language, colour scheme, sizes of the window. Links that leave the page are not followed, so that it is open all the
// time. Each minute, after a garbage collection on the page and in its workers, it prints JS heap, WebAssembly memory, DOM nodes,
// listeners, and the resident memory of renderer and GPU process (anonymous, and shared between them) without the pages of the
// browser's files. From the number of nodes it subtracts those that the browser keeps for undoing typed texts, up to a thousand.
// Of frames over 200 ms it lists those in which scripts, style and layout of the page took as long; in the others the page waited
// for drawing, here in software. Times are wall-clock times, so on a busy machine they are upper bounds.
// It ends with 1 after an error of the page, or when memory still grows after the first five minutes.
import { MB, launch, seeded, wait } from './chromium.mjs';

const [base, minutes = '30', seed = '1'] = process.argv.slice(2);
const FROZEN = 200;
const random = seeded(seed);
const inUse = (f) => f.at >= complete;
const late = (f) => f.ms > FROZEN, byPage = (f) => f.page > FROZEN;
const upto = (n) => Math.floor(random() * n);
const one = (list) => list[upto(list.length)];

const browser = await launch();
const { cdp, evaluate, until, size, resize, at, move, drag, click, wheel, press } = browser;
const errors = [];
let typed = 0; // number of texts typed into a field
let busy = 0; // number of previews answered with 503, which is no error
cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: e }) => errors.push(`${e.exception?.description ?? e.text} at ${e.url}`));
cdp.on('Runtime.consoleAPICalled', ({ type, args }) => type === 'error' && errors.push(args.map((a) => a.value ?? a.description).join(' ')));
cdp.on('Log.entryAdded', ({ entry }) => {
  if (/status of 503/.test(entry.text) && entry.url?.includes('/export/')) busy++;
  else if (entry.level === 'error') errors.push(`${entry.text} at ${entry.url}`);
});
cdp.on('Page.javascriptDialogOpening', () => cdp.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => {}));

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

async function sample() {
  // always in the same state, because other cards have more nodes
  await resize({ width: 1440, height: 900 });
  await go('');
  await wait(1500);
  const metric = await browser.collected();
  const wasm = await evaluate(() => window.__memories.map((m) => m.buffer.byteLength).reduce((a, b) => a + b, 0));
  const { renderer, gpu } = await browser.resident();
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
    await drag([x, y], [x + upto(500) - 250, y + upto(400) - 200], 3 + upto(8));
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
// like a link inside the page, which does not load it again
const go = (query) => evaluate((q) => { history.pushState(null, '', q ? `?${q}` : './'); dispatchEvent(new PopStateEvent('popstate')); }, query);

await resize({ width: 1440, height: 900 });
await cdp.send('Page.navigate', { url: base + '/' });
await until(() => !!document.querySelector('canvas[data-map-state=idle]'));
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
// the mean of three samples at each end, because single samples vary
const mean = (list, key) => list.map((r) => r[key]).reduce((a, b) => a + b, 0) / list.length;
let grown = false;
if (rows.length > 12) for (const key of ['heap', 'wasm', 'nodes', 'listeners', 'renderer', 'rendererShared', 'gpu', 'gpuShared']) {
  const [before, after] = [mean(rows.slice(5, 9), key), mean(rows.slice(-4), key)];
  console.log(`${key}: ${before.toFixed(1)} after five minutes, ${after.toFixed(1)} at the end`);
  grown ||= ['heap', 'wasm', 'nodes', 'listeners'].includes(key) && after > before * 1.15 + 1;
}
await browser.end();
process.exit(errors.length || grown ? 1 : 0);

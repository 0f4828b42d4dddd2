// A Chromium driven through the DevTools protocol, for checks that measure its memory.
//
//   npm install chrome-remote-interface    (in a separate folder; it is searched beside this file and in NODE_PATH)
//
// The protocol's network domain is not enabled: with it, as with Playwright, the renderer stores the bodies of all answers, up to
// 200 MB, which is not memory of the page. The browser has an empty profile and makes requests only to 127.0.0.1.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
const require = createRequire(import.meta.url);

export const wait = (ms) => new Promise((done) => setTimeout(done, ms));
export const MB = (bytes) => Math.round((bytes / 1048576) * 10) / 10;

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function seeded(seed) {
  let state = Number(seed) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const CODES = { Tab: 9, Enter: 13, Escape: 27, Space: 32, PageDown: 34, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, '+': 187, '-': 189, '/': 191 };
const TEXTS = { Enter: '\r', Space: ' ', '+': '+', '-': '-', '/': '/' };

/** A browser with one empty page. */
export async function launch() {
  const connect = require('chrome-remote-interface');
  const profile = mkdtempSync(join(tmpdir(), 'atlante-check-'));
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
  /** The browser as a whole, and its page. */
  const whole = await connect({ port, target: (await connect.Version({ port })).webSocketDebuggerUrl });
  const cdp = await connect({ port });
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
  /** Waits until a function that runs in the page gives something true. */
  async function until(f, argument) {
    for (const late = Date.now() + 60000; !(await evaluate(f, argument));) {
      if (Date.now() > late) throw new Error(`never true: ${f}`);
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
  async function drag(from, to, steps) {
    await move(from);
    await button('mousePressed', from);
    await move(to, steps, true);
    await button('mouseReleased', to);
  }
  async function click(point, times = 1) {
    await move(point);
    for (let i = 1; i <= times; i++) { await button('mousePressed', point, i); await button('mouseReleased', point, i); }
  }
  async function wheel(point, deltaY) {
    if (point !== at) await move(point);
    await mouse('mouseWheel', ...point, { deltaX: 0, deltaY });
  }
  async function press(name) {
    const key = { key: name === 'Space' ? ' ' : name, code: name, windowsVirtualKeyCode: CODES[name] };
    await cdp.send('Input.dispatchKeyEvent', { type: TEXTS[name] ? 'keyDown' : 'rawKeyDown', text: TEXTS[name], ...key });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  /** After a collection of garbage on the page and in its workers, what the browser counts (a function from name to number). */
  async function collected() {
    await cdp.send('HeapProfiler.collectGarbage');
    for (const worker of workers) await cdp.send('Runtime.evaluate', { expression: 'gc()' }, worker).catch(() => {});
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (name) => metrics.find((m) => m.name === name).value;
  }
  /** Resident memory in bytes of the largest process of each type: its own (anonymous), and what it shares. */
  async function resident() {
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
    const of = (type) => processInfo.filter((p) => p.type === type).map(({ id }) => {
      let status = '';
      try { status = readFileSync(`/proc/${id}/status`, 'utf8'); } catch { /* it ended */ }
      const part = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) * 1024;
      return { own: part('RssAnon'), shared: part('RssShmem') };
    }).reduce((a, b) => (a.own > b.own ? a : b), { own: 0, shared: 0 });
    return { renderer: of('renderer'), gpu: of('GPU') };
  }
  async function end() {
    chromium.removeAllListeners('exit');
    const ended = new Promise((done) => chromium.on('exit', done));
    await whole.send('Browser.close');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return { cdp, evaluate, until, size, resize, at, move, drag, click, wheel, press, collected, resident, end };
}

// Opens the page in headless Firefox, clicks through it, and prints which steps work.
//
//   apt-get install firefox-esr && mkdir check && cd check && npm install puppeteer-core
//   target/release/atlante serve --bind 127.0.0.1:8080 &
//   NODE_PATH=$PWD/node_modules node …/tests/checks/firefox.mjs http://127.0.0.1:8080 [FOLDER for pictures]
//
// Ends with 1 when a step fails or the console has an error. Firefox is driven through WebDriver BiDi, its own protocol.
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { launch } = require('puppeteer-core');

const [base, folder] = process.argv.slice(2);
const browser = await launch({
  browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true,
  extraPrefsFirefox: { 'webgl.force-enabled': true, 'gfx.webrender.software': true, 'intl.accept_languages': 'it-IT,it', 'datareporting.policy.dataSubmissionEnabled': false },
});
const page = await browser.newPage();
await page.setViewport({ width: 1440, height: 900 });
const errors = [];
page.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
page.on('pageerror', (e) => errors.push(String(e)));
let wrong = 0;
const step = async (name, act) => {
  const begun = Date.now();
  try { const said = await act(); console.log(`ok    ${name} (${Date.now() - begun} ms)${said ? `: ${said}` : ''}`); }
  catch (e) { wrong++; console.log(`WRONG ${name}: ${String(e).slice(0, 200)}`); }
  if (folder) await page.screenshot({ path: `${folder}/firefox-${name.replace(/\W+/g, '-')}.png` }).catch(() => {});
};
const until = (fn, ...args) => page.waitForFunction(fn, { timeout: 60000, polling: 100 }, ...args);
const title = (text) => until((t) => (document.querySelector('#panel-title')?.textContent ?? '').includes(t), text);

await step('the map is drawn', async () => {
  await page.goto(`${base}/`);
  await until(() => document.querySelector('canvas[data-map-state=idle], [data-testid=map-fallback]'));
  return page.evaluate(() => (document.querySelector('canvas[data-map-state=idle]') ? `WebGL2, ${document.querySelector('canvas').getContext('webgl2')?.getParameter(7937)}` : 'the drawing of the server in its place'));
});
await step('a zone opens from the list', async () => { await page.click('.zone-row a'); await title('Torino'); });
await step('back and forward', async () => { await page.goBack(); await title('metropolitana'); await page.goForward(); await title('Torino'); });
await step('search by keyboard', async () => {
  await page.evaluate(() => document.activeElement?.blur?.());
  await page.keyboard.press('/'); await page.keyboard.type('pinerollo');
  await until(() => document.querySelector('[role=option]')); await page.keyboard.press('Enter'); await title('Pinerolo');
});
const drawn = await page.evaluate(() => Boolean(document.querySelector('canvas[data-map-state=idle]')));
// clicks on the map are tested only with the engine: the server's drawing is an image
if (drawn) await step('a click on the map', async () => {
  await page.goto(`${base}/?view=10/44.885/7.331`);
  await until(() => document.querySelector('canvas[data-map-state=idle], [data-testid=map-fallback]'));
  const [x, y] = await page.evaluate(() => { const r = document.querySelector('.map-frame').getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; });
  await page.mouse.click(x, y); await title('Pinerol');
});
if (drawn) await step('the wheel zooms', async () => {
  const [x, y] = await page.evaluate(() => { const r = document.querySelector('.map-frame').getBoundingClientRect(); return [r.left + r.width - 200, r.top + r.height - 60]; });
  await page.mouse.move(x, y); for (let i = 0; i < 4; i++) await page.mouse.wheel({ deltaY: -120 });
  await until(() => /view=/.test(location.search));
});
await step('the matrix and the list of gaps', async () => { await page.goto(`${base}/?panel=gaps`); await until(() => document.querySelectorAll('.matrix tbody td').length > 200); await page.goto(`${base}/?panel=missing`); await until(() => /divari/.test(document.querySelector('.panel-content')?.textContent ?? '')); });
await step('what if, computed in the browser', async () => {
  await page.goto(`${base}/?panel=what-if&add=house-001305`);
  await until(() => document.querySelector('.whatif'));
  // the server answers until the worker is ready
  for (const istat of ['001191', '001010', '001272', '001086', '001125']) {
    await new Promise((done) => setTimeout(done, 1500));
    await page.evaluate((i) => { history.pushState(null, '', `?panel=what-if&add=house-${i}`); dispatchEvent(new PopStateEvent('popstate')); }, istat);
    await until((i) => document.querySelector('.whatif')?.dataset.add === `house-${i}`, istat);
    if (await page.evaluate(() => document.querySelector('.whatif').dataset.computedBy === 'browser')) return '';
  }
  throw new Error('still the server');
});
await step('the table', async () => { await page.goto(`${base}/?theme=density&level=municipality&as=table`); await until(() => document.querySelectorAll('table.data tbody tr').length === 312); });
await step('dark', async () => { await page.goto(`${base}/?zone=5`); await until(() => document.querySelector('.scheme')); await page.click('.scheme'); await until(() => document.documentElement.dataset.scheme === 'dark'); });
await step('the tour', async () => { await page.goto(`${base}/?tour=on`); await until(() => document.querySelector('#tour-title')); await page.keyboard.press('ArrowRight'); await until(() => /zone=1/.test(location.search)); });
await step('the frame for other sites', async () => { await page.goto(`${base}/embed?zone=5`); await until(() => document.querySelectorAll('path[id^=m]').length > 40); });
console.log(`console: ${errors.length} errors`, errors.slice(0, 5));
await browser.close();
process.exit(wrong || errors.length ? 1 : 0);

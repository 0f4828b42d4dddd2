// Memory of our map and of MapLibre GL JS 5 over changes of view, in a Chromium whose memory the driver does not affect.
//
//   mkdir check && cd check && npm install maplibre-gl@5 chrome-remote-interface
//   target/release/atlante serve --bind 127.0.0.1:8080 &
//   NODE_PATH=$PWD/node_modules node …/tests/checks/memory_beside_maplibre.mjs http://127.0.0.1:8080 [CHANGES 500] [SEED 77]
//
// Each runs in a separate browser, at the same size and view, on the same tiles; ours is the whole page with its data and lists,
// theirs an empty page with only the map. Drags and turns of the wheel are random, from the seed. Before, halfway and at the end,
// after a garbage collection on the page and in its workers, it prints in MB the JS heap, and the resident memory of renderer and
// GPU process (private, and shared between them).
import { MB, launch, seeded, wait } from './chromium.mjs';
import { beside } from './maplibre.mjs';

const [base, changes = '500', seed = '77'] = process.argv.slice(2);
const VIEW = { zoom: 8.6, lat: 45.1, lon: 7.45 };
const IDLE = {
  ours: () => !!document.querySelector('canvas[data-map-state=idle]'),
  theirs: () => !!window.idle,
};
let frame;

for (const which of ['ours', 'theirs']) {
  const random = seeded(seed);
  const browser = await launch();
  const { cdp } = browser;
  await browser.resize({ width: 1440, height: 900 });
  if (which === 'theirs') {
    cdp.on('Fetch.requestPaused', ({ requestId, request }) => {
      const { type, body } = beside(request.url, frame, VIEW);
      cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders: [{ name: 'content-type', value: type }], body: Buffer.from(body).toString('base64') });
    });
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*/beside/*' }] });
  }
  const view = `view=${VIEW.zoom}/${VIEW.lat}/${VIEW.lon}`;
  await cdp.send('Page.navigate', { url: which === 'ours' ? `${base}/?level=municipality&q=nessuno&${view}` : `${base}/beside/` });
  const idle = () => browser.until(IDLE[which]);
  const tell = async (when) => {
    await idle();
    await wait(1500);
    const metric = await browser.collected();
    await wait(500);
    const { renderer, gpu } = await browser.resident();
    console.log(`${which}, ${when}: JS heap ${MB(metric('JSHeapUsedSize'))}, renderer ${MB(renderer.own + renderer.shared)}, GPU process ${MB(gpu.own + gpu.shared)}`);
  };
  await tell('before');
  frame ??= await browser.evaluate(() => { const r = document.querySelector('.map-frame').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; });
  const [left, top, width, height] = frame;
  for (let i = 1; i <= Number(changes); i++) {
    // clear of the legend and the buttons over our map
    const [x, y] = [left + 260 + random() * (width - 350), top + 20 + random() * (height - 90)];
    if (i % 2) await browser.wheel([x, y], random() < 0.52 ? -240 : 240);
    else await browser.drag([x, y], [x + random() * 300 - 150, y + random() * 300 - 150], 3);
    await wait(40);
    if (i === Math.floor(Number(changes) / 2)) await tell(`after ${i} changes`);
  }
  await tell(`after ${changes} changes`);
  await browser.end();
}

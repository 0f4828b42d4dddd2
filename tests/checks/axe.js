// Accessibility of every view, by axe-core 4 in Chromium (rules of WCAG 2.0 to 2.2, A and AA).
//
//   npm install playwright-core axe-core        in a folder outside the repository
//   atlante serve --bind 127.0.0.1:8080
//   NODE_PATH=that-folder/node_modules CHROMIUM=/usr/bin/chromium node tests/checks/axe.js http://127.0.0.1:8080/
//
// Run by hand, because the tests take nothing from npm. It ends with an error when a view has a violation.

const { chromium } = require("playwright-core");
const axe = require("fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const VIEWS = [
  "", "?panel=projects", "?panel=projects&strategy=3.4", "?panel=plan", "?panel=gaps", "?panel=missing", "?panel=missing&zone=4&verdict=robust",
  "?panel=missing&need=A3.2.a", "?panel=priorities&weights=mountain:2", "?panel=what-if",
  "?panel=what-if&municipality=001191&add=house-001305,link-001082-001265", "?panel=present", "?panel=sources",
  "?zone=5", "?municipality=001191&zone=5", "?project=bike-to-rail", "?as=table", "?theme=location-quotient&level=municipality",
  "?lang=en&panel=missing",
];
// pages of the server itself, without the client
const PAGES = ["api", "ogc?f=html", "ogc/collections?f=html", "ogc/collections/projects/items?f=html&limit=20", "ogc/api?f=html"];
const SIZES = [[1440, 900, "light"], [1440, 900, "dark"], [390, 844, "light"]];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

async function viewIsThere(page) {
  await page.waitForSelector("#panel-title, .card");
  await page.waitForFunction(() => !document.querySelector(".panel-content .empty[role=status]"));
  await page.waitForSelector("canvas[data-map-state]", { state: "attached" });
}

async function main() {
  const base = process.argv[2] ?? "http://127.0.0.1:8080/";
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  let found = 0;
  for (const [width, height, colorScheme] of SIZES) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const view of [...VIEWS, ...PAGES]) {
      await page.goto(base + view);
      if (VIEWS.includes(view)) await viewIsThere(page);
      await page.evaluate(axe);
      const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), TAGS);
      console.log(`${width}x${height} ${colorScheme} /${view}: ${violations.length} violations`);
      for (const { id, help, nodes } of violations) {
        console.log(`  ${id}: ${help}`);
        for (const node of nodes.slice(0, 5)) console.log(`    ${node.html.slice(0, 160)}\n    ${node.any[0]?.message ?? ""}`);
      }
      found += violations.length;
    }
  }
  await browser.close();
  if (found > 0) process.exitCode = 1;
}

main();

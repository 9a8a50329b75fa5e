// Drives a page that `transcripts align --html` wrote, as a reader would, and prints what it saw.
// Usage: node align_page.mjs CHROMIUM PAGE
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, file] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const seen = { errors: [], fetched: [], faults: [], overflow: [] };

async function open(width, colorScheme) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: "reduce",
    bypassCSP: colorScheme !== "no-preference",
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("request", (request) => seen.fetched.push(new URL(request.url()).protocol));
  await page.goto(pathToFileURL(file).href);
  return page;
}

for (const width of [1280, 420]) {
  for (const scheme of ["light", "dark"]) {
    const page = await open(width, scheme);
    await page.keyboard.press("n");
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    for (const { id, impact, nodes } of violations) {
      if (["serious", "critical"].includes(impact)) {
        seen.faults.push(`${width} ${scheme}: ${id} at ${nodes[0].html}`);
      }
    }
    seen.overflow.push(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    );
    await page.close();
  }
}

// With the page's own security policy in force.
const page = await open(1280, "no-preference");
const at = () => page.textContent("#at");
const state = async () => [
  await at(),
  await page.$$eval(".s.current", (found) => found.map((each) => each.dataset.s)),
  await page.$$eval(".turn.lit", (found) => found.map((each) => each.id)),
];
const inView = (selector) =>
  page.$eval(selector, (found) => {
    const box = found.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
seen.start = await at();
await page.keyboard.press("n");
seen.first = await state();
seen.focused = await page.evaluate(() => document.activeElement.dataset.s);
seen.detail = await page.textContent("#detail");
seen.marked = await page.textContent("mark");
await page.click("#next");
seen.second = await state();
await page.keyboard.press("p");
await page.keyboard.press("p");
seen.last = await state();
seen.visible = [await inView("mark"), await inView(".s.current")];
await page.keyboard.press("Escape");
seen.cleared = await state();
await page.click('[data-s="cp4"]');
seen.clicked = await state();
seen.nearest = await page.textContent("#detail .sign");
await page.uncheck("[data-filter=not_found]");
seen.filtered = [await state(), await page.$$eval(".s.away", (found) => found.length)];
await page.uncheck("#keys");
await page.keyboard.press("n");
seen.without_keys = await at();
await page.click("#previous");
await page.uncheck("[data-filter=found]");
await page.uncheck("[data-filter=misattributed]");
await page.click("#next");
seen.nothing = await at();
console.log(JSON.stringify(seen));
await browser.close();

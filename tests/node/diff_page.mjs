// Drives a page that `transcripts diff --html` wrote, as a reader would, and prints what it saw.
// Usage: node diff_page.mjs CHROMIUM PAGE
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
const current = () => page.$$eval(".change.current", (found) => found.map((each) => each.textContent));
const visible = (selector) => page.locator(`${selector}:visible`).count();
seen.start = [await at(), await visible(".row")];
await page.keyboard.press("n");
seen.first = [await at(), await current()];
seen.focused = await page.evaluate(() => document.activeElement.textContent);
await page.click("#next");
seen.second = [await at(), await current()];
await page.keyboard.press("p");
await page.keyboard.press("p");
seen.last = [await at(), await current()];
await page.uncheck("#keys");
await page.keyboard.press("n");
seen.without_keys = await at();
await page.uncheck("[data-filter=words]");
seen.without_words = [await at(), await visible(".change[data-kind=words]")];
seen.marked = await page.$eval("del", (del) => getComputedStyle(del).textDecorationLine);
await page.check("[data-filter=words]");
await page.click(".more >> nth=0");
seen.unfolded = await visible(".row");
await page.check("#all");
seen.all = [await visible(".row"), await visible(".more")];
await page.uncheck("#all");
await page.locator(".cell.empty a").first().click();
seen.followed = await page.evaluate(() => [location.hash.slice(1), document.activeElement.id]);
console.log(JSON.stringify(seen));
await browser.close();

// Runs axe-core on every screen, light and dark, wide and narrow, in a local
// Chromium: `npm run axe -- http://localhost:5173`. Exits 1 on a violation.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const base = process.argv[2] ?? "http://localhost:5173";
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const first = async (path) => (await (await fetch(base + path)).json()).items?.[0];

const article = await first("/api/articles?limit=1");
const graph = await (await fetch(`${base}/api/graph`)).json();
const focus = encodeURIComponent(graph.entities[0]?.id ?? "");
const edge = encodeURIComponent(graph.relations[0]?.id ?? "");
const statement = encodeURIComponent("MATCH (a:Entity)-[r:CUT_TIES_WITH]->(b:Entity)\nRETURN a, r, b LIMIT 9");
const screens = [
  ["/"], [`/explore?focus=${focus}`], [`/explore?edge=${edge}`, async (page) => { await page.locator(".why summary").first().click(); await page.getByTestId("explain").first().click(); await page.locator(".tokens").first().waitFor(); }],
  ["/explore?view=table"], ["/explore?view=table", async (page) => page.getByTestId("table-entities").click()],
  ["/", async (page) => { await page.getByTestId("search").fill("i"); await page.getByTestId("suggestion").first().waitFor(); }],
  ["/", async (page) => page.keyboard.press("?")],
  ["/articles"], ["/articles?add"], ["/articles", async (page) => page.getByTestId("remove-article").first().click()],
  [`/articles/${encodeURIComponent(article?.id ?? "")}`, async (page) => { await page.keyboard.press("n"); await page.locator(".clip-open").first().click(); }],
  ["/articles/none"], ["/nowhere"], ["/query"],
  [`/query?statement=${statement}`], [`/query?statement=${statement}`, async (page) => page.getByTestId("tab-table").click()],
  [`/query?statement=${statement}`, async (page) => page.getByTestId("tab-json").click()], [`/query?statement=${encodeURIComponent("MATCH (e:Entity)\nRETRUN e")}`],
  [`/query?statement=${encodeURIComponent("EXPLAIN MATCH (e:Entity) RETURN e")}`],
  [`/query?statement=${encodeURIComponent("PROFILE MATCH (e:Entity) RETURN e")}`, async (page) => { await page.getByTestId("plan-operator").nth(3).click(); }],
];

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
let bad = 0;
for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const context = await browser.newContext({ colorScheme, viewport, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("pageerror", (error) => { bad++; console.log("page error:", error.message); });
    for (const [path, act] of screens) {
      await page.goto(base + path, { waitUntil: "load" });
      await page.waitForTimeout(700);
      await act?.(page);
      await page.waitForTimeout(250);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (overflow) { bad++; console.log(`${colorScheme} ${viewport.width} ${path}: wider than the screen`); }
      for (const violation of violations) {
        bad++;
        console.log(`${colorScheme} ${viewport.width} ${path}: ${violation.id}: ${violation.help}`);
        for (const node of violation.nodes.slice(0, 3)) console.log(`    ${node.target.join(" ")}  ${node.any[0]?.message ?? ""}`);
      }
    }
    await context.close();
  }
}
await browser.close();
console.log(bad ? `${bad} violations` : "no violation");
process.exit(bad ? 1 : 0);

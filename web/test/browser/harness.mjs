// What the browser tests share: a browser, an officer who signs in, the rules that every page keeps.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const LANGUAGES = ["en", "ru"];
export const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

export function openBrowser() {
  const executablePath = process.env["JIG_BROWSER"] ?? BROWSERS.find(existsSync);
  return chromium.launch({
    executablePath,
    // Inside containers and as root the browser's own sandbox cannot start; the pages are our own, from loopback.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
}

/**
 * Opens a page at a node's door and holds it to the rules of every page: no script error, no complaint of the content
 * policy, no request to another origin. `faults` fills while the page lives; `close` checks it.
 */
export async function openPage(browser, door, { language = "en", size = SIZES[0], place = "/" } = {}) {
  const context = await browser.newContext({ viewport: size, locale: language, reducedMotion: "reduce" });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script error: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (!["data:", "blob:"].includes(asked.protocol) && asked.origin !== new URL(door).origin) faults.push(`request to another origin: ${asked.href}`);
  });
  await page.goto(`${door}#${place}?lang=${language}`);
  const close = async () => {
    await context.close();
    assert.deepEqual(faults, []);
  };
  return { page, close, faults };
}

/** Signs in with one click as the demo offers it; returns when the first screen is there. */
export async function signIn(page, post) {
  await page.locator(`[data-post="${post}"]`).click();
  await page.locator("#content[data-screen]").waitFor();
}

/** Opens a page with an officer signed in. */
export async function openAs(browser, door, post, options = {}) {
  const opened = await openPage(browser, door, options);
  await signIn(opened.page, post);
  return opened;
}

/** Goes to a screen by its address, keeping what the address keeps. */
export async function goTo(page, screen) {
  await page.evaluate((name) => {
    const values = new URLSearchParams(location.hash.split("?")[1] ?? "");
    location.hash = `#/${name}?${values}`;
  }, screen);
  await page.locator(`#content[data-screen="${screen}"]`).waitFor();
  await settled(page);
}

/** Until no part of the page says that it is still loading. */
export async function settled(page) {
  await page.locator("[data-loading]").first().waitFor({ state: "detached" });
}

/** axe-core over the page: nothing serious or critical. */
export async function accessible(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] });
    return violations
      .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
      .map((violation) => `${violation.id}: ${violation.help}\n  ${violation.nodes.slice(0, 5).map((node) => node.html.slice(0, 160)).join("\n  ")}`);
  });
  assert.deepEqual(found, []);
}

/** No part of the page needs scrolling to the side. */
export async function withoutSideways(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
}

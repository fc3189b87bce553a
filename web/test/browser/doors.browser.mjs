// Doors: signing in by key file and by one click, what a wrong key is told, locking, the bars that are always there.
import assert from "node:assert/strict";
import { join } from "node:path";
import { LANGUAGES, openAs, openPage } from "./harness.mjs";

async function keyFileOpensTheDoor({ browser, group }, language) {
  const { page, close } = await openPage(browser, group.doors.alpha, { language });
  const file = page.locator('input[type="file"]');
  await file.setInputFiles({ name: "x.pem", mimeType: "application/x-pem-file", buffer: Buffer.from("no key") });
  await page.locator('.doors [role="alert"]').waitFor();
  // A key that fills no post at this node is told so, with the cure.
  await file.setInputFiles(join(group.folder, "desks/bravo-snr/officer.key"));
  await page.locator('.doors [role="alert"]', { hasText: /[0-9a-f]{64}/ }).waitFor();
  await file.setInputFiles(join(group.folder, "desks/alpha-legal/officer.key"));
  await page.locator("#content[data-screen]").waitFor();
  assert.match(await page.locator(".who").textContent(), /^alpha · /);
  // Neither the address nor the browser's storage knows key or token.
  const kept = await page.evaluate(() => JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.ok(!/[0-9a-f]{64}|PRIVATE KEY/.test(kept), kept);
  await page.keyboard.press("Alt+q");
  await page.locator(".doors").waitFor();
  await close();
}

/** The session ends at the node, as a restart or the end of an appointment ends it, and the page is not told. */
async function sessionThatIsOverLocks({ browser, group }, language) {
  const { page, close } = await openPage(browser, group.doors.bravo, { language });
  let token = null;
  page.on("request", (request) => (token = request.headers()["authorization"] ?? token));
  await page.locator('[data-post="snr"]').click();
  await page.locator(".grid-row").first().waitFor();
  const ended = await fetch(`${group.doors.bravo}v1/session/end`, { method: "POST", headers: { authorization: token, "content-type": "application/json" }, body: "{}" });
  assert.equal(ended.status, 204);
  // Before the page has asked anything: nobody's leave is needed for a stop (SG-11).
  await page.keyboard.press("F8");
  await page.keyboard.press("F8");
  await page.locator('[role="alertdialog"] .good .hash').waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".doors [data-over]").waitFor({ timeout: 15_000 });
  const said = await page.locator(".doors [data-over]").textContent();
  assert.equal(await page.locator('[aria-live="polite"]').textContent(), said);
  // Whoever signs in again goes on, and the page does not complain any more.
  await page.locator('[data-post="snr"]').click();
  await page.locator(".grid-row").first().waitFor();
  await page.keyboard.press("Alt+q");
  await page.locator(".doors").waitFor();
  assert.equal(await page.locator("[data-over]").count(), 0);
  await close();
}

async function barsAreAlwaysThere({ browser, group }, language) {
  for (const open of [openPage, (one, door, options) => openAs(one, door, "snr", options)]) {
    const { page, close } = await open(browser, group.doors.bravo, { language });
    await page.locator(".purpose").waitFor();
    const clocks = page.locator(".clocks > div");
    assert.equal(await clocks.count(), 4);
    for (const text of await clocks.allTextContents()) assert.match(text, /\d\d:\d\d:\d\d$/);
    assert.equal(await page.locator(".links li").count(), 2);
    assert.equal(await page.locator("button.stop").count(), 1);
    await close();
  }
}

async function languageTurnsWithoutLoading({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr");
  await page.evaluate(() => (window.__stayed = true));
  const heading = page.locator(".pane-head h2").first();
  const english = await heading.textContent();
  await page.keyboard.press("Alt+l");
  await page.locator('html[lang="ru"]').waitFor();
  assert.notEqual(await heading.textContent(), english);
  assert.ok(await page.evaluate(() => window.__stayed), "the page was loaded again");
  // On a keyboard that writes Cyrillic the same key turns back.
  await page.evaluate(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "д", code: "KeyL", altKey: true, bubbles: true })));
  await page.locator('html[lang="en"]').waitFor();
  await close();
}

async function themesAndDensity({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr");
  const look = () => page.evaluate(() => ({ ...document.documentElement.dataset, row: getComputedStyle(document.documentElement).getPropertyValue("--row").trim() }));
  assert.deepEqual(await look(), { theme: "dark", density: "compact", row: "28px" });
  await page.keyboard.press("Alt+t");
  assert.equal((await look()).theme, "light");
  await page.keyboard.press("Alt+t");
  assert.equal((await look()).theme, "contrast");
  await page.keyboard.press("Alt+d");
  assert.equal((await look()).row, "36px");
  await close();
}

async function addressHoldsTheView({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr");
  await page.locator(".grid-row").first().waitFor();
  await page.keyboard.press("j");
  await page.locator('.grid-row[aria-selected="true"]').waitFor();
  const chosen = await page.locator('.grid-row[aria-selected="true"]').getAttribute("id");
  const address = page.url();
  assert.match(address, /#\/.*sel=[0-9a-f]{64}/);
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator('[data-post="snr"]').click();
  await page.locator('.grid-row[aria-selected="true"]').waitFor();
  assert.equal(await page.locator('.grid-row[aria-selected="true"]').getAttribute("id"), chosen);
  await close();
}

async function fixedMomentSignsNothing({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr");
  await page.locator(".grid-row").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator('#content[data-screen="review"] [data-act]').first().waitFor();
  const field = page.locator(".cursor input");
  await field.fill("nonsense");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await field.fill("141405ZSEP16");
  await field.press("Enter");
  await page.locator(".not-live", { hasText: "141405ZSEP16" }).waitFor();
  for (const act of await page.locator("[data-act]").all()) assert.ok(await act.isDisabled());
  await page.locator(".not-live button").click();
  await page.locator(".not-live").waitFor({ state: "detached" });
  assert.ok(await page.locator("[data-act]").first().isEnabled());
  await close();
}

export default [
  ...LANGUAGES.flatMap((language) => [
    [`a key file opens the door, a wrong one is told why (${language})`, (site) => keyFileOpensTheDoor(site, language)],
    [`a session that the node has ended locks the page, and a stop is taken all the same (${language})`, (site) => sessionThatIsOverLocks(site, language)],
    [`purpose, clocks, lines and stop are on every screen (${language})`, (site) => barsAreAlwaysThere(site, language)],
  ]),
  ["Alt+L turns the language without loading the page", languageTurnsWithoutLoading],
  ["themes and density are two keys", themesAndDensity],
  ["the address holds the whole view", addressHoldsTheView],
  ["a fixed moment says that it is not live, and signs nothing", fixedMomentSignsNothing],
];

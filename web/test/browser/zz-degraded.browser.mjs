// Degraded: a peer that is gone, a node that is silent. Each is said, nothing freezes, nothing goes blank. Last by its name, since
// it ends nodes.
import assert from "node:assert/strict";
import { LANGUAGES, openAs } from "./harness.mjs";

async function peerGone({ browser, group }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr", { language });
  await page.locator(".grid-row").first().waitFor();
  await group.end("alpha");
  await page.locator('.links [data-state="down"]').first().waitFor({ timeout: 30_000 });
  assert.ok((await page.locator(".grid-row").count()) > 0);
  await group.again("alpha");
  await close();
}

/** A node that takes questions and answers none is said within seconds, not when the browser gives up. */
async function nodeHangs({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr");
  await page.locator(".fresh.good").waitFor();
  await page.locator(".grid-row").first().waitFor();
  await page.route("**/v1/clock", () => undefined);
  const started = Date.now();
  await page.locator(".fresh.bad").waitFor({ timeout: 10_000 });
  await page.locator("main.old").waitFor();
  assert.ok(Date.now() - started < 8_000, `${Date.now() - started} ms`);
  assert.match(await page.locator('[aria-live="assertive"]').textContent(), /\S/);
  await page.unroute("**/v1/clock");
  await page.locator(".fresh.good").waitFor();
  await close();
}

async function nodeSilent({ browser, group }) {
  const { page, faults } = await openAs(browser, group.doors.bravo, "snr");
  await page.locator(".grid-row").first().waitFor();
  const rows = await page.locator(".grid-row").count();
  await group.end("bravo");
  await page.locator(".fresh.bad").waitFor({ timeout: 30_000 });
  await page.locator("main.old").waitFor();
  assert.equal(await page.locator(".grid-row").count(), rows, "what was known went away");
  await page.keyboard.press("j");
  // A stop cannot be taken by a node that is gone, and that is said.
  await page.keyboard.press("F8");
  await page.keyboard.press("F8");
  await page.locator('[role="alertdialog"] [role="alert"]').waitFor();
  await page.context().close();
  assert.deepEqual(faults.filter((fault) => !/ERR_|EventSource/.test(fault)), []);
  await group.again("bravo");
}

export default [
  ...LANGUAGES.map((language) => [`a line that is down is said, with what waits (${language})`, (site) => peerGone(site, language)]),
  ["a node that hangs is said within seconds", nodeHangs],
  ["a silent node is said, what was known stays", nodeSilent],
];

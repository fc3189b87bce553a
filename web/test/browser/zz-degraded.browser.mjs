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
  ["a silent node is said, what was known stays", nodeSilent],
];

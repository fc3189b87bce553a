// The stop call: one key from anywhere, a locked screen and a field too; it acts, and says so.
import assert from "node:assert/strict";
import { LANGUAGES, accessible, openAs, openPage } from "./harness.mjs";

async function fromALockedScreen({ browser, group }, language) {
  const { page, close } = await openPage(browser, group.doors.alpha, { language });
  await page.locator('[data-ready="yes"]').waitFor();
  await page.keyboard.press("F8");
  await page.locator('[role="alertdialog"]').waitFor();
  await accessible(page);
  await page.keyboard.press("F8");
  await page.locator('[role="alertdialog"] .good .hash').waitFor();
  const hash = await page.locator('[role="alertdialog"] .good .hash').getAttribute("title");
  const { records } = await page.evaluate(async () => (await fetch("/v1/records?limit=500")).json());
  assert.ok(records.some((record) => record.hash === hash), "the call is not listed");
  await close();
}

async function fromAField({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr");
  await page.locator(".queue-bar input").focus();
  await page.keyboard.type("something");
  await page.keyboard.press("F8");
  await page.locator('[role="alertdialog"]').waitFor();
  await page.keyboard.press("Escape");
  await page.locator('[role="alertdialog"]').waitFor({ state: "detached" });
  await close();
}

export default [
  ...LANGUAGES.map((language) => [`F8 twice raises a stop from a locked screen (${language})`, (site) => fromALockedScreen(site, language)]),
  ["F8 is heard while typing, and Escape takes it back", fromAField],
];

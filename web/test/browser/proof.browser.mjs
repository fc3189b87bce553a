// History and proof: the inclusion proof holds in the browser, and one changed letter makes it fail.
import assert from "node:assert/strict";
import { LANGUAGES, goTo, openAs } from "./harness.mjs";

async function proofHoldsAndAChangedOneFails({ browser, group }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "auditor", { language });
  await goTo(page, "log");
  const row = page.locator(".grid-row").nth(3);
  await row.click();
  await goTo(page, "proof");
  await page.locator('[data-proof="holds"]').first().waitFor();
  assert.ok((await page.locator('[data-holds="yes"]').count()) >= 6);
  assert.equal(await page.locator('[data-holds="no"]').count(), 0);
  await page.locator("[aria-pressed]", { hasText: language === "en" ? "letter" : "букву" }).click();
  await page.locator('[data-proof="fails"]').waitFor();
  assert.equal(await page.locator('[data-holds="no"]').count(), 1);
  await close();
}

export default LANGUAGES.map((language) => [`the proof holds, and one changed letter makes it fail (${language})`, (site) => proofHoldsAndAChangedOneFails(site, language)]);

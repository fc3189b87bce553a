// The rooms beside the queue, over a group of their own: the grounding watch, cases and ledgers.
import assert from "node:assert/strict";
import { LANGUAGES, SIZES, accessible, goTo, openAs, settled, withoutSideways } from "./harness.mjs";

export const script = "web/test/browser/rooms.script";

/** Opens a form, fills it, signs what it makes, by keys where keys do. Returns the record. */
export async function file(page, act, typed = {}) {
  await page.locator(`[data-file="${act}"]`).first().click();
  const form = page.locator(`[data-form="${act}"]`);
  await form.waitFor();
  for (const [name, value] of Object.entries(typed)) {
    const field = form.locator(`[name="${name}"]`);
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  await form.locator('button[type="submit"]').focus();
  await page.keyboard.press("Enter");
  await page.locator("[data-sign]").waitFor();
  const shown = JSON.parse(await page.locator(".bytes").textContent());
  await page.keyboard.press("Enter");
  const filed = page.locator("[data-filed]");
  await filed.waitFor();
  const hash = await filed.getAttribute("data-filed");
  await page.keyboard.press("Enter");
  await page.locator(".sheet").waitFor({ state: "detached" });
  return { hash, shown };
}

/** Turns to a page of a room by its number. */
export async function turn(page, number, name) {
  await page.locator("#content").focus();
  await page.keyboard.press(String(number));
  await page.locator(`.pages[data-page="${name}"]`).waitFor();
  await settled(page);
}

async function checked(page) {
  await withoutSideways(page);
  await accessible(page);
}

/** Two officers of one side confirm a candidate; the other side says its word; whose it was stays unknown. */
async function twoOfficersConfirm({ browser, group }) {
  for (const [post, word] of [["air-monitor", "confirmed"], ["legal", "confirmed"]]) {
    const { page, close } = await openAs(browser, group.doors.alpha, post);
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await page.locator('[data-events="1"][data-seen="1"]').waitFor();
    await page.locator(".grid-row").first().click();
    const chosen = page.locator('[data-chosen="event"]');
    await chosen.waitFor();
    // The evidence is there: classes of source, grades, the package by its hash; both sides' words have their place.
    await chosen.locator(".fields", { hasText: "secondary-radar" }).waitFor();
    assert.equal(await chosen.locator("[data-positions] li").count(), 2);
    const { shown } = await file(page, "event-finding", { finding: word });
    assert.equal(shown.body.key, `event-1/alpha-${post}`);
    await chosen.locator(".findings li", { hasText: post === "legal" ? /Legal/ : /Air-activity/ }).first().waitFor();
    await close();
  }
  const { page, close } = await openAs(browser, group.doors.bravo, "snr", { language: "ru" });
  await goTo(page, "grounding");
  await page.locator(".grid-row").first().click();
  await page.locator('[data-chosen="event"] [data-code="register-reading-event-confirmed"]').waitFor();
  await file(page, "event-position", { word: "no-comment" });
  await page.locator('[data-positions="1"] [data-standing="stated"]', { hasText: "bravo" }).waitFor();
  // Nobody is named because all others have been excluded.
  await page.locator('[data-file="event-report"]').click();
  await page.locator('[data-form="event-report"] select').selectOption("alpha");
  await page.keyboard.press("Enter");
  await page.locator('[data-form="event-report"] button[type="submit"]').click();
  await page.locator('.sheet [data-decision=refused]', { hasText: "SG-29" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".sheet").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await checked(page);
  await close();
}

/** A missing day is flagged, a nil return is one; a question is answered; nobody can approve a flight. */
async function noticesAndReturns({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "air-monitor", { language: "ru" });
  await goTo(page, "grounding");
  await turn(page, 2, "notices");
  await page.locator(".grid-row").first().click();
  await page.locator('[data-chosen="notice"]').waitFor();
  await file(page, "flight-answer", { text: "Нет, без посадки." });
  await page.locator('[data-chosen="notice"] .findings li', { hasText: "Нет, без посадки." }).waitFor();
  const acts = await page.locator("[data-file]").evaluateAll((all) => all.map((one) => one.dataset.file));
  assert.ok(acts.every((act) => !/approv|clear|permit/.test(act)), `${acts}`);
  await turn(page, 3, "returns");
  const missing = page.locator('.note.bad[data-code="register-reading-return-missing"]', { hasText: "2016-07-21" });
  await missing.waitFor();
  await file(page, "nil-return", { day: "2016-07-21" });
  await missing.waitFor({ state: "detached" });
  await page.locator('.entry[data-key="2016-07-21"]').waitFor();
  await checked(page);
  await close();
}

/** What is younger than the release delay is refused with its clause and never stands on the page. */
async function nothingYoungerThanTheDelay({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.alpha, "air-monitor");
  await goTo(page, "grounding");
  await page.locator('[data-seen="1"]').waitFor();
  const seen = await page.locator(".grid-row").evaluateAll((rows) => rows.map((row) => row.id.slice("row-".length)));
  await page.locator(".grid-row").last().click();
  await page.locator('[data-chosen="observation"] .fields').waitFor();
  const dates = await page.locator('[data-chosen="observation"] .fields time').evaluateAll((all) => all.map((one) => one.dateTime));
  const received = await page.locator('.grid-row[aria-selected="true"] time').getAttribute("datetime");
  // From the last that was seen of it to its receipt lies the delay of the edition, half an hour, at least.
  const until = dates.filter((one) => one <= received).toSorted().at(-1);
  assert.ok(new Date(received) - new Date(until) >= 1_800_000, `${until} ${received}`);
  assert.equal(seen.length, 2);
  await close();
}

async function casesAndLedgers({ browser, group }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "legal", { language });
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.locator('[data-cases="1"] .grid-row').first().click();
  const chosen = page.locator('[data-chosen="case"]');
  await chosen.waitFor();
  // Neither the name nor the exact place stands anywhere on the page.
  await chosen.locator(".fields").waitFor();
  const text = await page.locator("main").textContent();
  assert.ok(!/bakery|third house|1213/.test(text), text);
  // Both sides' columns are there, the ranges as given.
  assert.equal(await chosen.locator("[data-answers] [data-side]").count(), 2);
  if (language === "ru") {
    await chosen.locator('[data-side="bravo"] .wait').waitFor();
    const { shown } = await file(page, "harm-finding", { finding: "not-ours", deaths: "0–3", injured: "6-9", provenance: "C", confidence: "3", text: "Наших действий в районе не было." });
    assert.deepEqual(shown.body.says.injured, { least: 6, most: 9 });
    await chosen.locator('[data-side="bravo"]', { hasText: "Наших действий" }).waitFor();
    // Whoever closes a case that lacks an answer is told what it lacks, before signing.
    await page.keyboard.press("Escape");
  }
  await checked(page);
  await turn(page, 2, "violations");
  await page.locator("[data-report]").first().waitFor();
  await checked(page);
  await turn(page, 3, "ledgers");
  const counted = page.locator('[data-counts] [data-key="2016-07-20/northern"]');
  await counted.waitFor();
  await counted.locator('[data-code="register-reading-counts-differ"]').waitFor();
  assert.match(await counted.locator('[data-side="alpha"]').textContent(), /20/);
  assert.match(await counted.locator('[data-side="bravo"]').textContent(), /3/);
  // Beside each other, and no number that is neither side's: no sum, no mean.
  assert.ok(!/\b(23|24|11|12|11[.,]5)\b/.test(await counted.locator("p").allTextContents().then((all) => all.join(" ").replaceAll(/[0-9a-f]{4} [0-9a-f]{4}|\d{6}Z\w+/g, ""))));
  await checked(page);
  await close();
}

/** Every room at both sizes, for looking at. */
async function pictures({ browser, group, pictures: folder }, language, size) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr", { language, size });
  const take = (name) => page.screenshot({ path: `${folder}/${name}-${size.width}x${size.height}-${language}.png` });
  for (const [screen, pages] of [["grounding", ["events", "notices", "returns"]], ["cases", ["harm", "violations", "ledgers"]]]) {
    await goTo(page, screen);
    for (const [place, name] of pages.entries()) {
      await turn(page, place + 1, name);
      const row = page.locator(".grid-row").first();
      if ((await row.count()) > 0) await row.click();
      await settled(page);
      await page.waitForTimeout(150);
      await take(`${screen}-${name}`);
      await withoutSideways(page);
    }
  }
  await close();
}

export default [
  ["two officers confirm a candidate, each with the own key; the other side says its word", twoOfficersConfirm],
  ["a question is answered, a day without a return is flagged until it has one (ru)", noticesAndReturns],
  ["nothing stands on the grounding watch that is younger than the delay", nothingYoungerThanTheDelay],
  ...LANGUAGES.map((language) => [`cases keep places and names sealed; two ledgers stand side by side (${language})`, (site) => casesAndLedgers(site, language)]),
  ...LANGUAGES.flatMap((language) => SIZES.map((size) => [`pictures of the rooms at ${size.width}x${size.height} in ${language}`, (site) => pictures(site, language, size)])),
];

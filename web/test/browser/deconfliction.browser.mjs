// Deconfliction: a pair with its numbers and its rule, shown on map and windows; a supposed window and what the node says of it; the line of proof.
import assert from "node:assert/strict";
import { LANGUAGES, accessible, goTo, openAs, settled, withoutSideways } from "./harness.mjs";

/** Goes to the pair that is in conflict. */
async function conflicting(page) {
  await goTo(page, "deconfliction");
  await page.locator(".grid-row").first().waitFor();
  await page.locator(".grid-row", { has: page.locator('[data-answer="conflict"]') }).first().click();
  await page.locator('.headline [data-answer="conflict"]').waitFor();
  await page.locator("[data-judged]").waitFor();
}

async function pairWithNumbersAndRule({ browser, group, pictures }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "operations", { language });
  await conflicting(page);
  assert.ok((await page.locator("[data-near]").count()) > 0, "what is too near is not said");
  const gap = (kind) => page.locator(`[data-gap="${kind}"] td`).allTextContents();
  const [lateral, asked, rule] = await gap("lateral");
  // Both units, in numbers that are the same length: 0 m apart, and 10 km asked for, which are 32,808 ft.
  assert.match(lateral, /^0 (m|м) · 0 /);
  assert.match(asked, /10[.,]000 (km|км) · 32808 /);
  assert.match(rule, /operation/);
  assert.match((await gap("time"))[0], /^-30 /);
  await accessible(page);
  await withoutSideways(page);
  await page.screenshot({ path: `${pictures}/deconfliction-conflict-1366x768-${language}.png` });
  await page.locator("[data-show]").click();
  await page.locator('#content[data-screen="picture"]').waitFor();
  await settled(page);
  // Both volumes, at the instant from which both are held: 10:30 in Damascus.
  assert.match(page.url(), /t=2016-07-23T07%3A30/);
  assert.equal(await page.locator('.lane[aria-selected="true"]').count(), 2);
  await page.locator(".not-live").waitFor();
  await page.screenshot({ path: `${pictures}/deconfliction-shown-1366x768-${language}.png` });
  await close();
}

async function windowIsMovedByKeys({ browser, group }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "operations", { language });
  await conflicting(page);
  const before = await page.evaluate(() => fetch("/v1/status").then((answer) => answer.json()).then((status) => status.heads.joint.size));
  const slider = page.locator(".bar.moves");
  await slider.focus();
  // The rules ask for some minutes; three hours later is enough.
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowRight");
  await page.locator('[data-judged="180"] [data-proof]').waitFor();
  assert.match(await page.locator('[data-judged="180"] [data-proof]').textContent(), /1 × \d+/);
  assert.match(page.url(), /shift=180/);
  // Back into the conflict, minute by minute where it matters.
  await page.keyboard.press("Home");
  await page.locator('[data-judged="0"] .findings [data-standing]').first().waitFor();
  assert.equal(await page.locator('[data-judged="0"] [data-proof]').count(), 0);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.locator('[data-judged="-1"]').waitFor();
  const after = await page.evaluate(() => fetch("/v1/status").then((answer) => answer.json()).then((status) => status.heads.joint.size));
  assert.equal(after, before, "supposing left a trace in the log");
  await close();
}

async function windowIsDraggedAndDrafted({ browser, group, pictures }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "operations");
  await conflicting(page);
  const slider = page.locator(".bar.moves");
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 20, box.y + box.height / 2, { steps: 4 });
  await page.mouse.move(box.x + box.width / 2 + 90, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  const shift = Number(await slider.getAttribute("aria-valuenow"));
  assert.ok(shift > 60 && shift % 5 === 0, `${shift}`);
  await page.locator(`[data-judged="${shift}"] [data-proof]`).waitFor();
  await page.screenshot({ path: `${pictures}/deconfliction-supposed-1366x768-en.png` });
  // What is drafted is the same notice with this window; leaving the sheet signs nothing.
  await page.locator("[data-draft]").click();
  await page.locator("[data-sign]").waitFor();
  const { body, kind, refs } = JSON.parse(await page.locator(".bytes").textContent());
  assert.equal(kind, "area-notice");
  assert.equal(refs.length, 1);
  assert.equal(Date.parse(body.window.from), Date.parse("2016-07-23T07:30:00Z") + shift * 60_000);
  assert.equal(Date.parse(body.window.to) - Date.parse(body.window.from), 90 * 60_000);
  await page.keyboard.press("Escape");
  await page.locator("[data-sign]").waitFor({ state: "detached" });
  await close();
}

async function protectedLayersTakeNoPart({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "operations");
  const answers = [];
  page.on("response", (answer) => (/\/v1\/separation/.test(answer.url()) ? answers.push(answer.text()) : undefined));
  await conflicting(page);
  assert.ok(answers.length >= 2);
  for (const text of await Promise.all(answers)) {
    const { own, other } = JSON.parse(text);
    for (const one of [...own, ...other]) assert.ok(["plan", "area-notice", "independent-notice", "expedited-request"].includes(one.kind), one.kind);
  }
  await close();
}

export default [
  ...LANGUAGES.flatMap((language) => [
    [`a pair shows metres, feet and minutes, the rule, and itself on map and windows (${language})`, (site) => pairWithNumbersAndRule(site, language)],
    [`a window moved by keys changes what the clauses find, and leaves no trace (${language})`, (site) => windowIsMovedByKeys(site, language)],
  ]),
  ["a window is dragged, judged by the node and drafted", windowIsDraggedAndDrafted],
  ["protected layers take no part in deconfliction", protectedLayersTakeNoPart],
];

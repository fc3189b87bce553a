// The room of the common map and drawing: pieces of two drafts with their sums, settled step by step; outlines by hand and by numbers over the same corners.
import assert from "node:assert/strict";
import { LANGUAGES, accessible, goTo, openAs, withoutSideways } from "./harness.mjs";

async function piecesAndSums({ browser, group, pictures }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "intelligence", { language });
  await goTo(page, "common-map");
  await page.locator('[data-between="drafts"] .grid-row').first().waitFor();
  const standings = await page.locator("[data-standing].standing").evaluateAll((all) => all.map((one) => one.dataset.standing));
  for (const standing of ["agreed", "disputed", "gap"]) assert.ok(standings.includes(standing), `${standing} in ${standings}`);
  // The sums are those of the pieces, to the thousandth that each is rounded down by.
  const document = await (await page.waitForResponse((answer) => answer.url().includes("/v1/map/difference"), { timeout: 15_000 })).json();
  for (const [standing, key] of [["agreed", "agreed_km2"], ["disputed", "disputed_km2"], ["gap", "gap_km2"]]) {
    const whole = document.pieces.filter((piece) => piece.standing === standing).reduce((sum, piece) => sum + Number(piece.km2), 0);
    assert.ok(Math.abs(whole - Number(document[key])) < 0.01, `${standing}: ${whole} and ${document[key]}`);
  }
  assert.ok(document.pieces.some((piece) => piece.places.length > 0), "no place is touched");
  await page.locator(".grid-row").nth(1).click();
  assert.match(page.url(), /piece=/);
  await accessible(page);
  await withoutSideways(page);
  await page.screenshot({ path: `${pictures}/common-map-1366x768-${language}.png` });
  await close();
}

/** Each side acknowledges the other's draft, one proposes, and the version goes to review at both. */
async function settledByBoth({ browser, group }) {
  const signed = async (page) => {
    await page.locator("[data-sign]").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[data-filed]").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[data-filed]").waitFor({ state: "detached" });
  };
  for (const side of ["alpha", "bravo"]) {
    const { page, close } = await openAs(browser, group.doors[side], "intelligence");
    await goTo(page, "common-map");
    await page.locator("[data-acknowledge]").click();
    await signed(page);
    await page.locator("[data-acknowledge]").waitFor({ state: "detached", timeout: 20_000 });
    await close();
  }
  const { page, close } = await openAs(browser, group.doors.bravo, "snr");
  await goTo(page, "common-map");
  await page.locator('[data-standing="satisfied"][data-source="alpha"]').waitFor({ timeout: 20_000 });
  await page.locator('[data-standing="satisfied"][data-source="bravo"]').waitFor({ timeout: 20_000 });
  const field = page.locator('input[name="in-force-from"]');
  await field.fill("310900");
  assert.ok(await page.locator("[data-propose]").isDisabled(), "half a moment was taken");
  await field.fill("310900ZJUL16");
  await page.locator("[data-propose]").click();
  await signed(page);
  await page.locator("[data-proposed]").waitFor({ timeout: 20_000 });
  await page.locator("[data-review]").click();
  await page.locator('#content[data-screen="review"] [data-act="consent"]').waitFor();
  await close();
}

async function twoVersions({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr");
  await goTo(page, "common-map");
  const options = page.locator(".versions select").first().locator("option");
  await options.nth(1).waitFor({ state: "attached" });
  const [, first, second] = await options.evaluateAll((all) => all.map((one) => one.value));
  await page.locator(".versions select").first().selectOption(first);
  await page.locator(".versions select").nth(1).selectOption(second ?? first);
  await page.locator('[data-between="versions"] .grid-row').first().waitFor();
  await page.locator(".standing.agreed").first().waitFor();
  await close();
}

async function drawnByNumbers({ browser, group, pictures }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "intelligence", { language });
  await goTo(page, "drawing");
  const numbers = page.locator('textarea[name="numbers"]');
  // A line that is no place: said in line, with its number; nothing is taken.
  await numbers.fill("36.10 N 37.10 E\nnonsense\n36.20 N 37.20 E");
  await page.locator("[data-read]").click();
  await page.locator('[data-unread="1"] li', { hasText: "2" }).waitFor();
  assert.equal(await page.locator(".drawing").getAttribute("data-corners"), "0");
  // Four notations of one square, the third and fourth the wrong way round: the outline crosses itself.
  await numbers.fill("36.10 N 37.10 E\n36°06'00\"N 37°12'00\"E\n36.20, 37.10\n36 12.000 N 037 12.000 E");
  await page.keyboard.press("Control+Enter");
  await page.locator('.drawing[data-corners="4"]').waitFor();
  await page.locator('[data-holds="no"]').waitFor();
  await page.locator(".corners tr.bad").first().waitFor();
  assert.ok(await page.locator("[data-draft]").isDisabled(), "what is no area could be drafted");
  await accessible(page);
  await page.screenshot({ path: `${pictures}/drawing-problem-1366x768-${language}.png` });
  // A step back, and forward again; then the corners in order.
  await page.locator("#content").focus();
  await page.keyboard.press("Control+z");
  await page.locator('.drawing[data-corners="0"]').waitFor();
  await page.keyboard.press("Control+y");
  await page.locator('.drawing[data-corners="4"]').waitFor();
  await numbers.fill("36.10 N 37.10 E\n36.10 N 37.20 E\n36.20 N 37.20 E\n36.20 N 37.10 E");
  await page.keyboard.press("Control+Enter");
  await page.locator('[data-holds="yes"]').waitFor();
  await page.locator('input[name="label"]').fill("Б-07");
  await page.locator('select[name="class"]').selectOption("da-2");
  await page.locator("[data-draft]").click();
  await page.locator("[data-sign]").waitFor();
  const { kind, body } = JSON.parse(await page.locator(".bytes").textContent());
  assert.equal(kind, "area-draft");
  assert.deepEqual(body.outlines[0].parts[0][0][0], { lat_e7: 361000000, lon_e7: 371000000 });
  assert.equal(body.outlines[0].parts[0][0].length, 4);
  await page.keyboard.press("Escape");
  await close();
}

async function drawnByHand({ browser, group, pictures }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "intelligence");
  await goTo(page, "drawing");
  const place = await page.locator(".chart-place").boundingBox();
  const at = (right, down) => [place.x + place.width * right, place.y + place.height * down];
  for (const corner of [at(0.4, 0.4), at(0.6, 0.4), at(0.6, 0.6), at(0.4, 0.6)]) {
    await page.mouse.move(...corner);
    await page.mouse.click(...corner);
    await page.waitForTimeout(350);
  }
  await page.mouse.move(...at(0.4, 0.4));
  await page.mouse.click(...at(0.4, 0.4));
  await page.locator('.drawing[data-corners="4"]').waitFor();
  // The same corners stand as numbers.
  assert.equal((await page.locator('textarea[name="numbers"]').inputValue()).split("\n").length, 4);
  await page.locator("[data-holds]").waitFor();
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: `${pictures}/drawing-by-hand-1366x768-en.png` });
  await page.locator("#content").focus();
  await page.keyboard.press("Control+z");
  await page.locator('.drawing[data-corners="0"]').waitFor();
  // The own last draft is where a correction begins.
  await page.locator("[data-take-up]").click();
  await page.locator('.drawing[data-outlines="2"]').waitFor();
  await close();
}

export default [
  ...LANGUAGES.map((language) => [`two drafts: pieces, sums, places (${language})`, (site) => piecesAndSums(site, language)]),
  ...LANGUAGES.map((language) => [`an outline by numbers in any notation, its faults in line, undo, draft (${language})`, (site) => drawnByNumbers(site, language)]),
  ["an outline by hand, the same as numbers, and the own draft taken up", drawnByHand],
  ["both sides settle the map: seen, proposed, to be signed", settledByBoth],
  ["a version against a later one", twoVersions],
];

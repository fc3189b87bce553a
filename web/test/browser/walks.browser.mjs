// Each role's day in one walk: the post signs in at its own node, finds its work, does one thing, signs it with its own key, and the log
// has it. Ten roles, over a group of their own.
import assert from "node:assert/strict";
import { LANGUAGES, accessible, goTo, openAs, settled, withoutSideways } from "./harness.mjs";
import { file, turn } from "./rooms.browser.mjs";

export const script = "web/test/browser/rooms.script";

/** Chooses the first row whose text has these words, by keys. */
async function choose(page, words) {
  const row = page.locator(".grid-row", { hasText: words }).first();
  await row.waitFor();
  const wanted = await row.getAttribute("id");
  for (let step = 0; step < 60; step += 1) {
    if ((await page.locator('.grid-row[aria-selected="true"]').getAttribute("id").catch(() => null)) === wanted) break;
    await page.keyboard.press("j");
    await page.waitForTimeout(30);
  }
  await page.locator(`[id="${wanted}"][aria-selected="true"]`).waitFor();
}

/** Whether the log of the own node has a record. */
async function inTheLog(page, hash) {
  await goTo(page, "log");
  // The newest stands first, whatever is selected.
  await page.locator('[role="grid"]').focus();
  await page.keyboard.press("Home");
  await page.locator(`[id="row-${hash}"]`).waitFor({ timeout: 20_000 });
}

const WALKS = [
  ["duty-officer", "bravo", async (page) => {
    await goTo(page, "watch");
    // A stop heard on the line is entered by the hearer; it binds at once.
    const { hash } = await file(page, "spoken-stop", { node: "alpha", post: "duty-officer", "spoken-at": "220600ZJUL16", text: "Стоп у моста, по телефону." });
    await page.locator(".stop-card").first().waitFor();
    // The place is read back from the own map, without the notice's numbers beside the form.
    assert.ok(!/36\.0250/.test(await page.locator("[data-read-backs]").textContent()));
    await file(page, "read-back", { name: "перекрёсток старой дороги", stated: "36,0250 с.ш. 37,0250 в.д.", position: "36.0250 37.0250" });
    await page.locator('[data-read-backs="0"]').waitFor();
    await turn(page, 2, "hand-over");
    await page.locator(".sheet-text").waitFor();
    const [sheet, named, digest] = await page.locator(".sheet-text").evaluate(async (element) => {
      const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(element.textContent)));
      return [element.textContent, element.dataset.sheet, [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")];
    });
    assert.equal(digest, named);
    assert.ok(sheet.includes(hash.slice(0, 12)), sheet);
    await turn(page, 3, "card");
    assert.equal(await page.locator("[data-card] ol li").count(), 4);
    return hash;
  }],
  ["operations", "bravo", async (page) => {
    await goTo(page, "grounding");
    await turn(page, 2, "notices");
    await choose(page, "relief-1");
    return (await file(page, "flight-outcome", { became: "cancelled" })).hash;
  }],
  ["legal", "bravo", async (page) => {
    await goTo(page, "cases");
    await choose(page, "case-1");
    return (await file(page, "harm-inquiry", { text: "Проверка начата." })).hash;
  }],
  ["translator", "bravo", async (page) => {
    await goTo(page, "language");
    await page.locator('.grid-row', { hasText: /информац|сведени/i }).first().click();
    const desk = page.locator("[data-translating]");
    await desk.waitFor();
    const certify = desk.locator("[data-certify]");
    await desk.locator('[name="translation"]').fill("Северная дорога открыта для 21 колонны с 8:00 до 14:00, с 3 остановками.");
    assert.ok(await certify.isDisabled(), "a text that nobody compared could be certified");
    await desk.locator("[data-compare]").click();
    await desk.locator('[data-compared="differs"] td', { hasText: "21" }).waitFor();
    assert.ok(await certify.isDisabled(), "another number could be certified");
    await accessible(page);
    await desk.locator('[name="translation"]').fill("Северная дорога открыта для 12 колонн с 8:00 до 14:00, с 3 остановками.");
    await desk.locator('[name="doubts"]').fill("«convoys»: колонны или конвои?");
    await desk.locator("[data-compare]").click();
    await desk.locator('[data-compared="same"]').waitFor();
    await certify.focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-sign]").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[data-filed]").waitFor();
    const hash = await page.locator("[data-filed]").getAttribute("data-filed");
    await page.keyboard.press("Enter");
    await page.locator(".sheet").waitFor({ state: "detached" });
    return hash;
  }],
  // A second reader stands behind a translation that has doubts; another key than the translator's.
  ["intelligence", "bravo", async (page) => {
    await goTo(page, "language");
    await turn(page, 2, "seconds");
    await page.locator(".grid-row").first().click();
    await page.locator('[data-chosen="translation"]', { hasText: "convoys" }).waitFor();
    await file(page, "second-reading");
    await goTo(page, "exchange");
    return (await file(page, "information", { about: "situation", heading: "Дороги утром", text: "Южная дорога открыта." })).hash;
  }],
  ["protection", "bravo", async (page) => {
    await goTo(page, "cases");
    await choose(page, "case-1");
    return (await file(page, "preserve-order", { reason: "До вывода обеих сторон." })).hash;
  }],
  ["snr", "bravo", async (page) => {
    await goTo(page, "brief");
    await page.locator("[data-brief] h3").first().waitFor();
    await goTo(page, "roster");
    await page.locator("[data-posts]").waitFor();
    const { hash } = await file(page, "delegation", { question: "areas", from: "220600ZJUL16", until: "250600ZJUL16", decision: "Б-9" });
    await turn(page, 2, "delegations");
    await page.locator('[data-delegations] [data-standing]').first().waitFor();
    return hash;
  }],
  ["liaison", "centre", async (page) => {
    await goTo(page, "cases");
    await page.locator(".grid-row").first().click();
    return (await file(page, "preserve-order", { reason: "At the family's wish." })).hash;
  }],
  ["recipient", "centre", async (page) => {
    await goTo(page, "cases");
    await turn(page, 2, "violations");
    const { hash } = await file(page, "violation-receipt", { stage: "delivered", text: "In hand." });
    await page.locator("[data-report] .findings li").first().waitFor();
    return hash;
  }],
  ["auditor", "alpha", async (page) => {
    await goTo(page, "log");
    await page.locator(".grid-row").first().click();
    await goTo(page, "proof");
    await settled(page);
    await goTo(page, "exchange");
    await page.locator(".grid-row").first().click();
    await goTo(page, "review");
    await page.locator('[data-act="doubt"]').click();
    await page.locator('.acting input[name="text"]').fill("The two counts of one day rest on other definitions.");
    await page.keyboard.press("Enter");
    await page.locator("[data-sign]").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[data-filed]").waitFor();
    const hash = await page.locator("[data-filed]").getAttribute("data-filed");
    await page.keyboard.press("Enter");
    return hash;
  }],
];

async function walk({ browser, group }, [post, node, day]) {
  const { page, close } = await openAs(browser, group.doors[node], post, { language: node === "bravo" ? "ru" : "en" });
  await settled(page);
  await accessible(page);
  const hash = await day(page);
  assert.match(hash, /^[0-9a-f]{64}$/);
  await withoutSideways(page);
  await inTheLog(page, hash);
  await close();
}

/** Every room of every post opens without a fault, at its own node, and says what it has or that it has nothing. */
async function everyRoomOpens({ browser, group }, [post, node]) {
  const { page, close } = await openAs(browser, group.doors[node], post);
  const screens = await page.locator(".rail a").evaluateAll((links) => links.map((link) => link.hash.slice(2).split("?")[0]));
  for (const screen of screens) {
    await goTo(page, screen);
    assert.equal(await page.locator(".refused, .broken").count(), 0, `${post} at ${node}: ${screen}`);
  }
  await close();
}

const ROOMS = [["watch", ["now", "hand-over", "card"]], ["language", ["tasks", "seconds", "glossary", "phrases"]], ["exchange", ["information", "corroboration", "situation"]], ["start", ["start", "out"]], ["roster", ["posts", "delegations", "staff"]], ["settings", ["settings", "formats", "procedures"]]];

async function pictures({ browser, group, pictures: folder }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "snr", { language });
  for (const [screen, pages] of ROOMS) {
    await goTo(page, screen);
    for (const [place, name] of pages.entries()) {
      await turn(page, place + 1, name);
      const row = page.locator(".grid-row").first();
      if ((await row.count()) > 0) await row.click();
      await settled(page);
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${folder}/${screen}-${name}-1366x768-${language}.png` });
      await withoutSideways(page);
      await accessible(page);
    }
  }
  await close();
}

export default [
  ...WALKS.map((one) => [`the day of ${one[0]} at ${one[1]}`, (site) => walk(site, one)]),
  ...[["snr", "alpha"], ["liaison", "centre"], ["recipient", "centre"], ["auditor", "bravo"]].map((one) => [`every room opens for ${one[0]} at ${one[1]}`, (site) => everyRoomOpens(site, one)]),
  ...LANGUAGES.map((language) => [`pictures and rules of the offices (${language})`, (site) => pictures(site, language)]),
];

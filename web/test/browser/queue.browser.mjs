// The queue and the review: keys alone from the door to a signature that the log takes; what returns an item; what is refused.
import assert from "node:assert/strict";
import { LANGUAGES, accessible, openAs, settled } from "./harness.mjs";

async function twoKeysToTheMostUrgent({ browser, group }, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, "legal", { language });
  const rows = page.locator(".grid-row");
  await rows.first().waitFor();
  // By deadline: what has one stands before what has none, the earliest first.
  const dues = await rows.evaluateAll((all) => all.map((row) => row.querySelectorAll('[role="gridcell"]')[6]?.querySelector("time")?.dateTime ?? "\uffff"));
  assert.deepEqual(dues, dues.toSorted());
  const first = (await rows.first().getAttribute("id")).slice("row-".length, "row-".length + 64);
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await page.keyboard.press("Enter");
  await page.locator(`.review[data-record="${first}"]`).waitFor();
  await page.keyboard.press("Escape");
  await rows.first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("zzzz");
  await page.keyboard.press("Enter");
  await page.locator(".nothing").waitFor();
  await close();
}

async function acknowledgedByKeysAlone({ browser, group }, post, language) {
  const { page, close } = await openAs(browser, group.doors.bravo, post, { language });
  const rows = page.locator(".grid-row");
  await rows.first().waitFor();
  const before = await rows.count();
  await page.keyboard.press("a");
  await page.locator('#content[data-screen="review"] .acting').waitFor();
  await page.keyboard.press("Enter");
  const sign = page.locator("[data-sign]");
  await sign.waitFor();
  await accessible(page);
  // The bytes shown are the bytes named by the code that is read aloud.
  const shown = await page.locator(".bytes").textContent();
  const code = await page.locator(".sign-head .hash").getAttribute("title");
  const named = await page.evaluate(async (text) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))].map((byte) => byte.toString(16).padStart(2, "0")).join(""), shown);
  assert.equal(named, code);
  await page.keyboard.press("Enter");
  await page.locator(`[data-filed="${code}"]`).waitFor();
  await page.keyboard.press("Enter");
  // What was acknowledged leaves the queue of that side, on the side's own node and by the log.
  await page.keyboard.press("Escape");
  await page.locator(".grid-row").first().waitFor();
  const started = Date.now();
  while ((await rows.count()) >= before && Date.now() - started < 15_000) await page.waitForTimeout(100);
  assert.equal(await rows.count(), before - 1);
  await close();
}

async function doubtHoldsAndNeedsItsLine({ browser, group }) {
  const { page, close } = await openAs(browser, group.doors.bravo, "operations");
  await page.locator(".grid-row").first().waitFor();
  await page.keyboard.press("r");
  const acting = page.locator(".acting");
  await acting.waitFor();
  const show = acting.locator('button[type="submit"]');
  assert.ok(await show.isDisabled(), "a doubt without its line was taken");
  await acting.locator("input").fill("The numbers and the name do not agree.");
  await page.keyboard.press("Enter");
  await page.locator("[data-sign]").waitFor();
  assert.match(await page.locator(".bytes").textContent(), /"line":"The numbers and the name do not agree\."/);
  // Leaving the sheet signs nothing.
  await page.keyboard.press("Escape");
  await page.locator("[data-sign]").waitFor({ state: "detached" });
  await close();
}

async function refusalShowsClauseAndCure({ browser, group }) {
  // The gateway may acknowledge nothing in an officer's place: the rules say so before anything is signed.
  const { page, close } = await openAs(browser, group.doors.alpha, "translator");
  const refused = await page.evaluate(async () => {
    const answer = await fetch("/v1/drafts/preview", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
    return [answer.status, (await answer.json()).code];
  });
  assert.deepEqual(refused, [401, "node-http-token-needed"]);
  await settled(page);
  await close();
}

export default [
  ...LANGUAGES.map((language) => [`two keys open the most urgent item, / filters (${language})`, (site) => twoKeysToTheMostUrgent(site, language)]),
  ["an officer acknowledges by keys alone; the exact bytes are shown and signed (en)", (site) => acknowledgedByKeysAlone(site, "intelligence", "en")],
  ["an officer acknowledges by keys alone; the exact bytes are shown and signed (ru)", (site) => acknowledgedByKeysAlone(site, "snr", "ru")],
  ["a doubt needs its line, and a sheet that is left signs nothing", doubtHoldsAndNeedsItsLine],
  ["nobody previews or files without a session", refusalShowsClauseAndCure],
];

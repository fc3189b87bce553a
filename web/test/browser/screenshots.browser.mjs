// A picture of every screen in both languages and sizes, for looking at; each screen also keeps the rules of every page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, SIZES, accessible, goTo, openPage, signIn, withoutSideways } from "./harness.mjs";

/** Posts that find screens which the senior representative does not: the first that each such row of the routes names. */
const ROUTES = readFileSync(new URL("../../src/app/routes.ts", import.meta.url), "utf8");
const OTHERS = [...new Set([...ROUTES.matchAll(/posts: \["([a-z-]+)"/g)].map((found) => found[1]))].filter((post) => post !== "snr");

async function pictures({ browser, group, pictures: folder }, language, size) {
  const { page, close } = await openPage(browser, group.doors.bravo, { language, size });
  const take = (name) => page.screenshot({ path: join(folder, `${name}-${size.width}x${size.height}-${language}.png`) });
  const checks = size === SIZES[0] ? [withoutSideways, accessible] : [withoutSideways];
  await page.locator('[data-ready="yes"] [data-post]').first().waitFor();
  await take("doors");
  for (const check of checks) await check(page);
  const taken = new Set();
  for (const post of ["snr", ...OTHERS]) {
    await signIn(page, post);
    const screens = await page.locator(".rail a").evaluateAll((links) => links.map((link) => link.hash.slice(2).split("?")[0]));
    for (const screen of screens.filter((name) => !taken.has(name))) {
      taken.add(screen);
      await goTo(page, screen);
      await take(screen);
      for (const check of checks) await check(page);
    }
    if (post === "snr") await sheets(page, take, checks);
    await page.keyboard.press("Alt+q");
    await page.locator(".doors").waitFor();
  }
  await close();
}

/** The sheets above the screens: what is about to be signed, the stop call, the keys. */
async function sheets(page, take, checks) {
  await goTo(page, "queue");
  await page.locator(".grid-row").first().click();
  await page.keyboard.press("a");
  await page.locator(".acting").waitFor();
  await page.locator('.acting input[name="decision"]').fill("Б-4");
  await page.locator('.acting input[name="expires"]').fill("220900ZJUL16");
  await take("consent");
  await page.keyboard.press("Enter");
  await page.locator("[data-sign]").waitFor();
  await take("sign");
  for (const check of checks) await check(page);
  await page.keyboard.press("Escape");
  await page.locator("[data-sign]").waitFor({ state: "detached" });
  for (const [key, name] of [["F8", "stop"], ["?", "keys"]]) {
    await page.locator("#content").focus();
    await page.keyboard.press(key);
    await page.locator(".sheet").waitFor();
    await take(name);
    await page.keyboard.press("Escape");
    await page.locator(".sheet").waitFor({ state: "detached" });
  }
}

export default LANGUAGES.flatMap((language) =>
  SIZES.map((size) => [`every screen at ${size.width}x${size.height} in ${language}`, (site) => pictures(site, language, size)]),
);

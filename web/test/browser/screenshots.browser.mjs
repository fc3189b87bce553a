// A picture of every screen in both languages and sizes, for looking at; each screen also keeps the rules of every page.
import { join } from "node:path";
import { LANGUAGES, SIZES, accessible, goTo, openPage, settled, signIn, withoutSideways } from "./harness.mjs";

async function pictures({ browser, group, pictures: folder }, language, size) {
  const { page, close } = await openPage(browser, group.doors.bravo, { language, size });
  const take = (name) => page.screenshot({ path: join(folder, `${name}-${size.width}x${size.height}-${language}.png`) });
  const checks = size === SIZES[0] ? [withoutSideways, accessible] : [withoutSideways];
  await page.locator('[data-ready="yes"] [data-post]').first().waitFor();
  await take("doors");
  for (const check of checks) await check(page);
  await signIn(page, "snr");
  const screens = await page.locator(".rail a").evaluateAll((links) => links.map((link) => link.hash.slice(2).split("?")[0]));
  for (const screen of screens) {
    await goTo(page, screen);
    await settled(page);
    await take(screen);
    for (const check of checks) await check(page);
  }
  await close();
}

export default LANGUAGES.flatMap((language) =>
  SIZES.map((size) => [`every screen at ${size.width}x${size.height} in ${language}`, (site) => pictures(site, language, size)]),
);

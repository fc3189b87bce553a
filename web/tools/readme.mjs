// Takes the picture at the head of the README, docs/pictures/workstation.png, from a real run: the queue above the map, at a node of the day of the browser tests.
//
// usage: node tools/readme.mjs     programs from $JIG_BIN, else from ../target/debug; the workstation from dist/
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { goTo, openAs, openBrowser, settled } from "../test/browser/harness.mjs";
import { ROOT, startGroup } from "./group.mjs";

const SIZE = { width: 1366, height: 560 };
const PICTURE = join(ROOT, "docs/pictures/workstation.png");
/** A README is read over slow lines too. */
const BYTES_MAX = 300_000;

const group = await startGroup(join(process.env["CARGO_TARGET_DIR"] ?? join(ROOT, "target"), "web-readme-group"));
const browser = await openBrowser();
try {
  const { page } = await openAs(browser, group.doors.bravo, "snr", { size: SIZE });
  const taken = [];
  const take = async () => taken.push((await page.screenshot()).toString("base64"));
  await goTo(page, "queue");
  await page.locator(".chosen .fields").first().waitFor();
  await take();
  await page.evaluate(() => (location.hash = "#/picture?panes=map&names=latin%2Ccyrillic%2Carabic&lang=en"));
  await page.locator('.chart[data-ready="yes"]:not([data-names="0"])').waitFor();
  await settled(page);
  // The last tiles of coasts and letters of names.
  await page.waitForTimeout(2_000);
  await take();
  await page.setViewportSize({ width: SIZE.width, height: SIZE.height * 2 + 8 });
  await page.goto("about:blank");
  await page.setContent(`<body style="margin:0;background:#000">${taken.map((picture) => `<img style="display:block;margin-bottom:8px" src="data:image/png;base64,${picture}">`).join("")}`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  mkdirSync(join(ROOT, "docs/pictures"), { recursive: true });
  await page.screenshot({ path: PICTURE });
} finally {
  await browser.close();
  await group.stop();
}
const { size } = statSync(PICTURE);
console.log(`${PICTURE}: ${size} bytes`);
process.exit(size <= BYTES_MAX ? 0 : 1);

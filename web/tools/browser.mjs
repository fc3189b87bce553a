// Runs every `test/browser/*.browser.mjs` in one real browser against one group of three nodes.
//
// usage: node tools/browser.mjs [--screenshots] [PART OF A FILE NAME…]
//
// Without a word: all tests, and the screenshots. `--screenshots` alone takes only those. Pictures go to
// <target>/screenshots/<screen>-<W>x<H>-<language>.png. A file of tests that exports `script` gets a group of its own, which has
// played that script.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "../test/browser/harness.mjs";
import { ROOT, startGroup } from "./group.mjs";

const words = process.argv.slice(2);
const onlyPictures = words.includes("--screenshots");
const wanted = words.filter((word) => !word.startsWith("--"));
const TARGET = process.env["CARGO_TARGET_DIR"] ?? join(ROOT, "target");
const PICTURES = join(TARGET, "screenshots");
const FOLDER = new URL("../test/browser/", import.meta.url);

const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".browser.mjs"))
  .filter((name) => (onlyPictures ? name.startsWith("screenshots") : wanted.length === 0 || wanted.some((part) => name.includes(part))))
  // The pictures first: they show what is there before the tests act on it.
  .sort((one, other) => Number(other.startsWith("screenshots")) - Number(one.startsWith("screenshots")) || (one < other ? -1 : 1));

mkdirSync(PICTURES, { recursive: true });
let common = null;
const browser = await openBrowser();
let failed = 0;
let passed = 0;
try {
  for (const name of names) {
    const { default: tests, script } = await import(new URL(name, FOLDER).href);
    const own = script === undefined ? null : await startGroup(join(TARGET, `web-browser-${name.split(".")[0]}`), script);
    const group = own ?? (common ??= await startGroup(join(TARGET, "web-browser-group")));
    for (const [claim, run] of tests) {
      const started = Date.now();
      try {
        await run({ browser, group, pictures: PICTURES });
        passed += 1;
        console.log(`ok ${Date.now() - started} ms  ${name}: ${claim}`);
      } catch (failure) {
        failed += 1;
        console.log(`FAILED  ${name}: ${claim}\n${failure instanceof Error ? (failure.stack ?? failure.message) : failure}`);
      }
    }
    await own?.stop();
  }
} finally {
  await browser.close();
  await common?.stop();
}
console.log(`${passed} browser tests hold, ${failed} do not; pictures in ${PICTURES}`);
process.exit(failed === 0 ? 0 : 1);

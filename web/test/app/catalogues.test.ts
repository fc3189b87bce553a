// The workstation's sentences: every key that the sources name is said in every language, and no sentence lies idle.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FluentResource } from "@fluent/bundle";
import catalogues from "catalogues";
import { LANGUAGES, bundleOf } from "../../src/app/language.tsx";

const root = join(process.env["JIG_ROOT"] ?? ".", "web/src");
const SOURCES = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("status") && !name.includes("generated"))
  .map((name) => readFileSync(join(root, name), "utf8"));

/** Keys whose end the node or a table of the code gives. */
const BEGINNINGS = SOURCES.flatMap((text) => [...text.matchAll(/`(web-[a-z-]*-)\$\{/g)].map((found) => found[1] ?? "")).concat(
  SOURCES.flatMap((text) => [...text.matchAll(/label\("([a-z-]+)"/g)].map((found) => `web-${found[1]}-`)),
);

function keysOf(language: string): Set<string> {
  const resources = (catalogues[language] ?? []).map((text) => new FluentResource(text));
  return new Set(resources.flatMap((resource) => resource.body.map((message) => message.id)));
}

test("every key that the sources name is said in every language", () => {
  const named = new Set(SOURCES.flatMap((text) => [...text.matchAll(/["'](web-[a-z0-9-]+)["']/g)].map((found) => found[1] ?? "")));
  assert.ok(named.size > 40, `${named.size}`);
  for (const language of LANGUAGES) {
    const keys = keysOf(language);
    for (const key of named) assert.ok(keys.has(key), `${language} lacks ${key}`);
  }
});

test("no sentence of the workstation lies idle", () => {
  const status = new FluentResource(readFileSync(join(root, "../../locales/en/web.ftl"), "utf8"));
  const ofStatusPage = new Set(status.body.map((message) => message.id));
  for (const key of keysOf("en")) {
    const isNamed = ofStatusPage.has(key) || SOURCES.some((text) => text.includes(`"${key}"`)) || BEGINNINGS.some((start) => key.startsWith(start));
    assert.ok(isNamed, `nobody says ${key}`);
  }
});

test("both languages have the same sentences, without a fault of form", () => {
  for (const language of LANGUAGES) {
    const bundle = bundleOf(language);
    assert.deepEqual([...keysOf(language)].sort(), [...keysOf("en")].sort(), language);
    for (const key of keysOf(language)) assert.ok(bundle.hasMessage(key), key);
  }
});

test("numbers take the form that the language asks for", () => {
  const said = [1, 3, 5, 21].map((count) => {
    const pattern = bundleOf("ru").getMessage("web-alarms-count")?.value;
    return pattern === null || pattern === undefined ? "" : bundleOf("ru").formatPattern(pattern, { count }).replace(/[\u2068\u2069]/g, "");
  });
  assert.deepEqual(said, ["1 тревога", "3 тревоги", "5 тревог", "21 тревога"]);
});

test("posts are called as the node calls them", () => {
  for (const language of LANGUAGES) {
    const spoken = readFileSync(join(root, "../../locales", language, "wire.ftl"), "utf8");
    const posts = [...spoken.matchAll(/^view-post-([a-z-]+) = (.+)$/gm)];
    assert.ok(posts.length > 10);
    for (const [, post, name] of posts) {
      const pattern = bundleOf(language).getMessage(`web-post-${post}`)?.value;
      assert.equal(String(pattern).toLowerCase(), name?.toLowerCase(), `${language} ${post}`);
    }
  }
});

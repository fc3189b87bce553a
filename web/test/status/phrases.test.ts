// The page's sentences and looks, checked against the catalogues that the node serves.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { say } from "../../src/status/phrases.ts";
import { lookOf, shortCode } from "../../src/looks.ts";

const root = process.env["JIG_ROOT"] ?? ".";

function keysOf(language: string): Set<string> {
  const catalogue = readFileSync(join(root, "locales", language, "web.ftl"), "utf8");
  return new Set(catalogue.split("\n").flatMap((line) => /^(web-[a-z-]+) = /.exec(line)?.[1] ?? []));
}

test("values are put into their places and nothing else is", () => {
  assert.equal(say({ a: "{x} and {y}" }, "a", { x: "1", y: "{x}" }), "1 and {x}");
  assert.equal(say({ a: "{x}" }, "a"), "{x}");
  assert.equal(say({}, "web-absent"), "web-absent");
});

test("every key that the sources name is in both catalogues", () => {
  const sources = ["main", "stop", "view"].map((name) => readFileSync(join(root, "web/src/status", `${name}.ts`), "utf8"));
  const named = new Set(sources.flatMap((text) => [...text.matchAll(/"(web-[a-z-]+)"/g)].map((found) => found[1] ?? "")));
  assert.ok(named.size > 20);
  for (const language of ["en", "ru"]) {
    const keys = keysOf(language);
    for (const key of named) assert.ok(keys.has(key), `${language} lacks ${key}`);
  }
});

test("every state that the catalogue names has a look of its own", () => {
  const states = [...keysOf("en")].filter((key) => key.startsWith("web-state-")).map((key) => key.slice("web-state-".length));
  assert.ok(states.length >= 9);
  const shapes = states.map((state) => lookOf(state).shape);
  assert.ok(!shapes.includes("?"), "a state without a look");
  assert.equal(new Set(shapes).size, shapes.length, "two states with one shape");
});

test("a hash is shortened to what can be read aloud", () => {
  assert.equal(shortCode("0123456789abcdef"), "0123 4567");
  assert.equal(shortCode(""), "");
});

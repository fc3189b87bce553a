// Fields of payloads: nothing is left out, places are in degrees with every digit, versions differ by field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changesBetween, fieldsOf, versionBefore } from "../../src/parts/fields.ts";

const HEADER = { clauses: [], refs: [], via: "group", kind: "x", v: 1 };
const payload = (body: object): string => JSON.stringify({ body, ...HEADER });

test("every value of a body is a row, places in degrees", () => {
  const rows = fieldsOf(payload({
    extent: { east_e7: 402500000, north_e7: 352666667, south_e7: -1, west_e7: -1234567890 },
    list: ["a", "b"],
    none: null,
    parts: [{ x: 1 }, { x: 2 }],
    position: { lat_e7: 352041667, lon_e7: 401763889 },
  }));
  assert.deepEqual(rows, [
    { name: "extent", text: "0.0000001° S 123.4567890° W – 35.2666667° N 40.2500000° E" },
    { name: "list", text: "a, b" },
    { name: "none", text: "–" },
    { name: "parts.0.x", text: "1" },
    { name: "parts.1.x", text: "2" },
    { name: "position", text: "35.2041667° N 40.1763889° E" },
    { name: "refs", text: "–" },
    { name: "clauses", text: "–" },
    { name: "via", text: "group" },
  ]);
});

test("a stop call, which has no body, shows its own members", () => {
  const rows = fieldsOf(JSON.stringify({ around: null, kind: "stop", text: "cease" }));
  assert.deepEqual(rows.at(-1), { name: "text", text: "cease" });
});

test("two versions differ by the fields that differ, and a version names the one before", () => {
  const before = payload({ a: 1, b: "x" });
  const after = payload({ b: "y", c: true, replaces: "ab".repeat(32) });
  assert.deepEqual(changesBetween(before, after), [
    { name: "a", before: "1", after: null },
    { name: "b", before: "x", after: "y" },
    { name: "c", before: null, after: "true" },
    { name: "replaces", before: null, after: "ab".repeat(32) },
  ]);
  assert.deepEqual(changesBetween(before, before), []);
  assert.equal(versionBefore(after), "ab".repeat(32));
  assert.equal(versionBefore(before), null);
  assert.equal(versionBefore(payload({ replaces: "short" })), null);
});

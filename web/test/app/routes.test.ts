// Every room has a name and a key of its own. The table is read as text: it names every screen, and the screens need a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

test("no two rooms have the same name or the same key", () => {
  const table = readFileSync(join(process.env["JIG_ROOT"] ?? "..", "web/src/app/routes.ts"), "utf8");
  const rows = [...table.matchAll(/\{ name: "([^"]+)", key: "([^"]+)"/g)];
  assert.ok(rows.length > 15, "the table is not read");
  for (const column of [1, 2]) {
    const values = rows.map((row) => row[column]);
    assert.deepEqual([...new Set(values)], values);
  }
});

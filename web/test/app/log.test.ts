// Parts of the log: together they are the whole of it, and the newest moves with it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LOG_PART } from "../../src/api/queries.ts";
import { partOf } from "../../src/screens/log/Log.tsx";

test("from the newest part back to the first and forth again every entry is shown", () => {
  for (const size of [0, 1, LOG_PART, LOG_PART + 1, 2 * LOG_PART, 3 * LOG_PART + 7]) {
    const shown = new Set<number>();
    const show = (from: number | null): ReturnType<typeof partOf> => {
      const part = partOf(size, from);
      for (let entry = part.first; entry <= part.last; entry += 1) shown.add(entry);
      return part;
    };
    let part = show(null);
    assert.ok(part.isNewest && part.last === size - 1, `${size}`);
    while (part.earlier !== null) part = show(part.earlier);
    assert.equal(part.first, 0);
    assert.equal(shown.size, size);
    shown.clear();
    part = show(0);
    while (!part.isNewest) part = show(part.later);
    assert.equal(shown.size, size);
  }
});

test("a place beyond the log is its newest part", () => {
  assert.deepEqual(partOf(10, 999_999), partOf(10, null));
});

// Draws the page from a snapshot as a node sends it, into a document without a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Window } from "happy-dom";
import type { Snapshot } from "../../src/status/client.ts";
import { draw, drawFreshness } from "../../src/status/view.ts";

const root = process.env["JIG_ROOT"] ?? ".";

const SEEN: Snapshot = {
  clock: { now: "2016-09-17T12:55:00.000Z", kind: "exercise", walls: [{ zone: "UTC", phrase: "web-zone-utc", local: "2016-09-17 12:55:00" }] },
  records: {
    size: "2",
    records: [
      { hash: "ab".repeat(32), kind: "area-notice", kind_text: "Notice <b>of</b> an area", author: { node: "alpha", post: "operations" }, post_text: "Operations", index: "1", at: "2016-09-17T12:55:00.000Z", state: "held", stored_by: ["alpha"] },
      { hash: "cd".repeat(32), state: "submitted", stored_by: [] },
    ],
  },
  status: {
    node: "alpha",
    purpose: "training",
    banner: "TRAINING",
    edition: "e",
    clock: "2016-09-17T12:55:00.000Z",
    ledger_time: null,
    heads: {
      joint: { size: "2", root: "0123456789abcdef", signers: [{ name: "n/stored", role: "stored", at: "2016-09-17T12:55:00.000Z" }] },
      verdicts: { size: "2", root: "fedcba9876543210", signers: [] },
    },
    frontiers: [],
    links: [{ node: "bravo", state: "down", last_head_at: null, waiting: [] }],
    watches: [],
    alarms: [],
  },
};

before(() => {
  const window = new Window();
  window.document.write(readFileSync(join(root, "web/src/status/index.html"), "utf8"));
  Object.assign(globalThis, { document: window.document });
});

test("heads, lines and states are drawn as they were sent, each state with shape and word", () => {
  draw({ "web-state-held": "held", "web-link-down": "cut", "web-role-stored": "stored" }, SEEN);
  const text = (id: string): string => document.getElementById(id)?.textContent ?? "";
  assert.match(text("banner"), /TRAINING/);
  assert.match(text("heads"), /0123 4567/);
  assert.match(text("heads"), /n\/stored stored, 2016-09-17T12:55:00.000Z/);
  assert.match(text("links"), /bravo▼cut/);
  assert.match(text("records"), /‖held/);
  assert.match(text("records"), /abab abab/);
  assert.match(text("clocks"), /2016-09-17 12:55:00/);
});

test("a list that is not the whole log says so", () => {
  const said = (size: string): string => {
    draw({ "web-records-newest": "newest {listed} of {size}" }, { ...SEEN, records: { ...SEEN.records, size } });
    return document.getElementById("records")?.textContent ?? "";
  };
  assert.match(said("700"), /newest 1 of 700/);
  assert.doesNotMatch(said("1"), /newest/);
});

test("text of the server is never markup", () => {
  draw({}, SEEN);
  assert.equal(document.querySelectorAll("#records b").length, 0);
  assert.match(document.getElementById("records")?.textContent ?? "", /<b>of<\/b>/);
});

test("a hash in an alarm is shown short, and in full when pointed at", () => {
  const full = "0a".repeat(32);
  const alarm = { code: "c", at: "2016-09-17T12:55:00.000Z", text: `Record ${full} came.`, cure: `Read ${full}` };
  draw({}, { ...SEEN, status: { ...SEEN.status, alarms: [alarm] } });
  const shown = document.querySelector("#alarms li");
  assert.equal(shown?.textContent, "Record 0a0a 0a0a came. Read 0a0a 0a0a");
  assert.deepEqual([...(shown?.querySelectorAll("code") ?? [])].map((code) => (code as HTMLElement).title), [full, full]);
});

test("old news is said to be old", () => {
  drawFreshness({ "web-stale": "OLD since {at}", "web-live": "fresh" }, "12:55");
  assert.equal(document.getElementById("live")?.textContent, "OLD since 12:55");
  assert.equal(document.getElementById("live")?.className, "stale");
  drawFreshness({ "web-stale": "OLD since {at}", "web-live": "fresh" }, null);
  assert.equal(document.getElementById("live")?.textContent, "fresh");
});

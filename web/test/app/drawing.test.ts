// Drawing: every step can be taken back, corners keep every digit, a draft says what was drawn, a moved window changes nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecordView } from "../../src/generated/api.ts";
import { draftWithWindow } from "../../src/screens/deconfliction/draft.ts";
import { EMPTY, changed, cornersOf, done, draftOf, outlinesOf, redone, ringOf, undone } from "../../src/screens/drawing/outlines.ts";

const SQUARE = [[371000001, 361000000], [372000000, 361000000], [372000000, 361999999], [371000000, 362000000]] as const;

test("a step back and forward is the work as it was", () => {
  const one = done(EMPTY, changed(EMPTY.now, { label: "A" }));
  const two = done(one, changed(one.now, { parts: [[SQUARE]] }));
  assert.deepEqual(undone(two).now, one.now);
  assert.deepEqual(redone(undone(two)).now, two.now);
  assert.deepEqual(undone(undone(two)).now, EMPTY.now);
  // Nothing lies before the beginning, and a new step forgets what was taken back.
  assert.deepEqual(undone(EMPTY), EMPTY);
  assert.deepEqual(redone(done(undone(two), changed(one.now, { label: "B" }))).now.outlines[0]?.label, "B");
});

test("corners go to the map and back with every digit", () => {
  assert.deepEqual(cornersOf(ringOf(SQUARE)), SQUARE);
  assert.deepEqual(ringOf([]), []);
});

test("a draft is read again as the outlines that it was made of", () => {
  const outlines = [{ label: "Б-07", class: "da-2", parts: [[SQUARE]] }];
  const draft = draftOf(outlines, "ru");
  assert.equal(draft.kind, "area-draft");
  assert.deepEqual(outlinesOf(JSON.stringify({ body: draft.body })), outlines);
});

test("a moved window is all that a draft changes, wherever the kind has its window", () => {
  const window = { from: "2016-07-23T07:00:00.000Z", to: "2016-07-23T09:00:00.000Z" };
  const after = ["2016-07-23T10:00:00.000Z", "2016-07-23T12:00:00.000Z"] as const;
  for (const wrap of [(inner: object) => inner, (inner: object) => ({ content: inner, key: "x" })]) {
    const payload = JSON.stringify({ body: wrap({ text: "t", window }), clauses: ["TOR.1.d.iv"], lang: "en", via: "group" });
    const record = { payload, kind: "area-notice", hash: "a".repeat(64) } as unknown as RecordView;
    const draft = draftWithWindow(record, ...after);
    assert.deepEqual(draft.body, wrap({ text: "t", window: { from: after[0], to: after[1] } }));
    assert.deepEqual([draft.refs, draft.clauses, draft.via], [["a".repeat(64)], ["TOR.1.d.iv"], "group"]);
  }
});

// Small values of the frame: places in the address, moments, keys, time that is left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { spelled } from "../../src/app/keyboard.tsx";
import { readPlace, writePlace } from "../../src/app/place.ts";
import { readMoment, writeMoment } from "../../src/app/time.tsx";
import { STATES, lookOf } from "../../src/looks.ts";
import { spanBetween } from "../../src/parts/Moment.tsx";

test("a place written is the place read", () => {
  for (const fragment of ["#/queue", "#/queue?sel=ab&t=2016-09-17T12%3A55%3A00.000Z", "#/"]) {
    assert.equal(writePlace(readPlace(fragment)), fragment);
  }
  assert.equal(readPlace("").screen, "");
});

test("a moment is read as staffs write it and as RFC 3339 does, and nothing else is a moment", () => {
  const table: [string, string | null][] = [
    ["121900ZSEP16", "2016-09-12T19:00:00.000Z"],
    ["12 1900z sep 16", "2016-09-12T19:00:00.000Z"],
    ["2016-09-12T19:00Z", "2016-09-12T19:00:00.000Z"],
    ["2016-09-12T19:00:30.250Z", "2016-09-12T19:00:30.250Z"],
    ["311900ZFEB16", null],
    ["121900SEP16", null],
    ["122500ZSEP16", null],
    ["121900ZXXX16", null],
    ["2016-09-12", null],
    ["", null],
  ];
  for (const [text, expected] of table) assert.equal(readMoment(text), expected, text);
  assert.equal(writeMoment("2016-09-12T19:00:00.000Z"), "121900ZSEP16");
});

test("a key is named by its letter, on a layout without Latin letters by its place", () => {
  const press = (key: string, code: string, altKey = false): string => spelled({ key, code, altKey, ctrlKey: false, metaKey: false });
  assert.equal(press("j", "KeyJ"), "j");
  assert.equal(press("о", "KeyJ"), "j");
  assert.equal(press("д", "KeyL", true), "Alt+l");
  assert.equal(press("?", "Slash"), "?");
  assert.equal(press("F8", "F8"), "F8");
});

test("what is left is minutes and seconds, and says when it is over", () => {
  const from = "2016-09-12T19:00:00.000Z";
  assert.equal(spanBetween(from, "2016-09-12T19:07:05.000Z"), "07:05");
  assert.equal(spanBetween(from, "2016-09-12T21:07:05.000Z"), "2:07:05");
  assert.equal(spanBetween(from, "2016-09-14T21:00:00.000Z"), "2d 02h");
  assert.equal(spanBetween(from, "2016-09-12T18:59:00.000Z"), "−01:00");
  assert.equal(spanBetween("", from), "");
});

test("no two states have one shape, and a strange one is shown as waiting", () => {
  const shapes = STATES.map((state) => lookOf(state).shape);
  assert.equal(new Set(shapes).size, shapes.length);
  assert.deepEqual(lookOf("strange"), { shape: "?", tone: "wait" });
});

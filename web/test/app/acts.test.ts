// What an act of the review files: a consent names the translation that was read, and no other.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AwaitingView, RecordView } from "../../src/generated/api.ts";
import { draftOf, translationInto } from "../../src/screens/review/acts.ts";

const hash = (digit: string): string => digit.repeat(64);
const RECORD = {
  hash: hash("0"),
  lang: "en",
  payload: JSON.stringify({ body: {}, clauses: ["TOR.1.a"] }),
  translated_into: [
    { lang: "ru", record: hash("1") },
    { lang: "ru", record: hash("2") },
    { lang: "ar", record: hash("3") },
  ],
} as unknown as RecordView;
const ASKED = [{ asked: "consent", clause: "TOR.2.a", question: "plan" }] as unknown as AwaitingView[];
const FORM = { decision: "B-4", expires: "2016-07-22T09:00:00.000Z", text: "" };

test("SG-24: what is read is the newest translation into the reader's own language", () => {
  const table: [string, string | null][] = [["ru", hash("2")], ["ar", hash("3")], ["en", null]];
  for (const [language, expected] of table) assert.equal(translationInto(RECORD, language), expected, language);
});

test("SG-24: a consent names the translation that was read, and the original where none was", () => {
  const reading = { record: RECORD, asked: ASKED, side: "bravo", language: "ru" };
  const read = (translation: RecordView | null): unknown[] => {
    const body = draftOf("consent", { ...reading, translation }, FORM).body as Readonly<Record<string, unknown>>;
    return [body["read_in"], body["read_translation"]];
  };
  assert.deepEqual(read({ hash: hash("2") } as unknown as RecordView), ["ru", hash("2")]);
  assert.deepEqual(read(null), ["en", null]);
});

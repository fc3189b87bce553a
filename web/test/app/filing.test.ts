// Forms: what is typed becomes a value only where it can be read, and every act, field and word is said in every language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES, bundleOf } from "../../src/app/language.tsx";
import { type FileAct, type FormField, readField, readForm, readPoint } from "../../src/parts/filing.ts";
import * as cases from "../../src/screens/cases/acts.ts";
import * as exchange from "../../src/screens/exchange/acts.ts";
import * as grounding from "../../src/screens/grounding/acts.ts";
import * as language from "../../src/screens/language/acts.ts";
import * as operations from "../../src/screens/operations/acts.ts";
import * as protection from "../../src/screens/protection/acts.ts";
import * as roster from "../../src/screens/roster/acts.ts";
import * as settings from "../../src/screens/settings/acts.ts";
import * as start from "../../src/screens/start/acts.ts";
import * as watch from "../../src/screens/watch/acts.ts";

const ACTS = [cases, exchange, grounding, language, operations, protection, roster, settings, start, watch].flatMap((screen) => Object.values(screen) as readonly unknown[]).filter((list) => Array.isArray(list)).flat() as readonly FileAct<never>[];

test("every act, its fields and the words of its lists are said in every language", () => {
  assert.ok(ACTS.length > 55, `${ACTS.length}`);
  for (const language of LANGUAGES) {
    const bundle = bundleOf(language);
    for (const act of ACTS) {
      const named = [`web-file-${act.name}`, `web-file-${act.name}-explained`];
      const fields = act.fields.flatMap((field) => [`web-field-${field.name}`, ...(field.choices ?? []).map((choice) => `web-${field.isOfPosts === true ? "post" : "word"}-${choice}`)]);
      for (const key of [...named, ...fields]) assert.ok(bundle.hasMessage(key), `${language} ${key}`);
    }
  }
});

test("no act chooses, approves or ranks anything", () => {
  for (const { name } of ACTS) assert.doesNotMatch(name, /approv|target|priorit|rank|score|strike|clearance|permit/);
});

const field = (kind: FormField["kind"], more: Partial<FormField> = {}): FormField => ({ name: "x", kind, ...more });

test("what cannot be read is no value", () => {
  const rows: readonly [FormField, string, unknown][] = [
    [field("line"), "one", "one"],
    [field("line"), "  one ", "one"],
    [field("line"), "", undefined],
    [field("line", { isOptional: true }), "  ", null],
    [field("moment"), "122000ZOCT16", "2016-10-12T20:00:00.000Z"],
    [field("moment"), "312000ZFEB16", undefined],
    [field("day"), "2016-07-21", "2016-07-21"],
    [field("day"), "21 July", undefined],
    [field("range"), "3", { least: 3, most: 3 }],
    [field("range"), "0–3", { least: 0, most: 3 }],
    [field("range"), "about 3", undefined],
    [field("choice", { choices: ["a"] }), "a", "a"],
    [field("choice", { choices: ["a"] }), "b", undefined],
    [field("box"), "35.50 N 36.50 E to 35.80 N 36.90 E", { south_e7: 355_000_000, west_e7: 365_000_000, north_e7: 358_000_000, east_e7: 369_000_000 }],
    [field("box"), "35.80 N 36.90 E to 35.50 N 36.50 E", undefined],
    [field("box"), "35.50 N 36.50 E", undefined],
    [field("point"), "36.0250 N 37.0250 E", { lat_e7: 360_250_000, lon_e7: 370_250_000 }],
  ];
  for (const [one, typed, value] of rows) assert.deepEqual(readField(one, typed)?.value, value, `${one.kind} ${typed}`);
});

test("degrees keep every digit and stay on the globe", () => {
  const rows: readonly [string, readonly [number, number] | null][] = [
    ["36.0250 37.0250", [360_250_000, 370_250_000]],
    ["36.0250N, 37.0250E", [360_250_000, 370_250_000]],
    ["36.0000001 S 0.0000001 W", [-360_000_001, -1]],
    ["-0.5 -0.5", [-5_000_000, -5_000_000]],
    ["90 180", [900_000_000, 1_800_000_000]],
    ["90.0000001 0", null],
    ["36.02500001 37", null],
    ["-36 S 37 E", null],
    ["36", null],
    ["36 37 38", null],
    ["37S BV 12345 67890", null],
  ];
  for (const [typed, at] of rows) assert.deepEqual(readPoint(typed), at === null ? null : { lat_e7: at[0], lon_e7: at[1] }, typed);
});

test("a form is whole only with every field", () => {
  const fields = [field("line"), { name: "y", kind: "text", isOptional: true } as const];
  assert.equal(readForm(fields, {}), null);
  assert.deepEqual(readForm(fields, { x: "1" }), { x: "1", y: null });
});

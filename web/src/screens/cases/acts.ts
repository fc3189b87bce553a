// What may be filed about cases of harm, violations and counts. Names of victims have no field; places and identities that are sealed are
// not opened here. Nothing adds two sides' numbers together.
import type { RegisterVersionView } from "../../generated/api.ts";
import { type FileAct, type Values, entry, plain } from "../../parts/filing.ts";

/** A case of harm, with each side's answer that stands. */
export interface OnCase {
  readonly key: string;
  readonly report: string;
  readonly answers: readonly RegisterVersionView[];
  readonly publications: readonly RegisterVersionView[];
}

const PROVENANCE = ["A", "B", "C", "D", "E", "F"];
const CONFIDENCE = ["1", "2", "3", "4", "5", "6"];
const ANSWERERS = ["snr", "deputy-snr", "legal", "protection", "records"];
const isSide = (node: string): boolean => node !== "centre";

/** The version of this node's own, which a newer one takes the place of. */
function before(versions: readonly RegisterVersionView[], node: string): string | null {
  return versions.find((version) => version.author.node === node)?.record ?? null;
}

export const CASE_ACTS: readonly FileAct<OnCase>[] = [
  {
    name: "harm-inquiry",
    posts: ANSWERERS,
    isOffered: (_, desk) => isSide(desk.node),
    fields: [{ name: "text", kind: "text" }],
    draft: ({ text }, on, desk) => entry("harm-answer", `${on.key}/${desk.node}`, { answer: "inquiry", of: desk.node, text }, desk, before(on.answers, desk.node)),
  },
  {
    name: "harm-finding",
    posts: ANSWERERS,
    isOffered: (_, desk) => isSide(desk.node),
    fields: [
      { name: "finding", kind: "choice", choices: ["not-corroborated", "credible", "confirmed", "not-ours"] },
      { name: "deaths", kind: "range" },
      { name: "injured", kind: "range" },
      { name: "provenance", kind: "choice", choices: PROVENANCE },
      { name: "confidence", kind: "choice", choices: CONFIDENCE },
      { name: "text", kind: "text" },
    ],
    draft: ({ provenance, confidence, ...said }, on, desk) =>
      entry("harm-answer", `${on.key}/${desk.node}`, { answer: "finding", grade: { confidence, provenance }, of: desk.node, ...said }, desk, before(on.answers, desk.node)),
  },
  {
    name: "harm-measures",
    posts: ["snr", "deputy-snr", "legal", "protection"],
    isOffered: (_, desk) => isSide(desk.node),
    fields: [
      { name: "owner", kind: "choice", choices: ["alpha", "bravo", "both"] },
      { name: "due", kind: "moment" },
      { name: "text", kind: "text" },
    ],
    draft: ({ owner, due, text }, on, desk) => entry("harm-measures", on.key, { due, linked: null, measures: "taken", owner, text }, desk),
  },
  {
    name: "harm-no-measures",
    posts: ["snr", "deputy-snr", "legal", "protection"],
    isOffered: (_, desk) => isSide(desk.node),
    fields: [{ name: "reason", kind: "text" }],
    draft: ({ reason }, on, desk) => entry("harm-measures", on.key, { measures: "none", reason }, desk),
  },
  {
    name: "preserve-order",
    fields: [{ name: "reason", kind: "text", isOptional: true }],
    draft: ({ reason }, on, desk) => plain("preserve-order", { case: on.key, reason, record: on.report }, desk),
  },
  {
    name: "harm-closing",
    posts: ["snr", "deputy-snr"],
    isOffered: (_, desk) => isSide(desk.node),
    fields: [{ name: "text", kind: "text" }],
    draft: ({ text }, on, desk) => entry("harm-standing", on.key, { state: "closed", text }, desk),
  },
  {
    name: "harm-reopening",
    fields: [{ name: "text", kind: "text" }],
    draft: ({ text }, on, desk) => entry("harm-standing", on.key, { state: "reopened", text }, desk),
  },
  {
    name: "harm-publication",
    posts: ["snr", "deputy-snr"],
    isOffered: (_, desk) => isSide(desk.node),
    fields: [{ name: "word", kind: "choice", choices: ["publish", "withhold"] }],
    draft: ({ word }, on, desk) => entry("harm-publication", on.key, { word }, desk, before(on.publications, desk.node)),
  },
];

/** Anybody may be named, on equal terms; an ally is named with its side. */
const WHOM = ["unknown", "alpha", "bravo", "ally-of-alpha", "ally-of-bravo", "other"];

function against(whom: unknown, name: unknown): Values {
  const [, of] = /^ally-of-(\w+)$/.exec(String(whom)) ?? [];
  if (of !== undefined) return { name, of, whom: "ally" };
  return whom === "other" ? { name, whom } : { whom };
}

export const NEW_VIOLATION: readonly FileAct<null>[] = [
  {
    name: "violation-report",
    posts: ["snr", "deputy-snr", "intelligence", "protection", "records"],
    isOffered: (_, desk) => isSide(desk.node),
    fields: [
      { name: "key", kind: "line" },
      { name: "violation", kind: "choice", choices: ["attack", "territorial-gain", "aid-blocked", "disproportionate-response"] },
      { name: "against", kind: "choice", choices: WHOM },
      { name: "name", kind: "line", isOptional: true },
      { name: "district", kind: "line" },
      { name: "from", kind: "moment" },
      { name: "until", kind: "moment" },
      { name: "provenance", kind: "choice", choices: PROVENANCE },
      { name: "confidence", kind: "choice", choices: CONFIDENCE },
      { name: "text", kind: "text" },
    ],
    draft: ({ key, against: whom, name, from, until, provenance, confidence, ...said }, _, desk) =>
      entry(
        "violation-report",
        String(key),
        { corrects: null, report: { against: against(whom, name), grade: { confidence, provenance }, happened: { from, to: until }, shown: "contents", ...said } },
        desk,
      ),
  },
];

/** A report of a violation, with the recipient's receipts under its key. */
export interface OnReport {
  readonly key: string;
  readonly report: string;
  readonly last: string | null;
}

export const RECEIPT_ACTS: readonly FileAct<OnReport>[] = [
  {
    name: "violation-receipt",
    posts: ["recipient"],
    fields: [
      { name: "stage", kind: "choice", choices: ["delivered", "acknowledged", "asks-more", "assessed", "closed"] },
      { name: "text", kind: "text" },
    ],
    draft: ({ stage, text }, on, desk) => entry("violation-receipt", on.key, { of: on.report, stage, text }, desk, on.last),
  },
];

/** Definitions of the own side, by which it counts. */
export const COUNT_ACTS: readonly FileAct<readonly RegisterVersionView[]>[] = [
  {
    name: "violation-definition",
    posts: ["snr", "deputy-snr", "legal", "records"],
    isOffered: (_, desk) => isSide(desk.node),
    fields: [{ name: "key", kind: "line" }, { name: "text", kind: "text" }],
    draft: ({ key, text }, _, desk) => entry("violation-definition", String(key), { text }, desk),
  },
];

/** A definition of the own side, under which a day is counted. */
export const DAY_ACTS: readonly FileAct<string>[] = [
  {
    name: "violation-count",
    posts: ["snr", "deputy-snr", "intelligence", "protection", "records"],
    fields: [
      { name: "day", kind: "day" },
      { name: "place-key", kind: "line" },
      { name: "district", kind: "line" },
      { name: "against", kind: "choice", choices: WHOM },
      { name: "name", kind: "line", isOptional: true },
      { name: "counted", kind: "range" },
    ],
    draft: ({ day, district, counted, against: whom, name, ...under }, definition, desk) =>
      entry("violation-count", `${String(day)}/${String(under["place-key"])}`, { against: against(whom, name), counted, day, definition, district }, desk),
  },
];

/** A count, which a note explains and never changes. */
export const NOTE_ACTS: readonly FileAct<{ readonly key: string; readonly count: string }>[] = [
  {
    name: "reconciliation-note",
    posts: ["snr", "deputy-snr", "intelligence", "protection", "records"],
    isOffered: (_, desk) => isSide(desk.node),
    fields: [{ name: "text", kind: "text" }],
    draft: ({ text }, on, desk) => entry("reconciliation-note", on.key, { of: on.count, text }, desk),
  },
];

// What may be filed from the grounding watch: words on a candidate, questions about a notice, the daily return. Nobody approves a flight,
// so there is no such act (TOR.3.c#1).
import type { RegisterVersionView } from "../../generated/api.ts";
import { type FileAct, entry, plain } from "../../parts/filing.ts";

/** A candidate, with what has been said of it. */
export interface OnEvent {
  readonly key: string;
  readonly event: string;
  readonly findings: readonly RegisterVersionView[];
  readonly positions: readonly RegisterVersionView[];
}

/** The version that an officer in this post gave before, if one stands: a second word takes its place. */
function own(versions: readonly RegisterVersionView[], desk: { readonly node: string; readonly post: string }): string | null {
  return versions.find((version) => version.author.node === desk.node && version.author.post === desk.post)?.record ?? null;
}

/** One word a side: whichever post gave it before. */
function ofSide(versions: readonly RegisterVersionView[], node: string): string | null {
  return versions.find((version) => version.author.node === node)?.record ?? null;
}

const WATCHERS = ["snr", "deputy-snr", "air-monitor"];
const SPEAKERS = ["snr", "deputy-snr", "operations", "air-monitor", "duty-officer"];

export const EVENT_ACTS: readonly FileAct<OnEvent>[] = [
  {
    name: "event-finding",
    posts: ["snr", "deputy-snr", "intelligence", "operations", "legal", "air-monitor", "records"],
    fields: [
      { name: "finding", kind: "choice", choices: ["confirmed", "not-confirmed", "disputed"] },
      { name: "text", kind: "text", isOptional: true },
    ],
    draft: ({ finding, text }, on, desk) =>
      entry("event-finding", `${on.key}/${desk.node}-${desk.post}`, { event: on.event, finding, text }, desk, own(on.findings, desk)),
  },
  {
    name: "event-position",
    posts: WATCHERS,
    isOffered: (_, desk) => desk.node !== "centre",
    fields: [{ name: "word", kind: "choice", choices: ["ours", "not-ours", "no-comment"] }],
    draft: ({ word }, on, desk) => entry("event-position", on.key, { event: on.event, word }, desk, ofSide(on.positions, desk.node)),
  },
  {
    name: "event-report",
    posts: WATCHERS,
    fields: [{ name: "operator", kind: "choice", choices: ["unknown", "third-party", "alpha", "bravo"] }],
    draft: ({ operator }, on, desk) => entry("event-report", on.key, { event: on.event, operator }, desk),
  },
];

/** A notice of a flight, with the questions about it. */
export interface OnNotice {
  readonly key: string;
  readonly notice: string;
  /** The node that gave it. */
  readonly by: string;
  readonly questions: readonly RegisterVersionView[];
  /** Of the questions, the first without an answer. */
  readonly open: string | null;
}

export const NOTICE_ACTS: readonly FileAct<OnNotice>[] = [
  {
    name: "flight-seen",
    isOffered: (on, desk) => desk.node !== on.by && desk.node !== "centre",
    fields: [],
    draft: (_, on, desk) => plain("acknowledgement", { of: on.notice }, desk),
  },
  {
    name: "flight-query",
    posts: SPEAKERS,
    isOffered: (on, desk) => desk.node !== on.by && desk.node !== "centre",
    fields: [{ name: "text", kind: "text" }],
    draft: ({ text }, on, desk) => entry("flight-query", `${on.key}/${desk.node}-${on.questions.length + 1}`, { act: "asked", of: on.notice, text }, desk),
  },
  {
    name: "flight-answer",
    posts: SPEAKERS,
    isOffered: (on, desk) => desk.node === on.by && on.open !== null,
    fields: [{ name: "text", kind: "text" }],
    draft: ({ text }, on, desk) => entry("flight-query", `${on.key}/${desk.node}-${on.questions.length + 1}`, { act: "answered", query: on.open, text }, desk),
  },
  {
    name: "flight-outcome",
    posts: SPEAKERS,
    isOffered: (on, desk) => desk.node === on.by,
    fields: [{ name: "became", kind: "choice", choices: ["cancelled", "unknown"] }],
    draft: ({ became }, on, desk) => entry("flight-outcome", on.key, { became, notice: on.notice }, desk),
  },
  {
    name: "flight-flown",
    posts: SPEAKERS,
    isOffered: (on, desk) => desk.node === on.by,
    fields: [{ name: "from", kind: "moment" }, { name: "until", kind: "moment" }],
    draft: ({ from, until }, on, desk) => entry("flight-outcome", on.key, { became: "flown", in_the_air: { from, to: until }, notice: on.notice }, desk),
  },
];

/** A new notice: exempt flights alone have a code, and a composition is a band. */
export const NEW_NOTICE: readonly FileAct<null>[] = [
  {
    name: "flight-notice",
    posts: SPEAKERS,
    isOffered: (_, desk) => desk.node !== "centre",
    fields: [
      { name: "key", kind: "line" },
      { name: "flight", kind: "choice", choices: ["exempt", "route", "other"] },
      { name: "exemption", kind: "line", isOptional: true },
      { name: "from", kind: "moment" },
      { name: "until", kind: "moment" },
      { name: "type-band", kind: "choice", choices: ["combat-fixed-wing", "other-fixed-wing", "combat-rotary-wing", "other-rotary-wing", "uncrewed", "unknown"] },
      { name: "count-band", kind: "choice", choices: ["single", "pair", "three-to-four", "five-to-eight", "nine-or-more"] },
      { name: "routing", kind: "box" },
    ],
    draft: ({ key, flight, exemption, from, until, routing, ...bands }, _, desk) =>
      entry(
        "flight-notice",
        String(key),
        {
          callsign: null,
          composition: { count_band: bands["count-band"], type_band: bands["type-band"] },
          exemption,
          flight,
          routing: [routing],
          take_off: { from, to: until },
          urgent: null,
        },
        desk,
      ),
  },
];

export const RETURN_ACTS: readonly FileAct<null>[] = [
  {
    name: "nil-return",
    posts: ["snr", "deputy-snr", "intelligence", "air-monitor", "duty-officer"],
    isOffered: (_, desk) => desk.node !== "centre",
    fields: [{ name: "day", kind: "day" }],
    draft: ({ day }, _, desk) => entry("air-order-of-battle", String(day), { as_of: day, said: "nil" }, desk),
  },
];

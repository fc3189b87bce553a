// What may be filed from the watch: taking it, relief, what was heard on a line, what was read back, answers to doubts, how far a stop has
// got. Restraint that was spoken binds even if its code word fails.
import type { AwaitingView, RestraintView, StopView } from "../../generated/api.ts";
import { type FileAct, type Values, plain } from "../../parts/filing.ts";

const DUTY = ["duty-officer"];
/** Nodes and posts as the records name them. */
const NODES = ["alpha", "bravo", "centre"];
const POSTS = ["duty-officer", "snr", "deputy-snr", "operations", "intelligence", "legal", "air-monitor", "protection", "liaison"];
const READERS = ["snr", "deputy-snr", "intelligence", "operations", "air-monitor", "duty-officer"];

function spoken(does: string, { node, post, code, text, ...said }: Values, act: Values, heardBy: string): Values {
  return { act: { does, ...act }, caller: { node, post }, code, heard_by: heardBy, spoken_at: said["spoken-at"], text };
}

const HEARD = [
  { name: "node", kind: "choice", choices: NODES },
  { name: "post", kind: "choice", choices: POSTS, isOfPosts: true },
  { name: "spoken-at", kind: "moment" },
  { name: "code", kind: "line", isOptional: true },
  { name: "text", kind: "text" },
] as const;

/** What came by voice, entered by whoever heard it. A stop first. */
export const SPOKEN_ACTS: readonly FileAct<null>[] = [
  { name: "spoken-stop", fields: HEARD, draft: (values, _, desk) => plain("spoken", spoken("stop", values, {}, desk.post), desk) },
  {
    name: "spoken-hold",
    fields: [...HEARD, { name: "record", kind: "line", isOptional: true }],
    draft: ({ record, ...values }, _, desk) => plain("spoken", spoken("hold", values, { record }, desk.post), desk),
  },
  { name: "spoken-heartbeat", fields: HEARD, draft: (values, _, desk) => plain("spoken", spoken("heartbeat", values, {}, desk.post), desk) },
  {
    name: "spoken-acknowledgement",
    fields: [...HEARD, { name: "record", kind: "line" }],
    draft: ({ record, ...values }, _, desk) => plain("spoken", spoken("acknowledgement", values, { record }, desk.post), desk),
  },
];

/** A notice whose place is to be read back. */
export const READ_BACK_ACTS: readonly FileAct<AwaitingView>[] = [
  {
    name: "read-back",
    posts: READERS,
    fields: [
      { name: "name", kind: "line" },
      { name: "stated", kind: "line" },
      { name: "position", kind: "point" },
    ],
    draft: ({ name, stated, position }, on, desk) => plain("read-back", { notice: on.record, place: { name, position, stated } }, desk),
  },
  {
    name: "read-back-unclear",
    posts: READERS,
    fields: [],
    draft: (_, on, desk) => plain("read-back", { notice: on.record, place: null }, desk),
  },
];

export const DOUBT_ACTS: readonly FileAct<RestraintView>[] = [
  {
    name: "doubt-answer",
    fields: [{ name: "text", kind: "text" }],
    draft: ({ text }, on, desk) => plain("doubt-answer", { doubt: on.record, text }, desk),
  },
  {
    name: "doubt-lift",
    isOffered: (on, desk) => on.author.node === desk.node,
    fields: [],
    draft: (_, on, desk) => plain("lift", { restraint: on.record }, desk),
  },
];

export const STOP_ACTS: readonly FileAct<StopView>[] = [
  {
    name: "stop-stage",
    isOffered: (on) => on.lifted_by == null,
    fields: [
      { name: "stage", kind: "choice", choices: ["attempted", "delivered", "read-back", "relayed", "crews-told", "effect-confirmed", "too-late", "reviewed"] },
      { name: "reached-at", kind: "moment" },
      { name: "reference", kind: "line" },
    ],
    draft: ({ stage, reference, ...said }, on, desk) => plain("stop-stage", { reached_at: said["reached-at"], reference, stage, stop: on.record }, desk),
  },
];

export const TAKE_ACTS: readonly FileAct<null>[] = [
  { name: "watch-take", posts: DUTY, fields: [], draft: (_, __, desk) => plain("watch", { act: "take" }, desk) },
];

/** The hash of the sheet that was made, and the keys to which relief can be offered. */
export interface OnSheet {
  readonly sheet: string;
  readonly to: string;
}

export const OFFER_ACTS: readonly FileAct<OnSheet>[] = [
  { name: "watch-offer", posts: DUTY, fields: [], draft: (_, on, desk) => plain("watch", { act: "offer-relief", sheet: on.sheet, to: on.to }, desk) },
];

/** The record that offers relief. */
export const ACCEPT_ACTS: readonly FileAct<string>[] = [
  { name: "watch-accept", posts: DUTY, fields: [], draft: (_, offer, desk) => plain("watch", { act: "accept-relief", offer }, desk) },
];

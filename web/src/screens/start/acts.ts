// Suspending, resuming, withdrawing: one side suspends or leaves by itself and at once; to resume takes both.
import type { RecordView } from "../../generated/api.ts";
import { type FileAct, plain } from "../../parts/filing.ts";

const HEADS = ["snr"];
const isSide = (_: unknown, desk: { readonly node: string }): boolean => desk.node !== "centre";

export const LEAVE_ACTS: readonly FileAct<null>[] = [
  { name: "suspension", isOffered: isSide, posts: HEADS, fields: [{ name: "reason", kind: "text", isOptional: true }], draft: ({ reason }, _, desk) => plain("suspension", { reason }, desk) },
  { name: "withdrawal", isOffered: isSide, posts: HEADS, fields: [{ name: "reason", kind: "text", isOptional: true }], draft: ({ reason }, _, desk) => plain("withdrawal", { reason }, desk) },
];

export const RESUME_ACTS: readonly FileAct<RecordView>[] = [
  { name: "resumption", posts: HEADS, isOffered: (on, desk) => on.kind === "suspension" && isSide(on, desk), fields: [], draft: (_, on, desk) => plain("resumption", { suspension: on.hash }, desk) },
];

export const CEASEFIRE_ACTS: readonly FileAct<null>[] = [
  {
    name: "ceasefire-report",
    posts: ["snr", "deputy-snr"],
    isOffered: isSide,
    fields: [
      { name: "ceasefire", kind: "choice", choices: ["in-effect", "lapsed"] },
      { name: "text", kind: "text" },
    ],
    draft: ({ ceasefire, text }, _, desk) => plain("ceasefire-report", { state: ceasefire, text }, desk),
  },
];

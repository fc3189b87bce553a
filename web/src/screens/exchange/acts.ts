// Exchanging information: in the own language, acknowledged by the receiver, called commonly understood by both.
import type { RecordView } from "../../generated/api.ts";
import { type FileAct, entry, plain } from "../../parts/filing.ts";

const isSide = (_: unknown, desk: { readonly node: string }): boolean => desk.node !== "centre";

export const NEW_INFORMATION: readonly FileAct<null>[] = [
  {
    name: "information",
    posts: ["snr", "deputy-snr", "intelligence", "operations", "legal", "air-monitor", "duty-officer", "protection"],
    isOffered: isSide,
    fields: [
      { name: "about", kind: "choice", choices: ["mutual", "independent", "situation"] },
      { name: "heading", kind: "line" },
      { name: "text", kind: "text" },
    ],
    draft: ({ about, heading, text }, _, desk) => plain("information", { attachments: [], heading, subject: about, text }, desk),
  },
];

export const INFORMATION_ACTS: readonly FileAct<RecordView>[] = [
  {
    name: "information-seen",
    isOffered: (on, desk) => desk.node !== "centre" && on.author.node !== desk.node,
    fields: [],
    draft: (_, on, desk) => plain("acknowledgement", { of: on.hash }, desk),
  },
  {
    name: "corroboration",
    posts: ["snr", "deputy-snr", "intelligence"],
    isOffered: (on, desk) => desk.node !== "centre" && on.author.node !== desk.node,
    fields: [{ name: "key", kind: "line" }],
    draft: ({ key }, on, desk) => entry("corroboration", String(key), { act: "asked", of: on.hash }, desk),
  },
  {
    name: "reservation",
    isOffered: isSide,
    fields: [{ name: "text", kind: "text" }],
    draft: ({ text }, on, desk) => plain("reservation", { of: on.hash, text }, desk),
  },
];

export const SITUATION_ACTS: readonly FileAct<null>[] = [
  {
    name: "ground-situation",
    fields: [
      { name: "key", kind: "line" },
      { name: "district", kind: "line" },
      { name: "text", kind: "text" },
    ],
    draft: ({ key, district, text }, _, desk) => entry("ground-situation", String(key), { district, text }, desk),
  },
  {
    name: "aid-access",
    fields: [
      { name: "key", kind: "line" },
      { name: "district", kind: "line" },
      { name: "access", kind: "choice", choices: ["due", "asked", "granted", "moving", "delivered", "denied", "blocked"] },
      { name: "text", kind: "text" },
    ],
    draft: ({ key, district, access, text }, _, desk) => entry("aid-access", String(key), { denied_by: null, district, state: access, text }, desk),
  },
];

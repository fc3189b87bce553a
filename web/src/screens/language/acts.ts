// Second reading of a translation, names for both sides' glossary, numbered messages.
import type { RecordView } from "../../generated/api.ts";
import { type FileAct, plain } from "../../parts/filing.ts";

/** Another officer of the own side, who reads the original, stands behind the translation. */
export const SECOND_ACTS: readonly FileAct<RecordView>[] = [
  {
    name: "second-reading",
    isOffered: (on, desk) => on.author.node === desk.node,
    fields: [],
    draft: (_, on, desk) => plain("acknowledgement", { of: on.hash }, desk),
  },
];

export const NAME_ACTS: readonly FileAct<null>[] = [
  {
    name: "agreed-name",
    posts: ["snr", "deputy-snr", "intelligence"],
    isOffered: (_, desk) => desk.node !== "centre",
    fields: [
      { name: "english", kind: "line" },
      { name: "russian", kind: "line" },
      { name: "arabic", kind: "line" },
      { name: "near", kind: "point" },
    ],
    draft: ({ english, russian, arabic, near }, _, desk) =>
      plain("agreed-name", { aliases: [], arabic, english, place: null, position: near, replaces: null, russian, what: "given" }, desk),
  },
];

/** A numbered message in the three languages of the book. */
export interface OnMessage {
  readonly number: string;
  readonly texts: readonly string[];
}

export const MESSAGE_ACTS: readonly FileAct<OnMessage>[] = [
  {
    name: "numbered-message",
    posts: ["snr", "deputy-snr", "intelligence", "operations", "legal", "air-monitor", "duty-officer", "protection"],
    isOffered: (_, desk) => desk.node !== "centre",
    fields: [{ name: "blanks", kind: "line", isOptional: true }],
    draft: ({ blanks }, on, desk) =>
      plain("information", { attachments: [], heading: `№ ${on.number}`, subject: "situation", text: [...on.texts, ...(blanks === null ? [] : [`___ ${String(blanks)}`])].join("\n") }, desk),
  },
];

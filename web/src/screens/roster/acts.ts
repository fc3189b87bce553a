// Lending questions to a deputy and taking them back: by the senior representative alone, in writing, dated.
import type { AppointmentView } from "../../generated/api.ts";
import { type FileAct, plain } from "../../parts/filing.ts";

/** Questions that a record can put to a side, as the records name them. */
const QUESTIONS = ["commonly-understood", "actionable", "plan", "areas", "name", "setting", "lift", "resume", "ceasefire", "late-notice", "formation-step", "reset", "continue", "register", "no-action"];

export const LEND_ACTS: readonly FileAct<AppointmentView>[] = [
  {
    name: "delegation",
    posts: ["snr"],
    isOffered: (on, desk) => on.author.node === desk.node && on.author.post === "deputy-snr" && on.standing === "in-office",
    fields: [
      { name: "question", kind: "choice", choices: QUESTIONS },
      { name: "from", kind: "moment" },
      { name: "until", kind: "moment" },
      { name: "decision", kind: "line" },
    ],
    draft: ({ question, from, until, decision }, on, desk) => plain("delegation", { decision, questions: [question], term: { from, to: until }, to: on.key }, desk),
  },
];

/** The delegation that is taken back. */
export const REVOKE_ACTS: readonly FileAct<{ readonly record: string; readonly node: string }>[] = [
  { name: "revocation", posts: ["snr"], isOffered: (on, desk) => on.node === desk.node, fields: [], draft: (_, on, desk) => plain("revocation", { of: on.record }, desk) },
];

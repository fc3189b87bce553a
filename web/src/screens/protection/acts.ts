// Words on a protected entry: that one has it, that it is still so. Nothing here opens a place or lifts a hold.
import type { ProtectedLine } from "../../generated/api.ts";
import { type FileAct, plain } from "../../parts/filing.ts";

export const ENTRY_ACTS: readonly FileAct<ProtectedLine>[] = [
  { name: "entry-seen", isOffered: (on, desk) => on.author.node !== desk.node, fields: [], draft: (_, on, desk) => plain("acknowledgement", { of: on.record }, desk) },
  {
    name: "entry-word",
    isOffered: (on, desk) => on.author.node === desk.node,
    fields: [{ name: "entry-word", kind: "choice", choices: ["confirmed", "queried", "reconfirmed", "arrived", "cancelled", "retired"] }],
    draft: (said, on, desk) => plain("protected-report", { of: on.record, says: said["entry-word"] }, desk),
  },
];

// Proposing another reading of a setting: it counts when both sides agree (APP.9).
import { type FileAct, plain } from "../../parts/filing.ts";

export const SETTING_ACTS: readonly FileAct<null>[] = [
  {
    name: "setting-change",
    posts: ["snr", "deputy-snr", "legal"],
    isOffered: (_, desk) => desk.node !== "centre",
    fields: [
      { name: "setting", kind: "line" },
      { name: "reading", kind: "line" },
      { name: "reason", kind: "text" },
    ],
    draft: ({ setting, reading, reason }, _, desk) => plain("setting-change", { reading, reason, setting }, desk),
  },
];

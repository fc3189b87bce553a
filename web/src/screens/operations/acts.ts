// What the desks add to an intended operation: checks, legal review, air defence, final notice, report. None of it approves anything, and a
// restraint of any of them holds at once.
import type { OperationDocument } from "../../generated/api.ts";
import { type FileAct, plain } from "../../parts/filing.ts";

const isSide = (_: unknown, desk: { readonly node: string }): boolean => desk.node !== "centre";
const OPERATORS = ["snr", "deputy-snr", "operations"];

export const OPERATION_ACTS: readonly FileAct<OperationDocument>[] = [
  {
    name: "protection-check",
    posts: ["protection", "operations", "legal"],
    isOffered: isSide,
    fields: [
      { name: "found", kind: "choice", choices: ["no-entry-on-list", "contact"] },
      { name: "civilian-protection", kind: "text" },
    ],
    draft: ({ found, ...said }, on, desk) => plain("protection-check", { civilian_protection: said["civilian-protection"], found, operation: on.record }, desk),
  },
  {
    name: "no-objection",
    posts: ["legal"],
    isOffered: isSide,
    fields: [],
    draft: (_, on, desk) => plain("legal-review", { operation: on.record, word: { says: "no-objection-known" } }, desk),
  },
  {
    name: "legal-objection",
    posts: ["legal"],
    isOffered: isSide,
    fields: [],
    draft: (_, on, desk) => plain("legal-review", { operation: on.record, word: { says: "objection" } }, desk),
  },
  {
    name: "air-defence",
    posts: OPERATORS,
    isOffered: isSide,
    fields: [
      { name: "defence", kind: "choice", choices: ["own", "third-party"] },
      { name: "reference", kind: "line" },
      { name: "until", kind: "moment" },
    ],
    draft: ({ defence, reference, until }, on, desk) => plain("air-defence-acknowledgement", { defence, operation: on.record, reference, until }, desk),
  },
  {
    name: "hold-operation",
    fields: [{ name: "reason", kind: "text", isOptional: true }],
    draft: ({ reason }, on, desk) => plain("hold", { reason, scope: { over: "item", record: on.record } }, desk),
  },
];

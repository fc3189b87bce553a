// What the node says when it refuses, on the workstation and on the status page: nothing of it is left out.
import type { Problem } from "./generated/api.ts";

/** The sentences of a refusal: what, then more of it, the cure, every other reason with its own, and the clauses. */
export function problemWords({ title, detail, cure, findings = [], clauses = [] }: Problem): readonly string[] {
  const others = findings.filter((finding) => finding.text !== title);
  const all = [title, detail, cure, ...others.flatMap((finding) => [`${finding.basis}: ${finding.text}`, finding.cure]), clauses.join(" · ")];
  return all.filter((text): text is string => typeof text === "string" && text !== "");
}

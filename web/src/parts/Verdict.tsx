// What the rules said of a record, as the node sent it: the decision in words, the clauses, the reasons and cures.
import type { ReactNode } from "react";
import type { VerdictView } from "../generated/api.ts";
import { Findings } from "./Findings.tsx";
import { lookOf } from "../looks.ts";

/** Looks of decisions: those of the states that they lead to. */
const LIKE: Readonly<Record<string, string>> = { accepted: "in-effect", held: "held", refused: "refused", void: "void" };

export function Verdict({ said }: { said: VerdictView }): ReactNode {
  // The node says of each finding how it stands: what was taken although something is missing is no green light.
  const isWhole = said.findings.every((finding) => finding.standing !== "missing");
  const { shape, tone } = lookOf(said.decision === "accepted" && !isWhole ? "sequenced" : (LIKE[said.decision] ?? said.decision));
  return (
    <div className="verdict" data-decision={said.decision}>
      <p className={`said ${tone}`}><span aria-hidden="true">{shape}</span> {said.text} <span className="clauses">{said.clauses.join(" · ")}</span></p>
      <Findings findings={said.findings} />
    </div>
  );
}

// What the node found, clause by clause, in its own words. Nothing is concluded here.
import type { ReactNode } from "react";
import type { FindingView } from "../generated/api.ts";
import { useSay } from "../app/language.tsx";
import { Sentence } from "./HashCode.tsx";

export function Findings({ findings }: { findings: readonly FindingView[] }): ReactNode {
  const say = useSay();
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.basis} ${finding.code} ${finding.text}`} data-standing={finding.standing}>
          <span className="basis">{finding.basis}</span> <Sentence text={finding.text} />
          {finding.cure === null || finding.cure === undefined ? null : <p className="cure">{say("web-cure")} <Sentence text={finding.cure} /></p>}
        </li>
      ))}
    </ul>
  );
}

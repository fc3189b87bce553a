// What stands in a pane when there is nothing to show, when the node refused, when what is shown is old.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Refusal } from "../api/client.ts";
import { useSay } from "../app/language.tsx";
import { Sentence } from "./HashCode.tsx";

/** Nothing to show, and that it is so is known. */
export function Nothing({ phrase }: { phrase: string }): ReactNode {
  const say = useSay();
  return <p className="nothing">{say(phrase)}</p>;
}

/** A refusal in the node's words, with its cure. */
export function Refused({ error }: { error: Error }): ReactNode {
  const say = useSay();
  const problem = error instanceof Refusal ? error.problem : null;
  return (
    <div className="refused" role="alert">
      <p className="bad"><Sentence text={problem?.title ?? say("web-no-answer")} /></p>
      {problem?.detail === null || problem?.detail === undefined ? null : <p><Sentence text={problem.detail} /></p>}
      {problem?.cure === null || problem?.cure === undefined ? null : <p><Sentence text={problem.cure} /></p>}
    </div>
  );
}

/** Draws an answer; while there is none says why. What was answered before stays when the node falls silent. */
export function Answer<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }): ReactNode {
  const say = useSay();
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null) return <Refused error={of.error} />;
  return <p className="dim" data-loading>{say("web-loading")}</p>;
}

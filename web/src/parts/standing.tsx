// What stands in a pane when there is nothing to show, when the node refused, when what is shown is old.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { wordsOf } from "../api/words.ts";
import { useSay } from "../app/language.tsx";
import { Sentence } from "./HashCode.tsx";

/** Nothing to show, and that it is so is known. */
export function Nothing({ phrase }: { phrase: string }): ReactNode {
  const say = useSay();
  return <p className="nothing">{say(phrase)}</p>;
}

/** A failure, what else is known of it and what cures it, in the words of the node where it has any. */
export function Refused({ error }: { error: unknown }): ReactNode {
  const say = useSay();
  const [title = "", ...more] = wordsOf(error, say);
  return (
    <div className="refused" role="alert">
      <p className="bad"><Sentence text={title} /></p>
      {more.map((text) => <p key={text}><Sentence text={text} /></p>)}
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

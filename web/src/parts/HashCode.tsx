// A hash as people use it: the first eight digits in two groups, to be read aloud and compared; in full when pointed at.
import type { ReactNode } from "react";
import { shortCode } from "../looks.ts";

export function HashCode({ hash }: { hash: string }): ReactNode {
  return <code className="hash" dir="ltr" title={hash}>{shortCode(hash)}</code>;
}

/** Text of the node; a hash in it is shown short, in full when it is pointed at. */
export function Sentence({ text }: { text: string }): ReactNode {
  const parts = text.split(/\b([0-9a-f]{64})\b/);
  return <span dir="auto">{parts.map((part, place) => (place % 2 === 1 ? <HashCode key={`${place}${part}`} hash={part} /> : part))}</span>;
}

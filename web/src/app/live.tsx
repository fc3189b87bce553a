// What a screen reader is told without being asked: politely for news, at once for safety alone.
import { type ReactNode, useSyncExternalStore } from "react";

type Urgency = "polite" | "assertive";

let said: Readonly<Record<Urgency, string>> = { polite: "", assertive: "" };
const listeners = new Set<() => void>();

/** Says a sentence. `assertive` is for stops, holds and the loss of the node, and for nothing else. */
export function announce(text: string, urgency: Urgency = "polite"): void {
  // The same words said twice are said again only if the region changes.
  const again = said[urgency] === text ? `${text}\u00a0` : text;
  said = { ...said, [urgency]: again };
  for (const listener of listeners) listener();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function LiveRegions(): ReactNode {
  const { polite, assertive } = useSyncExternalStore(follow, () => said);
  return (
    <div className="unseen">
      <div aria-live="polite">{polite}</div>
      <div aria-live="assertive">{assertive}</div>
    </div>
  );
}

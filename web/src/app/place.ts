// Where the officer is: the whole state of the view stands behind the `#` of the address, so that a link shows the same.
//
// `#/queue?sel=<hash>&t=2016-09-17T12:55:00.000Z`: a screen, and named values. Behind `#` nothing is sent to a server.
import { useCallback, useSyncExternalStore } from "react";

export interface Place {
  readonly screen: string;
  readonly values: URLSearchParams;
}

/** Values that stay when the screen changes: the selection, the time, the language. */
const KEPT = ["sel", "t", "lang"];
const MOVED = "jig-moved";

export function readPlace(fragment: string): Place {
  const [path = "", query = ""] = fragment.replace(/^#\/?/, "").split("?");
  return { screen: path, values: new URLSearchParams(query) };
}

export function writePlace({ screen, values }: Place): string {
  const query = values.toString();
  return query === "" ? `#/${screen}` : `#/${screen}?${query}`;
}

function here(): string {
  return window.location.hash;
}

function follow(moved: () => void): () => void {
  window.addEventListener("hashchange", moved);
  window.addEventListener(MOVED, moved);
  return () => {
    window.removeEventListener("hashchange", moved);
    window.removeEventListener(MOVED, moved);
  };
}

/** The present place; the component is drawn again when it changes. */
export function usePlace(): Place {
  return readPlace(useSyncExternalStore(follow, here));
}

/** Goes to another screen. What is kept stays, unless `values` says otherwise. The browser's way back works. */
export function go(screen: string, values: Readonly<Record<string, string>> = {}): void {
  window.location.hash = addressOf(screen, values);
}

/** The address of a screen, for a link. */
export function addressOf(screen: string, values: Readonly<Record<string, string>> = {}): string {
  const now = readPlace(here()).values;
  const next = new URLSearchParams();
  for (const key of KEPT) {
    const value = now.get(key);
    if (value !== null) next.set(key, value);
  }
  for (const [key, value] of Object.entries(values)) next.set(key, value);
  return writePlace({ screen, values: next });
}

/** Sets a value of the address, or takes it away, without a step in the browser's history. */
export function setValue(key: string, value: string | null): void {
  const { screen, values } = readPlace(here());
  if (value === null || value === "") values.delete(key);
  else values.set(key, value);
  window.history.replaceState(null, "", writePlace({ screen, values }));
  window.dispatchEvent(new Event(MOVED));
}

/** One value of the address and the way to set it. */
export function useValue(key: string): readonly [string | null, (value: string | null) => void] {
  const { values } = usePlace();
  const set = useCallback((value: string | null) => setValue(key, value), [key]);
  return [values.get(key), set];
}

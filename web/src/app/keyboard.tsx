// Keys: every screen says which it takes and what they do; the help sheet is that list.
//
// Keys are spelled `j`, `Enter`, `?`, `Alt+l`, `F8`, or as two in a row: `g q`. While something is typed into a field only
// those with `always` are heard. What was registered last is asked first, so an open sheet has its keys before the screen.
import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Key {
  readonly keys: string;
  /** Key of the sentence that says what it does. */
  readonly phrase: string;
  readonly run: () => void;
  /** Also heard while typing. */
  readonly always?: boolean;
}

export interface Group {
  /** Key of the sentence that names the group. */
  readonly title: string;
  readonly keys: readonly Key[];
}

/** How long the second of two keys may take, milliseconds. */
const SECOND_KEY_MS = 1200;

const groups: { current: readonly Group[] }[] = [];
const listeners = new Set<() => void>();
let shown: readonly Group[] = [];
let first: { key: string; at: number } | null = null;

function changed(): void {
  shown = groups.map((group) => group.current).flat();
  for (const listener of listeners) listener();
}

/** One key as it is spelled here. By its place on the keyboard where the layout writes no Latin letter. */
export function spelled(event: Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey">): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const isForeign = event.key.length === 1 && event.key.charCodeAt(0) > 127;
  const key = letter !== undefined && (isForeign || event.altKey) ? letter.toLowerCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}

function heard(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = spelled(event);
  const pair = first !== null && event.timeStamp - first.at < SECOND_KEY_MS ? `${first.key} ${key}` : null;
  const typing = isTyping(event.target);
  const all = groups.toReversed().flatMap((group) => group.current.flatMap((one) => one.keys));
  const open = all.filter((one) => !typing || one.always === true);
  // A button or a link that has the focus keeps Enter and the space for itself.
  const isPress = (key === "Enter" || key === " ") && event.target instanceof HTMLElement && ["BUTTON", "A"].includes(event.target.tagName);
  const found = open.find((one) => one.keys === pair) ?? (isPress ? undefined : open.find((one) => one.keys === key));
  first = null;
  if (found !== undefined) {
    event.preventDefault();
    found.run();
  } else if (open.some((one) => one.keys.startsWith(`${key} `))) {
    first = { key, at: event.timeStamp };
  }
}

if (typeof document !== "undefined") document.addEventListener("keydown", heard);

/** Registers keys as long as the component is there. */
export function useKeys(title: string, keys: readonly Key[]): void {
  const place = useRef<readonly Group[]>([]);
  const spelling = keys.map((key) => `${key.keys} ${key.phrase}`).join("\n");
  useEffect(() => {
    groups.push(place);
    changed();
    return () => {
      groups.splice(groups.indexOf(place), 1);
      changed();
    };
  }, []);
  useEffect(() => {
    place.current = [{ title, keys }];
  });
  useEffect(changed, [title, spelling]);
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every group that is registered now, for the help sheet. */
export function useGroups(): readonly Group[] {
  return useSyncExternalStore(follow, () => shown);
}

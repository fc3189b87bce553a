// What is being drawn: outlines of one ring each, and every step back. Pure values; nothing here knows a map or a node.
import type { Draft } from "../../api/drafts.ts";

/** Longitude and latitude, 1e-7 degrees, as records have them. */
export type Corner = readonly [number, number];

export interface Outline {
  readonly label: string;
  readonly class: string;
  /** Parts of rings; what is drawn here has one part of one ring, what a record brought may have more and is kept. */
  readonly parts: readonly (readonly (readonly Corner[])[])[];
}

/** Classes as records spell them, from the least to the most protective; their words are the node's. */
export const CLASSES = ["da-1", "da-2", "da-3", "independent", "third-party", "unknown", "ceasefire-party"] as const;

export interface Work {
  readonly outlines: readonly Outline[];
  /** The one that is being drawn. */
  readonly at: number;
}

export interface History {
  readonly past: readonly Work[];
  readonly now: Work;
  readonly future: readonly Work[];
}

/** Steps back that are kept. */
const STEPS_MAX = 200;

export const EMPTY: History = { past: [], now: { outlines: [{ label: "", class: "unknown", parts: [] }], at: 0 }, future: [] };

export function done(history: History, now: Work): History {
  return { past: [...history.past, history.now].slice(-STEPS_MAX), now, future: [] };
}

export function undone({ past, now, future }: History): History {
  const before = past.at(-1);
  return before === undefined ? { past, now, future } : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function redone({ past, now, future }: History): History {
  const [next, ...rest] = future;
  return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: rest };
}

/** The work with the outline at hand changed. */
export function changed(work: Work, change: Partial<Outline>): Work {
  return { ...work, outlines: work.outlines.map((outline, place) => (place === work.at ? { ...outline, ...change } : outline)) };
}

/** Degrees of a map as a record's whole numbers. */
export function cornerOf([longitude = 0, latitude = 0]: readonly number[]): Corner {
  return [Math.round(longitude * 1e7), Math.round(latitude * 1e7)];
}

/** A closed ring of a map as corners, the first not repeated. */
export function cornersOf(ring: readonly (readonly number[])[]): readonly Corner[] {
  return ring.slice(0, -1).map(cornerOf);
}

/** Corners as a closed ring of a map, degrees with every digit of the record. */
export function ringOf(corners: readonly Corner[]): number[][] {
  const places = corners.map(([longitude, latitude]) => [longitude / 1e7, latitude / 1e7]);
  const [first] = places;
  return first === undefined ? [] : [...places, first];
}

/** The draft of the map that the outlines make. */
export function draftOf(outlines: readonly Outline[], language: string): Draft {
  return {
    kind: "area-draft",
    lang: language,
    clauses: ["APP.3.a", "APP.3.c"],
    body: {
      outlines: outlines.map((outline) => ({
        class: outline.class,
        label: outline.label,
        parts: outline.parts.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => ({ lat_e7: lat, lon_e7: lon })))),
      })),
    },
  };
}

/** Outlines of a draft that is in the log. */
export function outlinesOf(payload: string): readonly Outline[] {
  interface Place { readonly lat_e7: number; readonly lon_e7: number }
  const { body } = JSON.parse(payload) as { readonly body: { readonly outlines: readonly { readonly class: string; readonly label: string; readonly parts: readonly (readonly (readonly Place[])[])[] }[] } };
  return body.outlines.map((outline) => ({
    label: outline.label,
    class: outline.class,
    parts: outline.parts.map((rings) => rings.map((ring) => ring.map((place) => [place.lon_e7, place.lat_e7] as const))),
  }));
}

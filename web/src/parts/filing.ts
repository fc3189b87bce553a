// Acts that file a record from a form: what each asks for, and the record it makes. Whether it is allowed is for the node to say,
// before anything is signed; the posts named here only keep buttons away from those whom they do not concern.
import type { Draft } from "../api/drafts.ts";
import { readMoment } from "../app/time.tsx";

type FieldKind = "line" | "text" | "moment" | "day" | "range" | "choice" | "box" | "point";

export interface FormField {
  /** Name of its label `web-field-<name>`, and of its value. */
  readonly name: string;
  readonly kind: FieldKind;
  /** Codes to choose from; their words are `web-word-<code>`. */
  readonly choices?: readonly string[];
  /** The codes are posts, which have their words already. */
  readonly isOfPosts?: boolean;
  /** May stay empty; the value is then `null`. */
  readonly isOptional?: boolean;
}

export type Values = Readonly<Record<string, unknown>>;

/** Who files, in which language, and when by the node's clock. */
export interface Desk {
  readonly node: string;
  readonly post: string;
  readonly language: string;
  readonly now: string;
}

/** An act on something: an entry, a record, a screen. */
export interface FileAct<Subject> {
  /** Names its sentences: `web-file-<name>` and `web-file-<name>-explained`. */
  readonly name: string;
  /** Posts to which it is offered; without it, to every post. */
  readonly posts?: readonly string[];
  /** Whether it is offered here at all. */
  readonly isOffered?: (subject: Subject, desk: Desk) => boolean;
  readonly fields: readonly FormField[];
  readonly draft: (values: Values, subject: Subject, desk: Desk) => Draft;
}

const DEGREES = /^([+-]?\d{1,3})(?:\.(\d{1,7}))?$/;

/** Degrees as ten-millionths, every digit kept; nothing where the text is no such number or lies beyond the limit. */
function degreesE7(text: string, limit: number): number | null {
  const found = DEGREES.exec(text);
  if (found === null) return null;
  const [, whole = "", part = ""] = found;
  const size = Math.abs(Number(whole)) * 10_000_000 + Number(part.padEnd(7, "0"));
  return size > limit * 10_000_000 ? null : whole.startsWith("-") ? -size : size;
}

/** Latitude and longitude in decimal degrees: `36.0250 37.0250`, `36.0250 N 37.0250 E`. Nothing where it is neither. */
export function readPoint(text: string): { readonly lat_e7: number; readonly lon_e7: number } | null {
  const found = /^(\S+?)\s*([NS])?[,;\s]\s*(\S+?)\s*([EW])?$/i.exec(text.trim().replaceAll("°", ""));
  if (found === null) return null;
  const [, lat = "", south, lon = "", west] = found;
  const [latE7, lonE7] = [degreesE7(lat, 90), degreesE7(lon, 180)];
  if (latE7 === null || lonE7 === null || (south !== undefined && latE7 < 0) || (west !== undefined && lonE7 < 0)) return null;
  return { lat_e7: south?.toUpperCase() === "S" ? -latE7 : latE7, lon_e7: west?.toUpperCase() === "W" ? -lonE7 : lonE7 };
}

/** Two corners, south-west then north-east, with a dash or `to` between them. */
function readBox(text: string): Values | null {
  const [one, other, ...rest] = text.split(/\s+(?:to|–|-|до)\s+/i).map(readPoint);
  if (rest.length > 0 || one == null || other == null || one.lat_e7 > other.lat_e7) return null;
  return { south_e7: one.lat_e7, west_e7: one.lon_e7, north_e7: other.lat_e7, east_e7: other.lon_e7 };
}

/** `3`, or `1–3`: at least and at most. */
function readRange(text: string): Values | null {
  const found = /^(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$/.exec(text);
  if (found === null) return null;
  const least = Number(found[1]);
  return { least, most: found[2] === undefined ? least : Number(found[2]) };
}

/** What was typed as a value; nothing where it cannot be read. */
export function readField(field: FormField, typed: string): { readonly value: unknown } | null {
  const text = typed.trim();
  if (text === "") return field.isOptional === true ? { value: null } : null;
  const read: Readonly<Record<FieldKind, () => unknown>> = {
    line: () => (/[\n\r]/.test(text) ? null : text),
    text: () => text,
    moment: () => readMoment(text),
    day: () => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null),
    range: () => readRange(text),
    choice: () => (field.choices?.includes(text) === true ? text : null),
    box: () => readBox(text),
    point: () => readPoint(text),
  };
  const value = read[field.kind]();
  return value === null ? null : { value };
}

/** A form as values; nothing while one of its fields cannot be read. */
export function readForm(fields: readonly FormField[], typed: Readonly<Record<string, string>>): Values | null {
  const read = fields.map((field) => [field.name, readField(field, typed[field.name] ?? "")] as const);
  if (read.some(([, found]) => found === null)) return null;
  return Object.fromEntries(read.map(([name, found]) => [name, found?.value]));
}

/** Something else than an entry of a register. */
export function plain(kind: string, body: Values, desk: Desk): Draft {
  return { kind, lang: desk.language, body };
}

/** An entry of a register under a key; true from now on. */
export function entry(kind: string, key: string, says: Values, desk: Desk, replaces: string | null = null): Draft {
  return plain(kind, { key, replaces, says, since: desk.now }, desk);
}

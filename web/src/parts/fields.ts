// The fields of a payload as rows of name and text: `inner.name`, in the order of the bytes. Nothing is left out.

export interface Field {
  readonly name: string;
  readonly text: string;
}

type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** Ten-millionths of a degree as degrees, every digit kept. */
function degrees(e7: number, positive: string, negative: string): string {
  const digits = String(Math.abs(e7)).padStart(8, "0");
  return `${digits.slice(0, -7)}.${digits.slice(-7)}° ${e7 < 0 ? negative : positive}`;
}

const at = (lat: number, lon: number): string => `${degrees(lat, "N", "S")} ${degrees(lon, "E", "W")}`;

/** A position or an extent in degrees; nothing where the members are others. */
function placeText(value: object): string | null {
  const { lat_e7: lat, lon_e7: lon, south_e7: south, west_e7: west, north_e7: north, east_e7: east, ...rest } = value as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0) return null;
  if (typeof lat === "number" && typeof lon === "number") return at(lat, lon);
  const isBox = typeof south === "number" && typeof west === "number" && typeof north === "number" && typeof east === "number";
  return isBox ? `${at(south, west)} – ${at(north, east)}` : null;
}

function add(name: string, value: Value, into: Field[]): void {
  if (value === null) into.push({ name, text: "–" });
  else if (typeof value !== "object") into.push({ name, text: String(value) });
  else if (Array.isArray(value) && value.every((one) => typeof one !== "object")) into.push({ name, text: value.length === 0 ? "–" : value.join(", ") });
  else if (placeText(value) !== null) into.push({ name, text: placeText(value) ?? "" });
  else for (const [inner, one] of Object.entries(value)) add(name === "" ? inner : `${name}.${inner}`, one as Value, into);
}

/** What the author says: the members of the body, then references, clauses and way. The stop call has no body of its own. */
export function fieldsOf(payload: string): readonly Field[] {
  const rows: Field[] = [];
  const { body, ...header } = JSON.parse(payload) as { readonly body?: Value; readonly [name: string]: Value | undefined };
  add("", body === undefined ? (header as Value) : body, rows);
  if (body !== undefined) for (const name of ["refs", "clauses", "via"]) add(name, header[name] ?? null, rows);
  return rows;
}

export interface Change {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Fields in which two payloads differ, by name. */
export function changesBetween(before: string, after: string): readonly Change[] {
  const [old, now] = [before, after].map((payload) => new Map(fieldsOf(payload).map((field) => [field.name, field.text])));
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return names
    .map((name) => ({ name, before: old?.get(name) ?? null, after: now?.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Members of a body under which a record names the version before it. */
const BEFORE = ["replaces", "supersedes", "previous", "corrects"];

/** The record that this one is a later version of, if it says so. */
export function versionBefore(payload: string): string | null {
  const { body } = JSON.parse(payload) as { readonly body?: Readonly<Record<string, unknown>> };
  const named = BEFORE.map((name) => body?.[name]).find((value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value));
  return typeof named === "string" ? named : null;
}

// What the three views share: the shapes of a moment, which of them are shown, and how each layer looks.
import type { UseQueryResult } from "@tanstack/react-query";
import type { Feature, FeatureCollection, MultiPolygon, Position } from "geojson";
import { useAnswer } from "../../api/queries.ts";
import { useValue } from "../../app/place.ts";
import { useCursor } from "../../app/time.tsx";
import type { SceneDocument, SceneShape } from "../../generated/api.ts";

/** The layers in the order in which they are drawn, the lowest first; each with its sign and the token of its colour. */
export const LAYERS = [
  { name: "area", sign: "▦", colour: "--area" },
  { name: "draft", sign: "▤", colour: "--draft" },
  { name: "register", sign: "◫", colour: "--dim" },
  { name: "protected", sign: "✚", colour: "--good" },
  { name: "item", sign: "◇", colour: "--mark" },
  { name: "notice", sign: "△", colour: "--wait" },
  { name: "plan", sign: "▢", colour: "--bad" },
] as const;

export type LayerName = (typeof LAYERS)[number]["name"];

/** Layers that are not shown until somebody asks for them: each side's own outlines cover the common map. */
const HIDDEN_AT_FIRST = "draft,register";

export function isLayer(name: string): name is LayerName {
  return LAYERS.some((layer) => layer.name === name);
}

/** The token of a layer's colour. */
export function colourOf(layer: string): string {
  return LAYERS.find((one) => one.name === layer)?.colour ?? "--dim";
}

export function signOf(layer: string): string {
  return LAYERS.find((one) => one.name === layer)?.sign ?? "·";
}

/** The shapes of the moment that is shown: live, or as at the fixed time. */
export function useScene(): UseQueryResult<SceneDocument> {
  const { isLive, at } = useCursor();
  return useAnswer<SceneDocument>(isLive ? "/v1/scene" : `/v1/scene?at=${encodeURIComponent(at)}`, { enabled: isLive || at !== "" });
}

/** Names of the hidden layers, in the address, and the switch of one. */
export function useHidden(): readonly [ReadonlySet<string>, (layer: string) => void] {
  const [value, set] = useValue("hide");
  const hidden = new Set((value ?? HIDDEN_AT_FIRST).split(",").filter(isLayer));
  const turn = (layer: string): void => {
    if (hidden.has(layer as LayerName)) hidden.delete(layer as LayerName);
    else hidden.add(layer as LayerName);
    set(hidden.size === 0 ? "none" : [...hidden].join(","));
  };
  return [hidden, turn];
}

const E7 = 1e-7;

/** A ring as GeoJSON closes it. */
function ring(corners: readonly (readonly number[])[]): Position[] {
  const places = corners.map(([longitude = 0, latitude = 0]) => [longitude * E7, latitude * E7]);
  const [first] = places;
  return first === undefined ? [] : [...places, first];
}

export type ShapeFeature = Feature<MultiPolygon, { readonly id: string; readonly record: string; readonly layer: string; readonly tone: string }>;

/** Shapes for the map, in the order in which they are drawn. */
export function features(shapes: readonly SceneShape[]): FeatureCollection<MultiPolygon, ShapeFeature["properties"]> {
  return {
    type: "FeatureCollection",
    features: shapes.map((shape) => ({
      type: "Feature",
      properties: { id: shape.id, record: shape.record, layer: shape.layer, tone: tone(shape) },
      geometry: { type: "MultiPolygon", coordinates: shape.parts.map((part) => part.map(ring)) },
    })),
  };
}

/** How a piece of ground is filled: what both agree on, what they dispute, what one alone drew, and the class. */
export function tone(shape: SceneShape): string {
  if (shape.layer !== "area" && shape.layer !== "draft") return shape.state === "held" ? "held" : shape.state === "ended" ? "ended" : "stands";
  if (shape.standing === "disputed" || shape.standing === "gap") return shape.standing;
  return shape.class?.startsWith("da-") === true ? "designated" : "other";
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The box around shapes, degrees; nothing around none. */
export function around(shapes: readonly SceneShape[]): Box | null {
  let box = null as Box | null;
  for (const [east = 0, north = 0] of shapes.flatMap((shape) => shape.parts.flat(2))) {
    const [longitude, latitude] = [east * E7, north * E7];
    const so: Box = box ?? { west: longitude, south: latitude, east: longitude, north: latitude };
    box = { west: Math.min(so.west, longitude), south: Math.min(so.south, latitude), east: Math.max(so.east, longitude), north: Math.max(so.north, latitude) };
  }
  return box;
}

export type Notation = "degrees" | "minutes" | "seconds";
export const NOTATIONS: readonly Notation[] = ["degrees", "minutes", "seconds"];

/** Latitude and longitude as people write them. The digits are about a metre, so that nothing finer is read off a screen. */
export function written(latitude: number, longitude: number, notation: Notation): string {
  return `${axis(latitude, 2, notation)}${latitude < 0 ? "S" : "N"} ${axis(longitude, 3, notation)}${longitude < 0 ? "W" : "E"}`;
}

function axis(degrees: number, digits: number, notation: Notation): string {
  const size = Math.abs(degrees);
  const pad = (value: number): string => String(value).padStart(2, "0");
  if (notation === "degrees") return `${size.toFixed(5).padStart(digits + 6, "0")}°`;
  if (notation === "minutes") {
    const thousandths = Math.round(size * 60_000);
    const whole = String(Math.trunc(thousandths / 60_000)).padStart(digits, "0");
    return `${whole}°${((thousandths % 60_000) / 1000).toFixed(3).padStart(6, "0")}′`;
  }
  const tenths = Math.round(size * 36_000);
  const whole = String(Math.trunc(tenths / 36_000)).padStart(digits, "0");
  const left = tenths % 36_000;
  return `${whole}°${pad(Math.trunc(left / 600))}′${((left % 600) / 10).toFixed(1).padStart(4, "0")}″`;
}

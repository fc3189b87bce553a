// The map: coastlines and, where wanted, boundaries of a public atlas; the shapes of the scene; the selection. Nothing is fetched from
// anywhere but the node, and nothing on it is an aircraft.
import { type GeoJSONSource, Map as Chartlet, ScaleControl, type StyleSpecification, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { feature, mesh } from "topojson-client";
import type { Topology } from "topojson-specification";
import { fileOrNothing } from "../../api/client.ts";
import { useKeys } from "../../app/keyboard.tsx";
import { useSay } from "../../app/language.tsx";
import { useValue } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import type { SceneShape } from "../../generated/api.ts";
import { BasemapChoice, useBasemap } from "./Basemap.tsx";
import { NameSwitches, namesLayer, useNames } from "./Names.tsx";
import { LAYERS, around, colourOf, features, written } from "./scene.ts";
import { useNotation } from "./Shape.tsx";

/** Built beside the program from the npm package `world-atlas` (Natural Earth, public domain). */
const WORLD = new URL("./world.json", import.meta.url).pathname;
setWorkerUrl(new URL("./map-worker.js", import.meta.url).href);

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const EMPTY = { type: "FeatureCollection" as const, features: [] };

/** Colours from the tokens of the theme that is on. */
function style(): StyleSpecification {
  const colour = [
    "match", ["get", "layer"],
    // Common ground says by its colour too what is open; every other layer has one colour.
    "area", ["match", ["get", "tone"], "designated", token(colourOf("area")), "disputed", token("--bad"), "gap", token("--wait"), token("--dim")],
    ...LAYERS.filter(({ name }) => name !== "area").flatMap(({ name, colour: of }) => [name, token(of)]),
    token("--dim"),
  ] as unknown as string;
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: EMPTY, attribution: "Natural Earth" },
      borders: { type: "geojson", data: EMPTY },
      shapes: { type: "geojson", data: EMPTY, promoteId: "id" },
      names: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": token("--ground") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": token("--raised") } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": token("--line"), "line-width": 1 } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": token("--dim"), "line-width": 1, "line-dasharray": [3, 2] } },
      { id: "ground", type: "fill", source: "shapes", paint: { "fill-color": colour, "fill-opacity": ["match", ["get", "layer"], ["area", "draft"], 0.16, 0.08] } },
      { id: "outline", type: "line", source: "shapes", filter: ["!", ["in", ["get", "tone"], ["literal", ["disputed", "gap", "held"]]]], paint: { "line-color": colour, "line-width": 1.5 } },
      { id: "outline-open", type: "line", source: "shapes", filter: ["in", ["get", "tone"], ["literal", ["disputed", "gap", "held"]]], paint: { "line-color": colour, "line-width": 1.5, "line-dasharray": [2, 2] } },
      { id: "chosen", type: "line", source: "shapes", filter: ["==", ["get", "record"], ""], paint: { "line-color": token("--text"), "line-width": 3 } },
      namesLayer(token),
    ],
  };
}

function setData(chart: Chartlet, source: string, data: GeoJSON.GeoJSON): void {
  void chart.getSource<GeoJSONSource>(source)?.setData(data);
}

/** Shapes handed to the map at once: what is more follows a task later each, so that no key waits for thousands of them. */
const AT_ONCE = 500;

/** Lays shapes on the map, part by part; what it gives ends it. */
function lay(chart: Chartlet, shapes: readonly SceneShape[]): () => void {
  let timer = 0;
  const next = (from: number): void => {
    const part = features(shapes.slice(from, from + AT_ONCE));
    const source = chart.getSource<GeoJSONSource>("shapes");
    void (from === 0 ? source?.setData(part) : source?.updateData({ add: part.features }));
    if (from + AT_ONCE < shapes.length) timer = window.setTimeout(next, 0, from + AT_ONCE);
  };
  next(0);
  return () => window.clearTimeout(timer);
}

async function drawWorld(chart: Chartlet): Promise<boolean> {
  const world = await fileOrNothing<Topology>(WORLD);
  const land = world?.objects["land"];
  const countries = world?.objects["countries"];
  if (world === null || land === undefined || countries === undefined) return false;
  setData(chart, "land", feature(world, land));
  // Inner lines alone: a coast is drawn once.
  setData(chart, "borders", mesh(world, countries as never, (one, other) => one !== other));
  return true;
}

function frame(chart: Chartlet, shapes: readonly SceneShape[]): void {
  const box = around(shapes);
  if (box !== null) chart.fitBounds([[box.west, box.south], [box.east, box.north]], { padding: 40, maxZoom: 11, duration: 0 });
}

interface Props {
  readonly shapes: readonly SceneShape[];
  /** Its own selection, where it is not that of the records. */
  readonly chosen?: string | null;
  readonly choose?: (record: string | null) => void;
  /** Told of the map once it is there, and of nothing once it is gone. */
  readonly hold?: (made: Chartlet | null) => void;
}

export function Chart({ shapes, chosen, choose: chooseOwn, hold }: Props): ReactNode {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chartlet | null>(null);
  const framed = useRef(false);
  const [isReady, setReady] = useState(false);
  // Counts how often the map was styled: what is not of its style is then laid again.
  const [turn, setTurn] = useState(0);
  const [isDrawn, setDrawn] = useState(false);
  const [isBare, setBare] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pointed, setPointed] = useState<{ readonly lat: number; readonly lng: number } | null>(null);
  const [notation] = useNotation();
  const [selection, selectRecord] = useSelection();
  const [also] = useValue("also");
  const selected = chooseOwn === undefined ? selection : (chosen ?? null);
  const select = chooseOwn ?? selectRecord;
  const [borders, setBorders] = useValue("borders");
  const choose = useRef(select);
  choose.current = select;
  const held = useRef(hold);
  held.current = hold;

  useEffect(() => {
    if (place.current === null) return undefined;
    let made: Chartlet;
    try {
      made = new Chartlet({ container: place.current, style: style(), center: [38.5, 35], zoom: 5, attributionControl: false, dragRotate: false, pitchWithRotate: false, fadeDuration: 0, maxZoom: 13 });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      return undefined;
    }
    chart.current = made;
    made.touchZoomRotate.disableRotation();
    made.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
    made.on("load", () => {
      const drawn = (): unknown => made.once("idle", () => setDrawn(true));
      void drawWorld(made).then((isThere) => setBare(!isThere), () => setBare(true)).then(drawn);
      setReady(true);
      held.current?.(made);
    });
    made.on("mousemove", (event) => setPointed(event.lngLat));
    made.on("mouseout", () => setPointed(null));
    made.on("click", (event) => {
      const [hit] = made.queryRenderedFeatures(event.point, { layers: ["ground"] });
      choose.current(hit === undefined ? null : String(hit.properties["record"]));
    });
    const themed = new MutationObserver(() => {
      made.setStyle(style(), { diff: true });
      framed.current = true;
      made.once("styledata", () => {
        setTurn((turns) => turns + 1);
      });
    });
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      themed.disconnect();
      held.current?.(null);
      made.remove();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const made = chart.current;
    if (made === null || !isReady) return undefined;
    const end = lay(made, shapes);
    if (!framed.current && shapes.length > 0) {
      // A pair that another screen sent here stands in the middle.
      const pair = also === null ? [] : shapes.filter((shape) => shape.record === selected || shape.record === also);
      frame(made, pair.length > 0 ? pair : shapes);
      framed.current = true;
    }
    return end;
  }, [shapes, isReady]);

  useEffect(() => {
    const made = chart.current;
    if (made === null || !isReady) return;
    made.setFilter("chosen", ["in", ["get", "record"], ["literal", [selected ?? "", also ?? ""]]]);
    made.setLayoutProperty("borders", "visibility", borders === "off" ? "none" : "visible");
  }, [selected, also, borders, isReady]);

  const names = useNames();
  useEffect(() => {
    if (chart.current !== null && isReady) setData(chart.current, "names", names);
  }, [names, isReady]);
  const attribution = useBasemap(isReady ? chart.current : null, turn, token, borders === "off" ? "no" : "yes");

  const show = (): void => {
    const made = chart.current;
    if (made !== null) frame(made, selected === null ? shapes : shapes.filter((shape) => shape.record === selected || shape.record === also));
  };
  useKeys("web-keys-picture", [{ keys: "f", phrase: "web-picture-frame", run: show }]);
  if (failure !== null) return <p className="note bad" role="alert">▲ {say("web-picture-no-map", { reason: failure })}</p>;
  return (
    <div className="chart" data-ready={isReady ? "yes" : "no"} data-names={names.features.length} data-loading={isDrawn ? undefined : ""}>
      <div className="chart-tools">
        <button type="button" onClick={show} title="f">{say("web-picture-frame")}</button>
        <button type="button" aria-pressed={borders !== "off"} onClick={() => setBorders(borders === "off" ? null : "off")}>{say("web-picture-borders")}</button>
        <NameSwitches />
        <BasemapChoice />
        <span className="gap" />
        <code dir="ltr">{pointed === null ? "" : written(pointed.lat, pointed.lng, notation)}</code>
      </div>
      <div className="chart-place" ref={place} role="application" aria-label={say("web-picture-map-how")} />
      <p className="dim attribution">{isBare ? say("web-picture-no-world") : say("web-picture-world")} {attribution}</p>
    </div>
  );
}

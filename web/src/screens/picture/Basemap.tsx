// Basemaps that the operator has laid beside the node: PMTiles archives, read in ranges through the node's door, drawn under everything else and in the
// colours of the theme. Whatever schema their layers follow: water is water by its name, the rest are lines and grounds.
import { type LayerSpecification, type Map as Chartlet, addProtocol } from "maplibre-gl";
import { type Header, PMTiles, Protocol, type RangeResponse, type Source, TileType } from "pmtiles";
import { type ReactNode, useEffect, useState } from "react";
import { getRange } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { useValue } from "../../app/place.ts";
import type { BasemapList } from "../../generated/api.ts";

const OFF = "off";
const SOURCE = "basemap";
/** The lowest layer of the map that stays above every basemap. */
const ABOVE = "borders";

const protocol = new Protocol();
addProtocol("pmtiles", protocol.tile);

/** An archive behind the node's door. */
class Archive implements Source {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  getKey(): string {
    return this.#name;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const { data, etag } = await getRange(`/v1/basemaps/${this.#name}`, offset, length);
    return etag === null ? { data } : { data, etag };
  }
}

interface Read {
  readonly name: string;
  readonly header: Header;
  readonly layers: readonly string[];
  readonly attribution: string;
}

async function read(name: string): Promise<Read> {
  const archive = new PMTiles(new Archive(name));
  protocol.add(archive);
  const header = await archive.getHeader();
  const metadata = (await archive.getMetadata()) as { readonly vector_layers?: readonly { readonly id: string }[]; readonly attribution?: string };
  return { name, header, layers: (metadata.vector_layers ?? []).map((layer) => layer.id), attribution: plain(metadata.attribution ?? "") };
}

/** Attributions come with markup; here they are text. */
function plain(markup: string): string {
  return new DOMParser().parseFromString(markup, "text/html").body.textContent.slice(0, 200);
}

const isWater = (layer: string): boolean => /water|ocean|sea|lake|river/.test(layer);
const isBoundary = (layer: string): boolean => /bound|admin|border|dispute/.test(layer);

function layersOf({ header, layers }: Read, token: (name: string) => string): readonly LayerSpecification[] {
  if (header.tileType !== TileType.Mvt) return [{ id: `${SOURCE}-picture`, type: "raster", source: SOURCE, paint: { "raster-opacity": 0.75 } }];
  const grounds = layers.filter((layer) => !isBoundary(layer)).map((layer): LayerSpecification => ({
    id: `${SOURCE}-ground-${layer}`, type: "fill", source: SOURCE, "source-layer": layer, filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": token(isWater(layer) ? "--ground" : "--raised"), "fill-opacity": isWater(layer) ? 1 : 0.4 },
  }));
  const lines = layers.map((layer): LayerSpecification => ({
    id: `${SOURCE}-line-${layer}`, type: "line", source: SOURCE, "source-layer": layer, filter: ["==", ["geometry-type"], "LineString"],
    paint: { "line-color": token(isBoundary(layer) ? "--dim" : "--line"), "line-width": 1, ...(isBoundary(layer) ? { "line-dasharray": [3, 2] } : {}) },
  }));
  return [...grounds, ...lines];
}

function clear(chart: Chartlet): void {
  for (const layer of chart.getStyle().layers) if (layer.id.startsWith(`${SOURCE}-`)) chart.removeLayer(layer.id);
  if (chart.getSource(SOURCE) !== undefined) chart.removeSource(SOURCE);
}

/** Draws the chosen archive under the map. `turn` changes when the map was styled anew. */
export function useBasemap(chart: Chartlet | null, turn: number, token: (name: string) => string, hasBoundaries: "yes" | "no"): string {
  const [chosen] = useValue("basemap");
  const { data } = useAnswer<BasemapList>("/v1/basemaps", { everyMs: 3_600_000 });
  const name = data?.basemaps.find((one) => one.name === chosen)?.name ?? null;
  const [archive, setArchive] = useState<Read | null>(null);
  useEffect(() => {
    let isWanted = true;
    setArchive(null);
    // An archive that cannot be read is drawn as if it were not there; coasts and shapes stay.
    if (name !== null) void read(name).then((found) => (isWanted ? setArchive(found) : undefined), () => undefined);
    return () => {
      isWanted = false;
    };
  }, [name]);
  useEffect(() => {
    if (chart === null) return undefined;
    if (archive !== null) {
      const tiles = { url: `pmtiles://${archive.name}`, attribution: archive.attribution };
      chart.addSource(SOURCE, archive.header.tileType === TileType.Mvt ? { type: "vector", ...tiles } : { type: "raster", tileSize: 256, ...tiles });
      for (const layer of layersOf(archive, token)) chart.addLayer(layer, ABOVE);
    }
    return () => {
      if (chart.getContainer().isConnected && archive !== null) clear(chart);
    };
  }, [chart, archive, turn, token]);
  useEffect(() => {
    if (chart === null || archive === null) return;
    for (const layer of archive.layers.filter(isBoundary)) {
      const id = `${SOURCE}-line-${layer}`;
      if (chart.getLayer(id) !== undefined) chart.setLayoutProperty(id, "visibility", hasBoundaries === "yes" ? "visible" : "none");
    }
  }, [chart, archive, turn, hasBoundaries]);
  return archive?.attribution ?? "";
}

export function BasemapChoice(): ReactNode {
  const say = useSay();
  const [chosen, choose] = useValue("basemap");
  const { data } = useAnswer<BasemapList>("/v1/basemaps", { everyMs: 3_600_000 });
  if (data === undefined || data.basemaps.length === 0) return null;
  return (
    <label className="basemap">
      <span className="unseen">{say("web-map-basemap")}</span>
      <select name="basemap" value={chosen ?? OFF} onChange={(event) => choose(event.target.value === OFF ? null : event.target.value)}>
        <option value={OFF}>{say("web-map-basemap-none")}</option>
        {data.basemaps.map((basemap) => <option key={basemap.name} value={basemap.name}>{basemap.name}</option>)}
      </select>
    </label>
  );
}

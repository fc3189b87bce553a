// Drawing by hand: terra-draw on the map. It gives corners and takes corners; what they mean and whether they hold is for others.
import type { Map as Chartlet } from "maplibre-gl";
import { type HexColor, TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import { type Corner, cornersOf, ringOf } from "./outlines.ts";

/** Digits of a degree that the library keeps: a record's. */
const DIGITS = 7;

export interface Hand {
  /** Shows these corners, to be moved; or nothing, to be drawn. */
  readonly show: (corners: readonly Corner[]) => void;
  readonly end: () => void;
}

function colour(name: string): HexColor {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() as HexColor;
}

/** Starts drawing; `drawn` is told of every outline that a hand has finished or changed. */
export function startHand(map: Chartlet, drawn: (corners: readonly Corner[]) => void): Hand {
  const looks = { fillColor: colour("--draft"), fillOpacity: 0.2, outlineColor: colour("--draft"), outlineWidth: 2 };
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DIGITS }),
    modes: [
      new TerraDrawPolygonMode({ styles: { ...looks, closingPointColor: colour("--mark"), closingPointWidth: 6 }, showCoordinatePoints: true }),
      new TerraDrawSelectMode({
        flags: { polygon: { feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } } } },
        styles: { selectedPolygonColor: colour("--draft"), selectedPolygonFillOpacity: 0.2, selectedPolygonOutlineColor: colour("--mark"), selectedPolygonOutlineWidth: 2, selectionPointColor: colour("--mark"), midPointColor: colour("--dim") },
      }),
    ],
  });
  draw.start();
  draw.setMode("polygon");
  draw.on("finish", (id) => {
    const feature = draw.getSnapshotFeature(id);
    if (feature?.geometry.type === "Polygon") drawn(cornersOf(feature.geometry.coordinates[0] ?? []));
  });
  return {
    show: (corners) => {
      draw.clear();
      if (corners.length < 3) {
        draw.setMode("polygon");
        return;
      }
      const [taken] = draw.addFeatures([{ type: "Feature", properties: { mode: "polygon" }, geometry: { type: "Polygon", coordinates: [ringOf(corners)] } }]);
      draw.setMode("select");
      if (taken?.valid === true && taken.id !== undefined) draw.selectFeature(taken.id);
    },
    end: () => draw.stop(),
  };
}

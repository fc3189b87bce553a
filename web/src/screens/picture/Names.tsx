// Names of places on the map, in the scripts that the reader wants: Latin, Cyrillic, Arabic, several at once, or none. They are the gazetteer's, for reading a
// map; no record hangs on them.
import type { FeatureCollection, Point } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import { type ReactNode, useMemo } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useLanguage, useSay } from "../../app/language.tsx";
import { useValue } from "../../app/place.ts";
import type { PlaceList, PlaceView } from "../../generated/api.ts";

const SCRIPTS = ["latin", "cyrillic", "arabic"] as const;
type Script = (typeof SCRIPTS)[number];
const NONE = "none";

function nameIn(place: PlaceView, script: Script): string | null | undefined {
  switch (script) {
    case "latin":
      return place.english;
    case "cyrillic":
      return place.russian;
    case "arabic":
      return place.arabic;
  }
}

/** The scripts that are shown, in the address; at first the reader's own. */
function useScripts(): readonly [ReadonlySet<Script>, (script: Script) => void] {
  const { language } = useLanguage();
  const [value, set] = useValue("names");
  const own: Script = language === "ru" ? "cyrillic" : "latin";
  const shown = new Set(value === null ? [own] : SCRIPTS.filter((script) => value.split(",").includes(script)));
  const turn = (script: Script): void => {
    if (shown.has(script)) shown.delete(script);
    else shown.add(script);
    set(shown.size === 0 ? NONE : SCRIPTS.filter((one) => shown.has(one)).join(","));
  };
  return [shown, turn];
}

export type NameFeatures = FeatureCollection<Point, { readonly says: string; readonly people: number }>;

/** Places with a name in one of the scripts, a line each. */
export function nameFeatures(places: readonly PlaceView[], scripts: readonly Script[]): NameFeatures {
  const named = places.map((place) => ({ place, lines: scripts.map((script) => nameIn(place, script)).filter((name) => name != null) }));
  return {
    type: "FeatureCollection",
    features: named.filter(({ lines }) => lines.length > 0).map(({ place, lines }) => ({
      type: "Feature",
      properties: { says: [...new Set(lines)].join("\n"), people: place.population },
      geometry: { type: "Point", coordinates: place.position.map((e7) => e7 * 1e-7) },
    })),
  };
}

/** What the map draws of the names; nothing while they are loading or switched off. */
export function useNames(): NameFeatures {
  const [shown] = useScripts();
  const { data } = useAnswer<PlaceList>("/v1/places", { enabled: shown.size > 0, everyMs: 3_600_000 });
  const spelled = [...shown].join(",");
  return useMemo(() => nameFeatures(data?.places ?? [], SCRIPTS.filter((script) => spelled.split(",").includes(script))), [data, spelled]);
}

/** Large places first; smaller ones as one comes nearer. */
export function namesLayer(token: (name: string) => string): LayerSpecification {
  return {
    id: "names",
    type: "symbol",
    source: "names",
    filter: [">=", ["get", "people"], ["step", ["zoom"], 5, 4.5, 4, 6.5, 3, 8, 2, 9.5, 0]],
    layout: {
      "text-field": ["get", "says"],
      "text-font": ["Noto Sans"],
      "text-size": ["interpolate", ["linear"], ["get", "people"], 0, 11, 5, 15],
      "text-padding": 6,
      "symbol-sort-key": ["-", 0, ["get", "people"]],
    },
    paint: { "text-color": token("--dim"), "text-halo-color": token("--ground"), "text-halo-width": 1.5 },
  };
}

export function NameSwitches(): ReactNode {
  const say = useSay();
  const [shown, turn] = useScripts();
  return (
    <div role="group" aria-label={say("web-map-names")} className="names">
      {SCRIPTS.map((script) => (
        <button key={script} type="button" data-script={script} aria-pressed={shown.has(script)} title={say(`web-map-names-${script}`)} onClick={() => turn(script)}>
          <span aria-hidden="true">{say(`web-map-letters-${script}`)}</span><span className="unseen">{say(`web-map-names-${script}`)}</span>
        </button>
      ))}
    </div>
  );
}

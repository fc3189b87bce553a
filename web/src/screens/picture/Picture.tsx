// One selection and one moment in three views: map, lanes and table. What is shown stands in the address.
import { type ReactNode, useMemo } from "react";
import { useKeys } from "../../app/keyboard.tsx";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useValue } from "../../app/place.ts";
import { Answer } from "../../parts/standing.tsx";
import { Chart } from "./Chart.tsx";
import { Lanes } from "./Lanes.tsx";
import { Shape } from "./Shape.tsx";
import { Shapes } from "./Shapes.tsx";
import { LAYERS, useHidden, useScene } from "./scene.ts";
import "./picture.css";

const PANES = ["map", "lanes", "table"] as const;

function usePanes(): readonly [ReadonlySet<string>, (pane: string) => void] {
  const [value, set] = useValue("panes");
  const shown = new Set((value ?? PANES.join(",")).split(",").filter((name) => PANES.some((pane) => pane === name)));
  const turn = (pane: string): void => {
    if (shown.has(pane)) shown.delete(pane);
    else shown.add(pane);
    // One view always stays: an empty screen would tell nobody how to get back.
    if (shown.size > 0) set(PANES.filter((name) => shown.has(name)).join(","));
  };
  return [shown, turn];
}

function Switches({ shown, turn }: { shown: ReadonlySet<string>; turn: (pane: string) => void }): ReactNode {
  const say = useSay();
  const [hidden, turnLayer] = useHidden();
  return (
    <div className="switches">
      <div role="group" aria-label={say("web-picture-panes")}>
        {PANES.map((pane, place) => (
          <button key={pane} type="button" aria-pressed={shown.has(pane)} onClick={() => turn(pane)}>
            <kbd>{place + 1}</kbd> {say(`web-picture-pane-${pane}`)}
          </button>
        ))}
      </div>
      <div role="group" aria-label={say("web-picture-layers")}>
        {LAYERS.map(({ name, sign, colour }) => (
          <button key={name} type="button" aria-pressed={!hidden.has(name)} onClick={() => turnLayer(name)}>
            <span style={{ color: `var(${colour})` }} aria-hidden="true">{sign}</span> {say(`web-picture-layer-${name}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

export default function Picture(): ReactNode {
  const say = useSay();
  const scene = useScene();
  const [shown, turn] = usePanes();
  const [hidden] = useHidden();
  useKeys("web-keys-picture", PANES.map((pane, place) => ({ keys: String(place + 1), phrase: `web-picture-pane-${pane}`, run: () => turn(pane) })));
  const hiddenNames = [...hidden].join(",");
  const shapes = useMemo(
    () => (scene.data?.shapes ?? []).filter((shape) => !hiddenNames.split(",").includes(shape.layer)),
    [scene.data, hiddenNames],
  );
  return (
    <Answer of={scene}>
      {({ notes, version, periods }) => (
        <div className="picture" data-shapes={shapes.length}>
          <Switches shown={shown} turn={turn} />
          {version == null ? <p className="note wait">◌ {say("web-picture-no-version")}</p> : null}
          <div className={`views ${PANES.filter((pane) => shown.has(pane)).join("-")}`}>
            {shown.has("map") ? <Pane title="web-picture-pane-map" className="chart-pane"><Chart shapes={shapes} /></Pane> : null}
            {shown.has("lanes") ? <Pane title="web-picture-pane-lanes" className="lanes-pane"><Lanes shapes={shapes} periods={periods} /></Pane> : null}
            {shown.has("table") ? <Pane title="web-picture-pane-table" className="table-pane"><Shapes shapes={shapes} /></Pane> : null}
            <Shape shapes={scene.data?.shapes ?? []} />
          </div>
          {notes.map((note) => <p key={note.code} className="note dim" dir="auto">{note.text}</p>)}
        </div>
      )}
    </Answer>
  );
}

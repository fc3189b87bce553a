// The selected shape in numbers: every corner in the notation that the officer reads, and the way to its proof.
import type { ReactNode } from "react";
import { addressOf, useValue } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import type { SceneShape } from "../../generated/api.ts";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { NOTATIONS, type Notation, signOf, written } from "./scene.ts";
import { Named } from "./Shapes.tsx";

/** Corners listed at most; a longer outline is read in the record. */
const CORNERS_SHOWN = 200;

export function useNotation(): readonly [Notation, (next: Notation) => void] {
  const [value, set] = useValue("notation");
  return [NOTATIONS.find((notation) => notation === value) ?? "degrees", set];
}

function Corners({ shape }: { shape: SceneShape }): ReactNode {
  const say = useSay();
  const [notation, setNotation] = useNotation();
  const corners = shape.parts.flatMap((part, place) => part.flatMap((ring, hole) => ring.map((corner) => ({ part: place + 1, hole, corner }))));
  return (
    <>
      <div role="group" aria-label={say("web-picture-notation")} className="notations">
        {NOTATIONS.map((one) => (
          <button key={one} type="button" aria-pressed={one === notation} onClick={() => setNotation(one)}>{say(`web-picture-notation-${one}`)}</button>
        ))}
      </div>
      <table className="corners">
        <thead><tr><th scope="col">{say("web-picture-part")}</th><th scope="col">{say("web-picture-corner")}</th><th scope="col">WGS 84</th></tr></thead>
        <tbody>
          {corners.slice(0, CORNERS_SHOWN).map(({ part, hole, corner: [longitude = 0, latitude = 0] }, place) => (
            <tr key={place}>
              <td>{part}{hole === 0 ? "" : ` ∖${hole}`}</td>
              <td>{place + 1}</td>
              <td dir="ltr"><code>{written(latitude * 1e-7, longitude * 1e-7, notation)}</code></td>
            </tr>
          ))}
        </tbody>
      </table>
      {corners.length > CORNERS_SHOWN ? <p className="dim">{say("web-picture-more-corners", { count: corners.length - CORNERS_SHOWN })}</p> : null}
    </>
  );
}

export function Shape({ shapes }: { shapes: readonly SceneShape[] }): ReactNode {
  const say = useSay();
  const [selected, select] = useSelection();
  const found = shapes.filter((shape) => shape.record === selected);
  const [first] = found;
  if (first === undefined) return null;
  return (
    <Pane
      title="web-picture-selected"
      className="shape-pane"
      aside={<button type="button" className="quiet" onClick={() => select(null)}>{say("web-picture-deselect")}</button>}
    >
      <p><span aria-hidden="true">{signOf(first.layer)}</span> {first.layer_text} <HashCode hash={first.record} /> <StateChip state={first.state} text={first.state_text} /></p>
      <p className="dim">{first.author.node} · {say(`web-post-${first.author.post}`)} · <Moment at={first.at} /></p>
      {first.from == null ? null : <p><Moment at={first.from} /> – <Moment at={first.until} /></p>}
      <p><a href={addressOf("proof")}>{say("web-picture-to-proof")}</a></p>
      {found.map((shape) => (
        <section key={shape.id}>
          <h3><Named shape={shape} /></h3>
          <Corners shape={shape} />
        </section>
      ))}
    </Pane>
  );
}

// Both sides' state of a record, always both: the side's name, a shape, a word.
import type { ReactNode } from "react";
import { useSay } from "../app/language.tsx";
import type { SideView } from "../generated/api.ts";
import { StateChip } from "./StateChip.tsx";

export function Sides({ sides }: { sides: readonly SideView[] }): ReactNode {
  const say = useSay();
  return (
    <span className="sides">
      {sides.map(({ side, progress }) => (
        <span key={side} title={`${side}: ${say(`web-progress-${progress}`)}`}>
          <span className="dim">{side.slice(0, 1).toUpperCase()}</span> <StateChip state={progress} phrase={`web-progress-${progress}`} />
        </span>
      ))}
    </span>
  );
}

// The table of everything that the map shows: each fact of the map is here in words.
import type { ReactNode } from "react";
import { useSelection } from "../../app/selection.ts";
import { useSay } from "../../app/language.tsx";
import type { SceneShape } from "../../generated/api.ts";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Nothing } from "../../parts/standing.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { signOf } from "./scene.ts";

/** What a shape is called: its label, its class, and how the two sides stand to it. */
export function Named({ shape }: { shape: SceneShape }): ReactNode {
  const say = useSay();
  const standing = shape.standing == null ? null : say(`web-picture-standing-${shape.standing}`);
  return <span dir="auto">{[shape.label, shape.class_text, standing].filter((part) => part != null && part !== "").join(" · ")}</span>;
}

export function Shapes({ shapes }: { shapes: readonly SceneShape[] }): ReactNode {
  const [selected, select] = useSelection();
  const say = useSay();
  if (shapes.length === 0) return <Nothing phrase="web-picture-empty" />;
  const chosen = shapes.find((shape) => shape.record === selected)?.id ?? null;
  return (
    <Grid
      title="web-picture-pane-table"
      rows={shapes}
      keyOf={(shape) => shape.id}
      chosen={chosen}
      choose={(id) => select(shapes.find((shape) => shape.id === id)?.record ?? null)}
      columns={[
        { title: "web-record", width: "6.5rem", cell: (shape) => <HashCode hash={shape.record} /> },
        { title: "web-kind", width: "minmax(9rem, 14rem)", cell: (shape) => <>{signOf(shape.layer)} {shape.layer_text}</> },
        { title: "web-picture-name", width: "minmax(9rem, 1fr)", cell: (shape) => <Named shape={shape} /> },
        { title: "web-picture-side", width: "5rem", cell: (shape) => <span title={say(`web-post-${shape.author.post}`)}>{shape.author.node}</span> },
        { title: "web-state", width: "minmax(7rem, 11rem)", cell: (shape) => <StateChip state={shape.state} text={shape.state_text} /> },
        { title: "web-picture-from", width: "8.5rem", cell: (shape) => <Moment at={shape.from} /> },
        { title: "web-picture-until", width: "8.5rem", cell: (shape) => <Moment at={shape.until} /> },
      ]}
    />
  );
}

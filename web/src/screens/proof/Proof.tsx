// History and proof of the selected record.
import { type ReactNode } from "react";
import { useSelection } from "../../app/selection.ts";
import { Nothing } from "../../parts/standing.tsx";
import { HashCode } from "../../parts/HashCode.tsx";

export default function Proof(): ReactNode {
  const [selected] = useSelection();
  return selected === null ? <Nothing phrase="web-nothing-selected" /> : <HashCode hash={selected} />;
}

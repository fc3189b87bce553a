// Names with what they stand for, a row each.
import type { ReactNode } from "react";
import { useSay } from "../app/language.tsx";

/** A row: the key of its name, and what stands beside it; a row of nothing is left out. */
export type FactRow = readonly [name: string, value: ReactNode];

export function Facts({ rows }: { rows: readonly FactRow[] }): ReactNode {
  const say = useSay();
  return (
    <dl className="facts">
      {rows.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([name, value]) => (
        <div key={name}>
          <dt>{say(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

// A table worked by keys: one row has the focus, j and k move it, Enter opens it. Draws only the rows in sight, so ten
// thousand are as quick as ten. The order is the caller's: it never sorts.
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useKeys } from "../app/keyboard.tsx";
import { useSay } from "../app/language.tsx";

export interface Column<Row> {
  /** Key of its heading. */
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** A track of a CSS grid: `8rem`, `minmax(10rem, 1fr)`. */
  readonly width: string;
}

interface Props<Row> {
  /** Key of the sentence that names the table. */
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Key of the row that has the cursor. */
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
  readonly open?: (row: Row) => void;
  /** Marks a row: a class of its own. */
  readonly mark?: (row: Row) => string;
}

/** Rows drawn beyond the edges of what is seen. */
const BEYOND = 8;

function rowHeight(): number {
  const length = getComputedStyle(document.documentElement).getPropertyValue("--row");
  return Number.parseFloat(length) || 28;
}

export function Grid<Row>({ title, columns, rows, keyOf, chosen, choose, open, mark }: Props<Row>): ReactNode {
  const say = useSay();
  const body = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  const row = rowHeight();
  const places = useMemo(() => new Map(rows.map((one, place) => [keyOf(one), place])), [rows, keyOf]);
  const at = (chosen === null ? undefined : places.get(chosen)) ?? -1;
  const move = (to: number): void => {
    const next = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (next !== undefined) choose(keyOf(next));
  };
  const enter = (): void => {
    const here = rows[at === -1 ? 0 : at];
    if (here !== undefined) open?.(here);
  };
  useKeys("web-keys-table", [
    { keys: "j", phrase: "web-key-down", run: () => move(at + 1) },
    { keys: "k", phrase: "web-key-up", run: () => move(at - 1) },
    ...(open === undefined ? [] : [{ keys: "Enter", phrase: "web-key-open", run: enter }]),
  ]);
  useLayoutEffect(() => {
    const place = body.current;
    if (place === null) return undefined;
    const measure = (): void => setSeen({ top: place.scrollTop, height: place.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    place.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      place.removeEventListener("scroll", measure);
    };
  }, []);
  useEffect(() => {
    const place = body.current;
    if (place === null || at === -1) return;
    // The head stays at the top and covers one row.
    if (at * row < place.scrollTop) place.scrollTop = at * row;
    else if ((at + 2) * row > place.scrollTop + place.clientHeight) place.scrollTop = (at + 2) * row - place.clientHeight;
  }, [at, row]);
  const from = Math.max(0, Math.floor(seen.top / row) - BEYOND);
  const until = Math.min(rows.length, Math.ceil((seen.top + seen.height) / row) + BEYOND);
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(" ") };
  return (
    <div
      className="grid"
      role="grid"
      ref={body}
      tabIndex={0}
      aria-label={say(title)}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at >= from && at < until ? `row-${chosen}` : undefined}
      onKeyDown={(event) => {
        const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + 10, PageUp: at - 10 };
        const to = steps[event.key];
        if (to === undefined) return;
        event.preventDefault();
        move(to);
      }}
    >
      <div className="grid-head" role="row" aria-rowindex={1} style={template}>
        {columns.map((column) => <span key={column.title} role="columnheader">{say(column.title)}</span>)}
      </div>
      <div className="grid-body" role="rowgroup">
        <div role="presentation" style={{ height: from * row }} />
        {rows.slice(from, until).map((one, place) => {
          const key = keyOf(one);
          return (
            <div
              key={key}
              id={`row-${key}`}
              role="row"
              aria-rowindex={from + place + 2}
              aria-selected={key === chosen}
              className={`grid-row ${mark?.(one) ?? ""}`}
              style={template}
              onClick={() => choose(key)}
              onDoubleClick={() => open?.(one)}
            >
              {columns.map((column) => <span key={column.title} role="gridcell">{column.cell(one)}</span>)}
            </div>
          );
        })}
        <div role="presentation" style={{ height: Math.max(0, rows.length - until) * row }} />
      </div>
    </div>
  );
}

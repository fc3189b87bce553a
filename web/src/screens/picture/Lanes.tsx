// Windows in time, one lane a record, under the periods of the map; the cursor of time is set by a click or by the arrow keys.
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { useSay } from "../../app/language.tsx";
import { useValue } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import { useCursor, writeMoment } from "../../app/time.tsx";
import type { ScenePeriod, SceneShape } from "../../generated/api.ts";
import { Nothing } from "../../parts/standing.tsx";
import { colourOf, signOf, tone } from "./scene.ts";

const HOUR_MS = 3_600_000;
/** Steps of the axis, the first that gives few enough marks is taken. */
const STEPS_MS = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 8760].map((hours) => hours * HOUR_MS);
const MARKS_MAX = 5;
/** Lanes drawn beyond the edges of what is seen. */
const BEYOND = 10;
const LANE_PX = 22;

interface Span {
  readonly from: number;
  readonly until: number;
}

interface Lane extends Span {
  readonly shape: SceneShape;
}

export function lanesOf(shapes: readonly SceneShape[]): Lane[] {
  return shapes
    .filter((shape) => shape.from != null && shape.until != null)
    .map((shape) => ({ shape, from: Date.parse(shape.from ?? ""), until: Date.parse(shape.until ?? "") }))
    .filter((lane) => Number.isFinite(lane.from) && Number.isFinite(lane.until));
}

/** The time that is drawn: all windows and the cursor, with a little room at both ends. */
export function extentOf(lanes: readonly Span[], at: number): Span {
  let [from, until] = Number.isFinite(at) ? [at, at] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const lane of lanes) {
    from = Math.min(from, lane.from);
    until = Math.max(until, lane.until);
  }
  if (!Number.isFinite(from)) return { from: 0, until: HOUR_MS };
  const room = Math.max((until - from) * 0.04, HOUR_MS);
  return { from: from - room, until: until + room };
}

export function marksOf({ from, until }: Span): number[] {
  const step = STEPS_MS.find((one) => (until - from) / one <= MARKS_MAX) ?? (until - from) / MARKS_MAX;
  const marks: number[] = [];
  for (let mark = Math.ceil(from / step) * step; mark <= until; mark += step) marks.push(mark);
  return marks;
}

export function Lanes({ shapes, periods }: { shapes: readonly SceneShape[]; periods: readonly ScenePeriod[] }): ReactNode {
  const say = useSay();
  const cursor = useCursor();
  const [selected, select] = useSelection();
  const [also] = useValue("also");
  const lanes = useMemo(() => lanesOf(shapes), [shapes]);
  const [seen, setSeen] = useState({ top: 0, height: 400 });
  const body = useRef<HTMLDivElement>(null);
  const at = Date.parse(cursor.at);
  const minute = Math.trunc(at / 60_000) * 60_000;
  const extent = useMemo(() => extentOf(lanes, minute), [lanes, minute]);
  const marks = useMemo(() => marksOf(extent), [extent]);
  if (lanes.length === 0) return <Nothing phrase="web-picture-no-windows" />;
  const share = (moment: number): number => (100 * (Math.min(Math.max(moment, extent.from), extent.until) - extent.from)) / (extent.until - extent.from);
  const span = (one: Span): { insetInlineStart: string; width: string } => ({
    insetInlineStart: `${share(one.from)}%`,
    width: `max(3px, ${share(one.until) - share(one.from)}%)`,
  });
  const fixAt = (moment: number): void => cursor.fix(new Date(Math.round(moment / 60_000) * 60_000).toISOString());
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -24, PageDown: 24 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    fixAt(at + by * (event.shiftKey ? HOUR_MS / 60 : HOUR_MS));
  };
  const first = Math.max(0, Math.floor(seen.top / LANE_PX) - BEYOND);
  const last = Math.min(lanes.length, Math.ceil((seen.top + seen.height) / LANE_PX) + BEYOND);
  return (
    <div className="lanes" dir="ltr">
      <div
        className="axis"
        role="slider"
        tabIndex={0}
        aria-label={say("web-cursor")}
        aria-valuemin={extent.from}
        aria-valuemax={extent.until}
        aria-valuenow={at}
        aria-valuetext={cursor.at === "" ? "" : writeMoment(cursor.at)}
        title={say("web-picture-axis-how")}
        onKeyDown={step}
        onClick={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          fixAt(extent.from + ((event.clientX - left) / width) * (extent.until - extent.from));
        }}
      >
        {periods.map((period) => (
          <span
            key={period.from}
            className={period.version == null ? "period none" : "period"}
            style={span({ from: Date.parse(period.from), until: period.until == null ? extent.until : Date.parse(period.until) })}
          />
        ))}
        {marks.map((mark) => <span key={mark} className="mark" style={{ insetInlineStart: `${share(mark)}%` }}>{writeMoment(new Date(mark).toISOString()).slice(0, 7)}</span>)}
        <span className={cursor.isLive ? "now" : "now fixed"} style={{ insetInlineStart: `${share(at)}%` }} />
      </div>
      <div
        className="lanes-body"
        ref={body}
        tabIndex={0}
        role="listbox"
        aria-label={say("web-picture-pane-lanes")}
        onScroll={(event) => setSeen({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
        onKeyDown={(event) => {
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          const place = lanes.findIndex((lane) => lane.shape.record === selected);
          const next = lanes[Math.min(Math.max(place + by, 0), lanes.length - 1)];
          if (next !== undefined) select(next.shape.record);
        }}
      >
        <div role="presentation" style={{ height: lanes.length * LANE_PX }}>
          {lanes.slice(first, last).map(({ shape, from, until }, place) => (
            <div
              key={shape.id}
              role="option"
              aria-selected={shape.record === selected || shape.record === also}
              className={`lane ${shape.layer} ${tone(shape)}`}
              style={{ top: (first + place) * LANE_PX, height: LANE_PX }}
              onClick={() => select(shape.record)}
            >
              <span className="bar" style={{ ...span({ from, until }), borderColor: `var(${colourOf(shape.layer)})` }} />
              <span className="lane-name" style={{ insetInlineStart: `${share(from)}%` }}>{signOf(shape.layer)} {shape.layer_text} {shape.record.slice(0, 8)}</span>
            </div>
          ))}
          <span className={cursor.isLive ? "now line" : "now line fixed"} style={{ insetInlineStart: `${share(at)}%` }} />
        </div>
      </div>
    </div>
  );
}

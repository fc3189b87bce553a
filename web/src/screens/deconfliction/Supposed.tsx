// What another window of an own announcement would change: dragged, or moved by keys; the node answers what the clauses would find.
// Nothing is kept. What comes of it is a draft with that window, reviewed and signed like any other.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { post } from "../../api/client.ts";
import type { Draft } from "../../api/drafts.ts";
import { useRecord } from "../../api/queries.ts";
import { useLanguage, useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useValue } from "../../app/place.ts";
import { useCursor, writeMoment } from "../../app/time.tsx";
import type { AnnouncementView, SeparationDocument } from "../../generated/api.ts";
import { Findings } from "../../parts/Findings.tsx";
import { Sign } from "../../parts/Sign.tsx";
import { Refused } from "../../parts/standing.tsx";
import { extentOf, marksOf } from "../picture/Lanes.tsx";
import { AnswerChip, Proof } from "./Deconfliction.tsx";
import { draftWithWindow } from "./draft.ts";

const MINUTE_MS = 60_000;
/** A drag moves by so many minutes; keys go finer. */
const SNAP_MINUTES = 5;
/** No window is moved further than this either way, minutes: three days. */
const SHIFT_MAX = 3 * 24 * 60;

function shifted(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();
}

function useSupposed(record: string, from: string, until: string): { readonly data: SeparationDocument | undefined; readonly error: Error | null } {
  const { language } = useLanguage();
  return useQuery<SeparationDocument>({
    queryKey: ["/v1/separation/supposed", record, from, until, language],
    queryFn: () => post<SeparationDocument>("/v1/separation/supposed", { record, from, until }),
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
}

interface Bar {
  readonly from: number;
  readonly until: number;
}

const barOf = (one: { readonly from: string; readonly until: string }): Bar => ({ from: Date.parse(one.from), until: Date.parse(one.until) });

export function Supposed({ own, standing }: { own: AnnouncementView; standing: SeparationDocument }): ReactNode {
  const say = useSay();
  const { isLive } = useCursor();
  const [value, setValue] = useValue("shift");
  const [draft, setDraft] = useState<Draft | null>(null);
  const record = useRecord(own.record);
  const held = useRef<{ readonly x: number; readonly minutes: number } | null>(null);
  const minutes = Math.max(-SHIFT_MAX, Math.min(SHIFT_MAX, Math.round(Number(value ?? "0")) || 0));
  const [from, until] = [shifted(own.from, minutes), shifted(own.until, minutes)];
  const { data, error } = useSupposed(own.record, from, until);
  const shift = (to: number): void => {
    const next = Math.max(-SHIFT_MAX, Math.min(SHIFT_MAX, to));
    setValue(next === 0 ? null : String(next));
  };
  const bars = [barOf(own), ...standing.other.map(barOf)];
  // Half a day of room on both sides, so that there is somewhere to drag to.
  const extent = extentOf([...bars, { from: bars[0]?.from ?? 0, until: (bars[0]?.until ?? 0) + 12 * 60 * MINUTE_MS }, { from: (bars[0]?.from ?? 0) - 12 * 60 * MINUTE_MS, until: bars[0]?.until ?? 0 }], Number.NaN);
  const share = (moment: number): number => (100 * (Math.min(Math.max(moment, extent.from), extent.until) - extent.from)) / (extent.until - extent.from);
  const span = (one: Bar): { insetInlineStart: string; width: string } => ({ insetInlineStart: `${share(one.from)}%`, width: `max(4px, ${share(one.until) - share(one.from)}%)` });
  const key = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -15, ArrowRight: 15, PageUp: -24 * 60, PageDown: 24 * 60 }[event.key];
    if (by === undefined && event.key !== "Home") return;
    event.preventDefault();
    shift(by === undefined ? 0 : minutes + (event.shiftKey ? Math.sign(by) : by));
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const width = event.currentTarget.parentElement?.clientWidth ?? 0;
    if (held.current === null || width === 0) return;
    const by = ((event.clientX - held.current.x) / width) * ((extent.until - extent.from) / MINUTE_MS);
    shift(Math.round((held.current.minutes + by) / SNAP_MINUTES) * SNAP_MINUTES);
  };
  return (
    <Pane title="web-deconflict-supposed" className="supposed">
      <p className="dim">{say("web-deconflict-supposed-how")}</p>
      <div className="supposed-lanes" dir="ltr">
        <div className="axis">
          {marksOf(extent).map((mark) => <span key={mark} className="mark" style={{ insetInlineStart: `${share(mark)}%` }}>{writeMoment(new Date(mark).toISOString()).slice(0, 7)}</span>)}
        </div>
        <div className="supposed-lane own">
          <span className="bar was" style={span(barOf(own))} />
          <div
            className="bar moves"
            role="slider"
            tabIndex={0}
            aria-label={say("web-deconflict-supposed")}
            aria-valuemin={-SHIFT_MAX}
            aria-valuemax={SHIFT_MAX}
            aria-valuenow={minutes}
            aria-valuetext={`${writeMoment(from)} – ${writeMoment(until)}`}
            style={span({ from: Date.parse(from), until: Date.parse(until) })}
            onKeyDown={key}
            onPointerDown={(event) => {
              held.current = { x: event.clientX, minutes };
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={drag}
            onPointerUp={() => {
              held.current = null;
            }}
          />
          <span className="supposed-name">{own.author.node} · {own.kind_text}</span>
        </div>
        {standing.other.map((other) => {
          const pair = data?.pairs.find((one) => one.other === other.record);
          return (
            <div key={other.record} className="supposed-lane" data-answer={pair?.answer}>
              <span className="bar" style={span(barOf(other))} />
              <span className="supposed-name">{other.author.node} · {other.kind_text} {other.record.slice(0, 8)} {pair === undefined ? null : <AnswerChip pair={pair} />}</span>
            </div>
          );
        })}
      </div>
      {error === null ? null : <Refused error={error} />}
      {data === undefined ? <p className="dim" data-loading>{say("web-loading")}</p> : (
        <div data-supposed={minutes} data-judged={data.own[0]?.from === from ? minutes : undefined}>
          <p className="headline">
            <time dateTime={from}>{writeMoment(from)}</time> – <time dateTime={until}>{writeMoment(until)}</time>{" "}
            {say("web-deconflict-shift", { minutes: `${minutes < 0 ? "−" : "+"}${Math.trunc(Math.abs(minutes) / 60)}:${String(Math.abs(minutes) % 60).padStart(2, "0")}` })}
          </p>
          <Proof document={data} />
          <Findings findings={data.found} />
          <p>
            <button type="button" onClick={() => shift(0)} disabled={minutes === 0}>{say("web-deconflict-as-announced")}</button>{" "}
            <button
              type="button"
              className="main"
              data-draft
              disabled={minutes === 0 || !isLive || record.data === undefined}
              onClick={() => setDraft(record.data === undefined ? null : draftWithWindow(record.data, from, until))}
            >
              {say("web-deconflict-draft")}
            </button>{" "}
            <span className="dim">{say("web-deconflict-draft-explained")}</span>
          </p>
        </div>
      )}
      <Sign draft={draft} close={() => setDraft(null)} done={() => shift(0)} />
    </Pane>
  );
}

// The joint log, a part at a time: every record in the order of the log, the newest first; at a fixed moment, as far as it went
// then. Where the log is longer than a part, it is said which part is shown. Enter opens the record's history and proof.
import { type ReactNode } from "react";
import { LOG_PART, useRecords } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { go, useValue } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import { useCursor } from "../../app/time.tsx";
import type { RecordList } from "../../generated/api.ts";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";

/** The entries that a part holds, and where the parts beside it begin; `null` is the newest part, which moves with the log. */
export interface Part {
  readonly first: number;
  readonly last: number;
  readonly earlier: number | null;
  readonly later: number | null;
  readonly isNewest: boolean;
}

/** The part of a log of `size` entries that begins at an entry, or its newest part. */
export function partOf(size: number, from: number | null): Part {
  const newest = Math.max(0, size - LOG_PART);
  const first = Math.min(from ?? newest, newest);
  const later = first + LOG_PART;
  return {
    first,
    last: Math.min(size, first + LOG_PART) - 1,
    earlier: first === 0 ? null : Math.max(0, first - LOG_PART),
    later: later >= newest ? null : later,
    isNewest: first === newest,
  };
}

function PartBar({ size, from, show }: { size: number; from: number | null; show: (from: number | null) => void }): ReactNode {
  const say = useSay();
  if (size <= LOG_PART) return null;
  const { first, last, earlier, later, isNewest } = partOf(size, from);
  return (
    <div className="part-bar" data-first={first} data-last={last}>
      <span role="status">{say("web-log-part", { first, last, count: size })}</span>
      <button type="button" disabled={earlier === null} onClick={() => show(earlier)}>{say("web-log-earlier")}</button>
      <button type="button" disabled={isNewest} onClick={() => show(later)}>{say("web-log-later")}</button>
    </div>
  );
}

function Rows({ list }: { list: RecordList }): ReactNode {
  const { at, isLive } = useCursor();
  const [selected, select] = useSelection();
  const rows = list.records.filter((record) => isLive || (record.at ?? "") <= at).toReversed();
  if (rows.length === 0) return <Nothing phrase={list.records.length === 0 ? "web-nothing-yet" : "web-log-none-then"} />;
  return (
    <Grid
      title="web-screen-log"
      rows={rows}
      keyOf={(record) => record.hash}
      chosen={selected}
      choose={select}
      open={(record) => go("proof", { sel: record.hash })}
      columns={[
        { title: "web-entry", width: "4rem", cell: (record) => record.index ?? "" },
        { title: "web-record", width: "7rem", cell: (record) => <HashCode hash={record.hash} /> },
        { title: "web-kind", width: "minmax(12rem, 1fr)", cell: (record) => record.kind_text ?? record.kind ?? "" },
        { title: "web-author", width: "minmax(12rem, 1fr)", cell: (record) => (record.author ? `${record.author.node} · ${record.post_text ?? record.author.post}` : "") },
        { title: "web-state", width: "13rem", cell: (record) => <StateChip state={record.state} /> },
        { title: "web-received", width: "9rem", cell: (record) => <Moment at={record.at} /> },
      ]}
    />
  );
}

export default function Log(): ReactNode {
  const [asked, setAsked] = useValue("from");
  const from = asked !== null && /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const records = useRecords(from);
  return (
    <Answer of={records}>
      {(list) => (
        <>
          <PartBar size={Number(list.size)} from={from} show={(first) => setAsked(first === null ? null : String(first))} />
          <Rows list={list} />
        </>
      )}
    </Answer>
  );
}

// The joint log: every record in the order of the log, the newest first; at a fixed moment, as far as it went then. Enter
// opens its history and proof.
import { type ReactNode } from "react";
import { useRecords } from "../../api/queries.ts";
import { go } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import { useCursor } from "../../app/time.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";

export default function Log(): ReactNode {
  const records = useRecords();
  const { at, isLive } = useCursor();
  const [selected, select] = useSelection();
  return (
    <Answer of={records}>
      {(list) =>
        list.records.length === 0 ? <Nothing phrase="web-nothing-yet" /> : (
          <Grid
            title="web-screen-log"
            rows={list.records.filter((record) => isLive || (record.at ?? "") <= at).toReversed()}
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
        )}
    </Answer>
  );
}

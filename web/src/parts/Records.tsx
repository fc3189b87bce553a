// Records of some kinds, a row each in the order of the log, the newest first; the one that is chosen beside them in full.
import type { ReactNode } from "react";
import { useRecord, useRecords } from "../api/queries.ts";
import { addressOf, go } from "../app/place.ts";
import { useSay } from "../app/language.tsx";
import { Pane } from "../app/Pane.tsx";
import { useSelection } from "../app/selection.ts";
import { useCursor } from "../app/time.tsx";
import type { RecordLine, RecordView } from "../generated/api.ts";
import { Fields } from "./Fields.tsx";
import { Grid } from "./Grid.tsx";
import { HashCode } from "./HashCode.tsx";
import { Moment } from "./Moment.tsx";
import { Sides } from "./Sides.tsx";
import { StateChip } from "./StateChip.tsx";
import { Answer, Nothing } from "./standing.tsx";
import { Verdict } from "./Verdict.tsx";

/** Lines of these kinds as far as the log went at the moment that is shown. */
export function useLines(kinds: readonly string[]): readonly RecordLine[] | undefined {
  const { data } = useRecords();
  const { at, isLive } = useCursor();
  return data?.records.filter((line) => kinds.includes(line.kind ?? "") && (isLive || (line.at ?? "") <= at)).toReversed();
}

function Chosen({ record, acts }: { record: string; acts: ((record: RecordView) => ReactNode) | undefined }): ReactNode {
  const say = useSay();
  const answer = useRecord(record);
  return (
    <Pane title="web-office-record" aside={<a href={addressOf("proof")}>{say("web-picture-to-proof")}</a>}>
      <Answer of={answer}>
        {(view) => (
          <div className="inset" data-chosen={view.kind}>
            <p className="headline"><HashCode hash={view.hash} /> {view.author.node} · {say(`web-post-${view.author.post}`)} <Moment at={view.at} /></p>
            <Sides sides={view.sides} />
            <div lang={view.lang}><Fields payload={view.payload} /></div>
            {view.verdict == null ? null : <Verdict said={view.verdict} />}
            {acts?.(view)}
          </div>
        )}
      </Answer>
    </Pane>
  );
}

interface Props {
  /** Key of the sentence that names the list. */
  readonly title: string;
  readonly kinds: readonly string[];
  /** What stands above the list. */
  readonly above?: ReactNode;
  /** What can be done with the chosen one. */
  readonly acts?: (record: RecordView) => ReactNode;
}

export function Records({ title, kinds, above, acts }: Props): ReactNode {
  const lines = useLines(kinds);
  const [selected, select] = useSelection();
  const chosen = lines?.find((line) => line.hash === selected);
  return (
    <div className="two" data-records={lines?.length}>
      <div className="column">
        {above}
        {lines === undefined || lines.length === 0 ? <Nothing phrase="web-rooms-none" /> : (
          <Grid
            title={title}
            rows={lines}
            keyOf={(line) => line.hash}
            chosen={selected}
            choose={select}
            open={(line) => go("review", { sel: line.hash })}
            columns={[
              { title: "web-record", width: "6.5rem", cell: (line) => <HashCode hash={line.hash} /> },
              { title: "web-kind", width: "minmax(9rem, 1fr)", cell: (line) => line.kind_text ?? "" },
              { title: "web-author", width: "minmax(9rem, 1fr)", cell: (line) => <>{line.author?.node} · {line.post_text}</> },
              { title: "web-state", width: "10rem", cell: (line) => <StateChip state={line.state} /> },
              { title: "web-received", width: "8.5rem", cell: (line) => <Moment at={line.at} /> },
            ]}
          />
        )}
      </div>
      {chosen === undefined ? null : <Chosen key={chosen.hash} record={chosen.hash} acts={acts} />}
    </div>
  );
}

// Intended operations: how far each has come and what it still lacks. In the node's order; no word here clears anything.
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { addressOf } from "../../app/place.ts";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useSelection } from "../../app/selection.ts";
import type { OperationDocument, OperationsDocument } from "../../generated/api.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment, TimeLeft } from "../../parts/Moment.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { OPERATION_ACTS } from "./acts.ts";

function Chosen({ operation }: { operation: OperationDocument }): ReactNode {
  const say = useSay();
  const hashes = (list: readonly string[]): ReactNode => (list.length === 0 ? null : list.map((hash) => <HashCode key={hash} hash={hash} />));
  return (
    <Pane title="web-rooms-operation" aside={<a href={addressOf("proof")}>{say("web-picture-to-proof")}</a>}>
      <p className="headline"><HashCode hash={operation.record} /> <span dir="auto">{operation.stage_text}</span></p>
      <Facts
        rows={[
          ["web-picture-from", <><Moment at={operation.from} /> <TimeLeft until={operation.from} /></>],
          ["web-picture-until", <Moment at={operation.until} />],
          ["web-rooms-air-defence-due", <><Moment at={operation.air_defence_due} /> <TimeLeft until={operation.air_defence_due} /></>],
          ["web-rooms-held-by", hashes(operation.held_by)],
          ["web-rooms-final-notices", hashes(operation.final_notices)],
          ["web-rooms-reports", hashes(operation.reports)],
          ["web-rooms-report-due", <Moment at={operation.report_due} />],
        ]}
      />
      {[operation.infeasible_before, operation.unreported].map((said) => (said == null ? null : <p key={said.code} className="note wait">▲ <Sentence text={said.text} /></p>))}
      <h3>{say("web-rooms-support")}</h3>
      <ul className="findings">
        {operation.support.map((one) => (
          <li key={`${one.what}${one.side}`} data-standing={one.standing}>
            <span className="basis">{one.side}</span> <span dir="auto">{one.text}</span> {one.until == null ? null : <Moment at={one.until} />}
          </li>
        ))}
      </ul>
      <h3>{say("web-rooms-lacks")}</h3>
      {operation.lacks.length === 0 ? <Nothing phrase="web-rooms-lacks-nothing" /> : <Findings findings={operation.lacks} />}
      <Filing key={operation.record} acts={OPERATION_ACTS} of={operation} />
    </Pane>
  );
}

export default function Operations(): ReactNode {
  const say = useSay();
  const answer = useAnswer<OperationsDocument>("/v1/operations");
  const [selected, select] = useSelection();
  return (
    <Answer of={answer}>
      {({ operations, reviews, notes }) => {
        const chosen = operations.find((operation) => operation.record === selected);
        return (
          <div className="two" data-operations={operations.length}>
            <div className="column">
              {notes.map((note) => <p key={note.code} className="note dim" dir="auto">{note.text}</p>)}
              {operations.length === 0 ? <Nothing phrase="web-rooms-no-operations" /> : (
                <Grid
                  title="web-screen-operations"
                  rows={operations}
                  keyOf={(operation) => operation.record}
                  chosen={selected}
                  choose={select}
                  columns={[
                    { title: "web-record", width: "6.5rem", cell: (operation) => <HashCode hash={operation.record} /> },
                    { title: "web-picture-side", width: "5rem", cell: (operation) => operation.side ?? "" },
                    { title: "web-state", width: "minmax(10rem, 1fr)", cell: (operation) => <span dir="auto">{operation.stage_text}</span> },
                    { title: "web-picture-from", width: "8.5rem", cell: (operation) => <Moment at={operation.from} /> },
                    { title: "web-picture-until", width: "8.5rem", cell: (operation) => <Moment at={operation.until} /> },
                  ]}
                />
              )}
              {reviews.length === 0 ? null : (
                <section>
                  <h3>{say("web-rooms-reviews")}</h3>
                  <ul className="findings">
                    {reviews.map((one) => (
                      <li key={one.of} data-standing={one.stage}>
                        <span className="basis">{one.side}</span> <HashCode hash={one.of} /> <span dir="auto">{one.stage_text}</span> <TimeLeft until={one.due} />
                        {one.causes.map((said) => <p key={said.code}><Sentence text={said.text} /></p>)}
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </div>
            {chosen === undefined ? null : <Chosen operation={chosen} />}
          </div>
        );
      }}
    </Answer>
  );
}

// Candidates and what was seen: the evidence each rests on, what officers found, what each side says. A program proposes; two officers
// make it an event, and whose aircraft it was may stay unknown.
import { type ReactNode } from "react";
import { useRecord } from "../../api/queries.ts";
import { addressOf } from "../../app/place.ts";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useSelection } from "../../app/selection.ts";
import type { RegisterEntryView, RegisterVersionView } from "../../generated/api.ts";
import { Fields } from "../../parts/Fields.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Readings, Words, speaking, standing, useRegister } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { EVENT_ACTS } from "./acts.ts";

interface Row {
  readonly kind: string;
  readonly entry: RegisterEntryView;
  readonly version: RegisterVersionView;
}

/** Every version that stands of every entry, a row each, in the node's order. */
export function rowsOf(kind: string, entries: readonly RegisterEntryView[]): readonly Row[] {
  return entries.flatMap((entry) => standing(entry).map((version) => ({ kind, entry, version })));
}

function Evidence({ record }: { record: string }): ReactNode {
  const answer = useRecord(record);
  return <Answer of={answer}>{({ payload }) => <Fields payload={payload} />}</Answer>;
}

const SIDES = ["alpha", "bravo"] as const;

/** Each side's word, always both: that a side has said nothing is shown too. */
function Positions({ of }: { of: readonly RegisterVersionView[] }): ReactNode {
  const say = useSay();
  return (
    <ul className="findings" data-positions={of.length}>
      {SIDES.map((side) => {
        const word = of.find((version) => version.author.node === side);
        return (
          <li key={side} data-standing={word === undefined ? "missing" : "stated"}>
            <span className="basis">{side}</span> {word === undefined ? <span className="dim">{say("web-grounding-no-word")}</span> : <><Sentence text={word.text} /> <Moment at={word.at} /></>}
          </li>
        );
      })}
    </ul>
  );
}

function Candidate({ row }: { row: Row }): ReactNode {
  const say = useSay();
  const findings = speaking(useRegister("event-finding").data, row.version.record);
  const positions = speaking(useRegister("event-position").data, row.version.record);
  const reports = speaking(useRegister("event-report").data, row.version.record);
  const subject = { key: row.entry.key, event: row.version.record, findings, positions };
  return (
    <>
      <h3>{say("web-grounding-findings")}</h3>
      {findings.length === 0 ? <Nothing phrase="web-grounding-no-finding" /> : <Words of={findings} />}
      <h3>{say("web-grounding-positions")}</h3>
      <Positions of={positions} />
      <h3>{say("web-grounding-reports")}</h3>
      {reports.length === 0 ? <Nothing phrase="web-grounding-no-report" /> : <Words of={reports} />}
      <Filing key={row.version.record} acts={EVENT_ACTS} of={subject} />
    </>
  );
}

function Chosen({ row }: { row: Row }): ReactNode {
  const say = useSay();
  return (
    <Pane title={`web-grounding-${row.kind}`} aside={<a href={addressOf("proof")}>{say("web-picture-to-proof")}</a>}>
      <div className="inset" data-chosen={row.kind}>
        <p className="headline" dir="auto">{row.entry.key} <HashCode hash={row.version.record} /></p>
        <Readings of={row.entry.readings} />
        <p><Sentence text={row.version.text} /></p>
        <h3>{say("web-grounding-evidence")}</h3>
        <Evidence record={row.version.record} />
        {row.kind === "event" ? <Candidate row={row} /> : null}
      </div>
    </Pane>
  );
}

export function Events(): ReactNode {
  const say = useSay();
  const events = useRegister("flight-event");
  const seen = useRegister("air-observation");
  const [selected, select] = useSelection();
  return (
    <Answer of={events}>
      {({ entries, notes }) => {
        const rows = [...rowsOf("event", entries), ...rowsOf("observation", seen.data?.entries ?? [])];
        const chosen = rows.find((row) => row.version.record === selected);
        return (
          <div className="two" data-events={entries.length} data-seen={seen.data?.entries.length}>
            <div className="column">
              {notes.map((note) => <p key={note.text} className="note dim" dir="auto">{note.text}</p>)}
              <p className="note dim">{say("web-grounding-delay")}</p>
              {rows.length === 0 ? <Nothing phrase="web-grounding-nothing-seen" /> : (
                <Grid
                  title="web-grounding-page-events"
                  rows={rows}
                  keyOf={(row) => row.version.record}
                  chosen={selected}
                  choose={select}
                  columns={[
                    { title: "web-record", width: "6.5rem", cell: (row) => <HashCode hash={row.version.record} /> },
                    { title: "web-kind", width: "8rem", cell: (row) => say(`web-grounding-${row.kind}`) },
                    { title: "web-grounding-standing", width: "minmax(10rem, 1fr)", cell: (row) => <span dir="auto" title={row.version.text}>{row.entry.readings[0]?.text ?? ""}</span> },
                    { title: "web-picture-side", width: "5rem", cell: (row) => row.version.author.node },
                    { title: "web-received", width: "8.5rem", cell: (row) => <Moment at={row.version.at} /> },
                  ]}
                />
              )}
            </div>
            {chosen === undefined ? null : <Chosen row={chosen} />}
          </div>
        );
      }}
    </Answer>
  );
}

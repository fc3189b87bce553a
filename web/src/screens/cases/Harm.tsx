// Cases of harm: how each stands, what each side owes, ranges as they were given, what is done about it. Identity and exact place are
// sealed to whom their reporter named; no key of this page opens them.
import type { ReactNode } from "react";
import { useInbox, useRecord } from "../../api/queries.ts";
import { addressOf } from "../../app/place.ts";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useSelection } from "../../app/selection.ts";
import type { RegisterDocument, RegisterEntryView, RegisterVersionView } from "../../generated/api.ts";
import { Fields } from "../../parts/Fields.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Readings, Words, standing, useRegister } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { CASE_ACTS } from "./acts.ts";

const SIDES = ["alpha", "bravo"] as const;

/** What stands under a key of another register. */
function under(register: RegisterDocument | undefined, key: string): readonly RegisterVersionView[] {
  return register?.entries.filter((entry) => entry.key === key).flatMap(standing) ?? [];
}

/** Each side answers for itself, always both. */
function Answers({ entry, answers }: { entry: RegisterEntryView; answers: RegisterDocument | undefined }): ReactNode {
  const say = useSay();
  return (
    <div className="ledgers" data-answers={entry.key}>
      {SIDES.map((side) => {
        const given = under(answers, `${entry.key}/${side}`);
        return (
          <section key={side} data-side={side} aria-label={side}>
            <h4>{side}</h4>
            {given.length === 0 ? <p className="wait">◌ {say("web-cases-no-answer")}</p> : given.map((version) => (
              <p key={version.record}><Sentence text={version.text} /> <HashCode hash={version.record} /> <Moment at={version.at} /></p>
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Reported({ record }: { record: string }): ReactNode {
  const answer = useRecord(record);
  return <Answer of={answer}>{({ payload }) => <Fields payload={payload} />}</Answer>;
}

function Chosen({ entry, report }: { entry: RegisterEntryView; report: RegisterVersionView }): ReactNode {
  const say = useSay();
  const answers = useRegister("harm-answer").data;
  const measures = under(useRegister("harm-measures").data, entry.key);
  const standings = under(useRegister("harm-standing").data, entry.key);
  const publications = under(useRegister("harm-publication").data, entry.key);
  const { data: inbox } = useInbox();
  const preserved = inbox?.binding.filter((one) => one.cause === "preservation") ?? [];
  const given = SIDES.flatMap((side) => under(answers, `${entry.key}/${side}`));
  return (
    <Pane title="web-cases-case" aside={<a href={addressOf("proof")}>{say("web-picture-to-proof")}</a>}>
      <div className="inset" data-chosen="case">
        <p className="headline" dir="auto">{entry.key} <HashCode hash={report.record} /></p>
        <Readings of={entry.readings} />
        <p><Sentence text={report.text} /></p>
        <h3>{say("web-cases-answers")}</h3>
        <Answers entry={entry} answers={answers} />
        <h3>{say("web-cases-measures")}</h3>
        {measures.length === 0 ? <Nothing phrase="web-cases-no-measures" /> : <Words of={measures} />}
        {[...standings, ...publications].length === 0 ? null : (
          <>
            <h3>{say("web-cases-words")}</h3>
            <Words of={[...standings, ...publications]} />
          </>
        )}
        {preserved.length === 0 ? null : <p className="wait">‖ {say("web-cases-preserved", { count: preserved.length })}</p>}
        <Filing key={report.record} acts={CASE_ACTS} of={{ key: entry.key, report: report.record, answers: given, publications }} />
        <h3>{say("web-cases-reported")}</h3>
        <p className="note dim">{say("web-cases-sealed")}</p>
        <Reported record={report.record} />
      </div>
    </Pane>
  );
}

export function Harm(): ReactNode {
  const reports = useRegister("harm-report");
  const [selected, select] = useSelection();
  return (
    <Answer of={reports}>
      {({ entries, notes }) => {
        const rows = entries.flatMap((entry) => standing(entry).map((report) => ({ entry, report })));
        const chosen = rows.find(({ report }) => report.record === selected);
        return (
          <div className="two" data-cases={entries.length}>
            <div className="column">
              {notes.map((note) => <p key={note.text} className="note dim" dir="auto">{note.text}</p>)}
              {rows.length === 0 ? <Nothing phrase="web-cases-none" /> : (
                <Grid
                  title="web-cases-page-harm"
                  rows={rows}
                  keyOf={({ report }) => report.record}
                  chosen={selected}
                  choose={select}
                  columns={[
                    { title: "web-cases-case", width: "7rem", cell: ({ entry }) => <span dir="auto">{entry.key}</span> },
                    { title: "web-state", width: "10rem", cell: ({ entry }) => <span dir="auto">{entry.readings[0]?.text ?? ""}</span> },
                    { title: "web-rooms-says", width: "minmax(12rem, 1fr)", cell: ({ report }) => <span dir="auto" title={report.text}>{report.text}</span> },
                    { title: "web-received", width: "8.5rem", cell: ({ report }) => <Moment at={report.at} /> },
                  ]}
                />
              )}
            </div>
            {chosen === undefined ? null : <Chosen entry={chosen.entry} report={chosen.report} />}
          </div>
        );
      }}
    </Answer>
  );
}

// Notices of flights of the force that is no participant: when each came, what it says, what was asked, what became of the flight. A
// notice is knowledge: nobody approves a flight, and it waits for nobody.
import type { ReactNode } from "react";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useSelection } from "../../app/selection.ts";
import type { RegisterEntryView, RegisterVersionView } from "../../generated/api.ts";
import { Filing } from "../../parts/Filing.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Readings, Words, speaking, standing, useRegister } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { NEW_NOTICE, NOTICE_ACTS } from "./acts.ts";
import { rowsOf } from "./Events.tsx";

function Chosen({ entry, notice }: { entry: RegisterEntryView; notice: RegisterVersionView }): ReactNode {
  const say = useSay();
  const queries = useRegister("flight-query").data;
  const outcomes = useRegister("flight-outcome").data;
  const asked = speaking(queries, notice.record);
  const answers = asked.flatMap((question) => speaking(queries, question.record));
  const open = asked.find((question) => speaking(queries, question.record).length === 0)?.record ?? null;
  const became = outcomes?.entries.filter((one) => one.key === entry.key).flatMap(standing) ?? [];
  const subject = { key: entry.key, notice: notice.record, by: notice.author.node, questions: [...asked, ...answers], open };
  return (
    <Pane title="web-grounding-notice">
      <div className="inset" data-chosen="notice">
        <p className="headline" dir="auto">{entry.key} <HashCode hash={notice.record} /></p>
        <p><Sentence text={notice.text} /></p>
        <Readings of={entry.readings} />
        <h3>{say("web-grounding-questions")}</h3>
        {asked.length === 0 ? <Nothing phrase="web-grounding-no-question" /> : <Words of={[...asked, ...answers]} />}
        <h3>{say("web-grounding-became")}</h3>
        {became.length === 0 ? <Nothing phrase="web-rooms-none" /> : <Words of={became} />}
        <Filing key={notice.record} acts={NOTICE_ACTS} of={subject} />
      </div>
    </Pane>
  );
}

export function Notices(): ReactNode {
  const notices = useRegister("flight-notice");
  const exemptions = useRegister("flight-exemption");
  const say = useSay();
  const [selected, select] = useSelection();
  return (
    <Answer of={notices}>
      {({ entries }) => {
        const rows = rowsOf("notice", entries);
        const chosen = rows.find((row) => row.version.record === selected);
        return (
          <div className="two" data-notices={entries.length}>
            <div className="column">
              <Filing acts={NEW_NOTICE} of={null} />
              {rows.length === 0 ? <Nothing phrase="web-grounding-no-notice" /> : (
                <Grid
                  title="web-grounding-page-notices"
                  rows={rows}
                  keyOf={(row) => row.version.record}
                  chosen={selected}
                  choose={select}
                  columns={[
                    { title: "web-grounding-flight", width: "8rem", cell: (row) => <span dir="auto">{row.entry.key}</span> },
                    { title: "web-grounding-standing", width: "6rem", cell: (row) => <span dir="auto">{row.entry.readings[0]?.text ?? ""}</span> },
                    { title: "web-rooms-says", width: "minmax(12rem, 1fr)", cell: (row) => <span dir="auto" title={row.version.text}>{row.version.text}</span> },
                    { title: "web-received", width: "8.5rem", cell: (row) => <Moment at={row.version.at} /> },
                  ]}
                />
              )}
              {exemptions.data === undefined || exemptions.data.entries.length === 0 ? null : (
                <section>
                  <h3>{say("web-grounding-exemptions")}</h3>
                  <Words of={exemptions.data.entries.flatMap(standing)} />
                </section>
              )}
            </div>
            {chosen === undefined ? null : <Chosen entry={chosen.entry} notice={chosen.version} />}
          </div>
        );
      }}
    </Answer>
  );
}

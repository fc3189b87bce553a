// Reports of violations to the outside recipient: each one side's free act, never edited; and how far the recipient has come with each.
import type { ReactNode } from "react";
import { useSay } from "../../app/language.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Readings, Words, standing, useRegister } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { NEW_VIOLATION, RECEIPT_ACTS } from "./acts.ts";

export function Violations(): ReactNode {
  const say = useSay();
  const reports = useRegister("violation-report");
  const receipts = useRegister("violation-receipt").data;
  return (
    <Answer of={reports}>
      {({ title, clause, entries, notes }) => (
        <article className="page" data-violations={entries.length}>
          <p className="headline" dir="auto">{title} <span className="basis">{clause}</span></p>
          {notes.map((note) => <p key={note.text} className="note dim" dir="auto">{note.text}</p>)}
          <Filing acts={NEW_VIOLATION} of={null} />
          {entries.length === 0 ? <Nothing phrase="web-cases-no-violation" /> : entries.flatMap((entry) => standing(entry).map((report) => {
            const key = `${report.author.node}/${entry.key}`;
            const given = receipts?.entries.filter((one) => one.key === key).flatMap((one) => one.versions) ?? [];
            return (
              <section key={report.record} className="entry" data-report={report.record}>
                <h3 dir="auto">{key} <HashCode hash={report.record} /> <Moment at={report.at} /></h3>
                <p><Sentence text={report.text} /></p>
                <Readings of={entry.readings} />
                <h4>{say("web-cases-receipts")}</h4>
                {given.length === 0 ? <Nothing phrase="web-rooms-none" /> : <Words of={given} />}
                <Filing acts={RECEIPT_ACTS} of={{ key, report: report.record, last: given.at(-1)?.record ?? null }} />
              </section>
            );
          }))}
        </article>
      )}
    </Answer>
  );
}

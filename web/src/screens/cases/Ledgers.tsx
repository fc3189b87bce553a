// Two ledgers side by side: each side's definitions, then each day and district with both counts beside each other. They are never added,
// averaged or corrected; a note explains a difference and changes neither.
import type { ReactNode } from "react";
import { useSay } from "../../app/language.tsx";
import type { RegisterEntryView } from "../../generated/api.ts";
import { Filing, useDesk } from "../../parts/Filing.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Readings, Words, standing, useRegister } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { COUNT_ACTS, DAY_ACTS, NOTE_ACTS } from "./acts.ts";

const SIDES = ["alpha", "bravo"] as const;

function Beside({ entry, none }: { entry: RegisterEntryView; none: string }): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const versions = standing(entry);
  const isDefinition = none === "web-cases-no-definition";
  return (
    <div className="ledgers">
      {SIDES.map((side) => {
        const own = versions.filter((version) => version.author.node === side);
        return (
          <section key={side} data-side={side} aria-label={side}>
            <h4>{side}</h4>
            {own.length === 0 ? <p className="dim">{say(none)}</p> : own.map((version) => (
              <div key={version.record}>
                <p><Sentence text={version.text} /> <HashCode hash={version.record} /> <Moment at={version.at} /></p>
                {isDefinition ? (side === desk.node ? <Filing acts={DAY_ACTS} of={version.record} /> : null) : <Filing acts={NOTE_ACTS} of={{ key: entry.key, count: version.record }} />}
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}

export function Ledgers(): ReactNode {
  const say = useSay();
  const definitions = useRegister("violation-definition");
  const counts = useRegister("violation-count");
  const notes = useRegister("reconciliation-note").data;
  return (
    <article className="page" data-ledgers>
      <p className="note dim">{say("web-cases-ledgers-note")}</p>
      <Answer of={definitions}>
        {({ title, clause, entries }) => (
          <section data-definitions={entries.length}>
            <h3 dir="auto">{title} <span className="basis">{clause}</span></h3>
            <Filing acts={COUNT_ACTS} of={[]} />
            {entries.length === 0 ? <Nothing phrase="web-rooms-register-empty" /> : entries.map((entry) => (
              <section key={entry.key} className="entry">
                <h4 dir="auto">{entry.key}</h4>
                <Beside entry={entry} none="web-cases-no-definition" />
              </section>
            ))}
          </section>
        )}
      </Answer>
      <Answer of={counts}>
        {({ title, clause, entries }) => (
          <section data-counts={entries.length}>
            <h3 dir="auto">{title} <span className="basis">{clause}</span></h3>
            {entries.length === 0 ? <Nothing phrase="web-rooms-register-empty" /> : entries.map((entry) => (
              <section key={entry.key} className="entry" data-key={entry.key}>
                <h4 dir="auto">{entry.key}</h4>
                <Readings of={entry.readings} />
                <Beside entry={entry} none="web-cases-no-count" />
                <Words of={notes?.entries.filter((one) => one.key === entry.key).flatMap(standing) ?? []} />
              </section>
            ))}
          </section>
        )}
      </Answer>
    </article>
  );
}

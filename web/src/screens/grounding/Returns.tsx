// The daily return of who stands where: bands at neutral keys, no place of a base. A day that lacks its return is flagged; a return that
// nothing has changed is a return like any other. Beside it, how much was watched at all, and the measures that both agreed to.
import type { ReactNode } from "react";
import { useSay } from "../../app/language.tsx";
import type { Said } from "../../generated/api.ts";
import { Filing } from "../../parts/Filing.tsx";
import { Entry, standing, Words, useRegister } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { RETURN_ACTS } from "./acts.ts";

const MISSING = "register-reading-return-missing";

function Notes({ of }: { of: readonly Said[] }): ReactNode {
  return <>{of.map((note) => <p key={note.text} className={note.code === MISSING ? "note bad" : "note"} data-code={note.code} dir="auto">{note.code === MISSING ? "▲ " : "· "}{note.text}</p>)}</>;
}

export function Returns(): ReactNode {
  const say = useSay();
  const returns = useRegister("air-order-of-battle");
  const coverage = useRegister("coverage-statement");
  const measures = useRegister("compliance-measure");
  return (
    <Answer of={returns}>
      {({ title, clause, entries, notes }) => (
        <article className="page" data-returns={entries.length}>
          <p className="headline" dir="auto">{title} <span className="basis">{clause}</span></p>
          <Notes of={notes} />
          <Filing acts={RETURN_ACTS} of={null} />
          {entries.length === 0 ? <Nothing phrase="web-grounding-no-return" /> : entries.toReversed().map((entry) => <Entry key={entry.key} entry={entry} />)}
          <h3>{say("web-grounding-coverage")}</h3>
          <p className="note dim">{say("web-grounding-coverage-note")}</p>
          <Words of={coverage.data?.entries.flatMap(standing) ?? []} />
          <h3>{say("web-grounding-measures")}</h3>
          <Words of={measures.data?.entries.flatMap(standing) ?? []} />
        </article>
      )}
    </Answer>
  );
}

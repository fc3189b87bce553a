// The registers: one at a time, every version of every entry, as the log has it or as one side knew it.
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { useValue } from "../../app/place.ts";
import type { RegisterList } from "../../generated/api.ts";
import { Entry, useRegister } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";

const KNOWN = ["alpha", "bravo"] as const;

function Register({ name }: { name: string }): ReactNode {
  const say = useSay();
  const [known, setKnown] = useValue("known");
  const answer = useRegister(name, known);
  return (
    <Answer of={answer}>
      {({ title, clause, entries, notes }) => (
        <article className="page">
          <p className="headline" dir="auto">{title} <span className="basis">{clause}</span></p>
          <div className="notations" role="group" aria-label={say("web-rooms-known-to")}>
            <button type="button" aria-pressed={known === null} onClick={() => setKnown(null)}>{say("web-rooms-known-log")}</button>
            {KNOWN.map((side) => <button key={side} type="button" aria-pressed={known === side} onClick={() => setKnown(side)}>{say("web-rooms-known-side", { side })}</button>)}
          </div>
          {notes.map((note) => <p key={`${note.code} ${note.text}`} className="note dim" dir="auto">{note.text}</p>)}
          {entries.length === 0 ? <Nothing phrase="web-rooms-register-empty" /> : entries.map((entry) => <Entry key={entry.key} entry={entry} />)}
        </article>
      )}
    </Answer>
  );
}

export default function Registers(): ReactNode {
  const say = useSay();
  const answer = useAnswer<RegisterList>("/v1/registers");
  const [name, open] = useValue("register");
  return (
    <Answer of={answer}>
      {({ registers }) => {
        const shown = registers.find((one) => one.register === name) ?? registers[0];
        return (
          <div className="two narrow-first" data-registers={registers.length}>
            <nav className="column list" aria-label={say("web-screen-registers")}>
              {registers.map((one) => (
                <button key={one.register} type="button" className="quiet" aria-current={one === shown ? "true" : undefined} onClick={() => open(one.register)}>
                  <span dir="auto">{one.title}</span> <span className="basis">{one.clause}</span>
                </button>
              ))}
            </nav>
            <div className="column">{shown === undefined ? <Nothing phrase="web-rooms-none" /> : <Register name={shown.register} />}</div>
          </div>
        );
      }}
    </Answer>
  );
}

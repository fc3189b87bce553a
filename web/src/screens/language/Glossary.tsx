// The glossary: names of places in three languages that both sides sign, and the names of groups that the registers keep. A name that only
// one side signed is shown as such.
import type { ReactNode } from "react";
import { addressOf } from "../../app/place.ts";
import { useSay } from "../../app/language.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Book } from "../../parts/Register.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { Nothing } from "../../parts/standing.tsx";
import { NAME_ACTS } from "./acts.ts";
import { useTerms } from "./terms.ts";

export function Glossary(): ReactNode {
  const say = useSay();
  const terms = useTerms();
  return (
    <article className="page" data-glossary={terms.length}>
      <p className="note dim">{say("web-language-glossary-note")}</p>
      <Filing acts={NAME_ACTS} of={null} />
      {terms.length === 0 ? <Nothing phrase="web-language-no-term" /> : (
        <table className="corners">
          <thead><tr>{["web-record", "web-field-english", "web-field-russian", "web-field-arabic", "web-state"].map((title) => <th key={title} scope="col">{say(title)}</th>)}</tr></thead>
          <tbody>
            {terms.map((term) => (
              <tr key={term.record}>
                <td><a href={addressOf("review", { sel: term.record })}><HashCode hash={term.record} /></a></td>
                <td lang="en"><bdi>{term.english}</bdi></td>
                <td lang="ru"><bdi>{term.russian}</bdi></td>
                <td lang="ar" dir="auto"><bdi>{term.arabic}</bdi></td>
                <td><StateChip state={term.state} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Book register="named-group" />
    </article>
  );
}

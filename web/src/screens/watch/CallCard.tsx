// The call card, to be printed and laid beside the telephone: whom to call in which order, what to say, what to write down. Posts, never
// names; it works when every screen is dark.
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { useOfficer } from "../../app/session.tsx";
import type { RosterDocument } from "../../generated/api.ts";
import { Answer } from "../../parts/standing.tsx";

/** Whom to call, the next when there is no answer. */
const ORDER = ["duty-officer", "senior-on-call", "headquarters", "external-channel"] as const;
const LINES = ["when", "whom", "what", "where", "code", "answer"] as const;

export function CallCard(): ReactNode {
  const say = useSay();
  const { node, post } = useOfficer();
  const roster = useAnswer<RosterDocument>("/v1/roster");
  return (
    <article className="page call-card" data-card>
      <div className="notations tools"><button type="button" onClick={() => window.print()}>{say("web-rooms-print")}</button></div>
      <p className="headline">{say("web-watch-card-title", { node, post: say(`web-post-${post}`) })}</p>
      <ol>{ORDER.map((callee) => <li key={callee}>{say(`web-watch-card-${callee}`)} <span className="blank" /></li>)}</ol>
      <p><strong>{say("web-watch-card-say")}</strong></p>
      <p>{say("web-watch-card-until")}</p>
      <h3>{say("web-watch-card-write")}</h3>
      <table className="corners card-lines">
        <thead><tr>{LINES.map((line) => <th key={line} scope="col">{say(`web-watch-card-line-${line}`)}</th>)}</tr></thead>
        <tbody>{[1, 2, 3, 4].map((row) => <tr key={row}>{LINES.map((line) => <td key={line}>&nbsp;</td>)}</tr>)}</tbody>
      </table>
      <h3>{say("web-watch-card-posts")}</h3>
      <Answer of={roster}>
        {({ appointments }) => (
          <ul className="stages">
            {appointments.filter((one) => one.standing === "in-office" && ["duty-officer", "snr", "deputy-snr"].includes(one.author.post)).map((one) => (
              <li key={one.record}>{one.author.node} · {one.post_text} <code className="hash">{one.key.slice(0, 8)}</code> <span className="blank" /></li>
            ))}
          </ul>
        )}
      </Answer>
    </article>
  );
}

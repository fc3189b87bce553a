// The protection desk: entries and movements without their places, who acknowledged them, what was checked against them.
//
// No cell stands here: places of the own side are on the map, those of others are never read in bulk (SG-06).
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useSelection } from "../../app/selection.ts";
import type { ProtectedDocument, ProtectedLine, ProtectedList } from "../../generated/api.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment, TimeLeft } from "../../parts/Moment.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { ENTRY_ACTS } from "./acts.ts";

function Acknowledged({ line }: { line: ProtectedLine }): ReactNode {
  return (
    <ul className="findings">
      {line.acknowledgements.map((one) => (
        <li key={one.side} data-standing={one.standing}>
          <span className="basis">{one.side}</span> <span dir="auto">{one.standing_text}</span> <Moment at={one.at ?? one.due} />
        </li>
      ))}
    </ul>
  );
}

function Chosen({ record }: { record: string }): ReactNode {
  const say = useSay();
  const answer = useAnswer<ProtectedDocument>(`/v1/protected/${record}`);
  return (
    <Pane title="web-rooms-entry">
      <Answer of={answer}>
        {({ entry, words, met, checks, sweep }) => (
          <>
            <p className="headline"><span dir="auto">{entry.civil_text}</span> <HashCode hash={entry.record} /></p>
            <Facts
              rows={[
                ["web-rooms-submitter", <span dir="auto">{entry.submitter_text}</span>],
                ["web-state", <span dir="auto">{entry.standing_text}</span>],
                ["web-rooms-heard-again-by", <><Moment at={entry.due} /> <TimeLeft until={entry.due} /></>],
                ["web-rooms-checks", checks],
                ["web-rooms-replaced-by", entry.replaced_by == null ? null : <HashCode hash={entry.replaced_by} />],
              ]}
            />
            {sweep == null ? null : <p className="note bad">▲ <Sentence text={sweep.text} /></p>}
            <h3>{say("web-rooms-acknowledged")}</h3>
            <Acknowledged line={entry} />
            <Filing acts={ENTRY_ACTS} of={entry} />
            <h3>{say("web-rooms-words")}</h3>
            {words.length === 0 ? <Nothing phrase="web-rooms-none" /> : (
              <ul className="findings">{words.map((word) => <li key={`${word.word}${word.at}`}><span className="basis">{word.author.node}</span> <span dir="auto">{word.text}</span> <Moment at={word.at} /></li>)}</ul>
            )}
            <h3>{say("web-rooms-met")}</h3>
            {met.length === 0 ? <Nothing phrase="web-rooms-none" /> : (
              <ul className="findings">{met.map((one) => <li key={one.record}><span className="basis">{one.author.node}</span> <span dir="auto">{one.kind_text}</span> <HashCode hash={one.record} /> <Moment at={one.at} /></li>)}</ul>
            )}
          </>
        )}
      </Answer>
    </Pane>
  );
}

export default function Protection(): ReactNode {
  const answer = useAnswer<ProtectedList>("/v1/protected");
  const [selected, select] = useSelection();
  return (
    <Answer of={answer}>
      {({ entries, note }) => (
        <div className="two" data-entries={entries.length}>
          <div className="column">
            <p className="note wait" dir="auto">◌ {note.text}</p>
            {entries.length === 0 ? <Nothing phrase="web-rooms-no-entries" /> : (
              <Grid
                title="web-screen-protection"
                rows={entries}
                keyOf={(entry) => entry.record}
                chosen={selected}
                choose={select}
                columns={[
                  { title: "web-record", width: "6.5rem", cell: (entry) => <HashCode hash={entry.record} /> },
                  { title: "web-kind", width: "minmax(8rem, 1fr)", cell: (entry) => <span dir="auto">{entry.civil_text}</span> },
                  { title: "web-picture-side", width: "5rem", cell: (entry) => entry.author.node },
                  { title: "web-state", width: "minmax(8rem, 1fr)", cell: (entry) => <span dir="auto">{entry.standing_text}</span> },
                  { title: "web-rooms-heard-again-by", width: "9rem", cell: (entry) => <Moment at={entry.due} /> },
                ]}
              />
            )}
          </div>
          {entries.some((entry) => entry.record === selected) && selected !== null ? <Chosen record={selected} /> : null}
        </div>
      )}
    </Answer>
  );
}

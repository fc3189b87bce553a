// What this side announced against what the other announced: every pair with its gaps and the rule, where they come closest, the
// line of proof when nothing is found, and what another window of an own announcement would change. The node measures, and its clauses decide.
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { go, useValue } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import { useOfficer } from "../../app/session.tsx";
import type { AnnouncementView, PairView, SeparationDocument } from "../../generated/api.ts";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { Supposed } from "./Supposed.tsx";
import "./deconfliction.css";

/** Looks of answers: a shape, a word and a colour. */
const LOOKS: Readonly<Record<string, { readonly shape: string; readonly tone: string }>> = {
  separated: { shape: "⇿", tone: "good" },
  marginal: { shape: "≈", tone: "wait" },
  conflict: { shape: "⨯", tone: "bad" },
  unmeasured: { shape: "?", tone: "bad" },
};

export function AnswerChip({ pair }: { pair: Pick<PairView, "answer" | "text"> }): ReactNode {
  const { shape, tone } = LOOKS[pair.answer] ?? { shape: "?", tone: "wait" };
  return (
    <span className={`chip ${tone}`} data-answer={pair.answer}>
      <span className="shape" aria-hidden="true">{shape}</span> {pair.text}
    </span>
  );
}

export const keyOf = (pair: PairView): string => `${pair.own}.${pair.other}`;

/** The line that says that nothing was found, or how many pairs are not kept apart. */
export function Proof({ document }: { document: SeparationDocument }): ReactNode {
  const say = useSay();
  const near = document.pairs.filter((pair) => pair.answer !== "separated").length;
  return document.proof == null ? (
    <p className="note bad" role="status" data-near={near}>⨯ {say("web-deconflict-near", { count: near, rules: document.rules })}</p>
  ) : (
    <p className="note good" role="status" data-proof>✓ <span dir="auto">{document.proof}</span></p>
  );
}

/** A gap of a kind in short, for the table. */
function Gap({ pair, kind }: { pair: PairView; kind: string }): ReactNode {
  const gap = pair.gaps.find((one) => one.kind === kind);
  return gap === undefined ? null : <span className={gap.suffices === "yes" ? "good" : ""}>{gap.found}</span>;
}

function Announced({ one }: { one: AnnouncementView | undefined }): ReactNode {
  if (one === undefined) return null;
  return <span title={`${one.from} – ${one.until}`}><HashCode hash={one.record} /> {one.kind_text}</span>;
}

/** Goes to map and lanes with both volumes in frame, at the instant at which they come closest. */
function show(pair: PairView): void {
  go("picture", { sel: pair.own, also: pair.other, ...(pair.approach == null ? {} : { t: pair.approach.from }) });
}

function Chosen({ pair, document }: { pair: PairView; document: SeparationDocument }): ReactNode {
  const say = useSay();
  const own = document.own.find((one) => one.record === pair.own);
  const other = document.other.find((one) => one.record === pair.other);
  return (
    <Pane title="web-deconflict-pair" aside={<button type="button" data-show onClick={() => show(pair)}>{say("web-deconflict-show")}</button>}>
      <p className="headline"><AnswerChip pair={pair} /></p>
      {[own, other].map((one) => (one === undefined ? null : (
        <p key={one.record}>{one.author.node} · {one.kind_text} <HashCode hash={one.record} /> <Moment at={one.from} /> – <Moment at={one.until} /></p>
      )))}
      <table className="gaps">
        <thead>
          <tr>
            <th scope="col">{say("web-deconflict-kind")}</th><th scope="col">{say("web-deconflict-found")}</th>
            <th scope="col">{say("web-deconflict-required")}</th><th scope="col" title={say("web-deconflict-rules", { rules: document.rules })}>{say("web-deconflict-rule")}</th>
          </tr>
        </thead>
        <tbody>
          {pair.gaps.map((gap) => (
            <tr key={gap.kind} data-gap={gap.kind}>
              <th scope="row">{gap.suffices === "yes" ? "✓ " : ""}{say(`web-deconflict-${gap.kind}`)}</th>
              <td className={gap.suffices === "yes" ? "good" : ""}>{gap.found}</td>
              <td>{gap.required}</td>
              <td className="rule">{gap.rule.replaceAll("/", " / ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="findings">{pair.sentences.map((sentence) => <li key={sentence}><Sentence text={sentence} /></li>)}</ul>
    </Pane>
  );
}

export function Pairs({ document, chosen, choose }: { document: SeparationDocument; chosen: string | null; choose: (key: string) => void }): ReactNode {
  if (document.own.length === 0) return <Nothing phrase="web-deconflict-nothing" />;
  if (document.pairs.length === 0) return <Nothing phrase="web-deconflict-no-pairs" />;
  return (
    <Grid
      title="web-deconflict-pairs"
      rows={document.pairs}
      keyOf={keyOf}
      chosen={chosen}
      choose={choose}
      open={show}
      columns={[
        { title: "web-state", width: "minmax(7.5rem, 11rem)", cell: (pair) => <AnswerChip pair={pair} /> },
        { title: "web-deconflict-own", width: "minmax(7rem, 1fr)", cell: (pair) => <Announced one={document.own.find((one) => one.record === pair.own)} /> },
        { title: "web-deconflict-other", width: "minmax(7rem, 1fr)", cell: (pair) => <Announced one={document.other.find((one) => one.record === pair.other)} /> },
        { title: "web-deconflict-lateral", width: "11rem", cell: (pair) => <Gap pair={pair} kind="lateral" /> },
        { title: "web-deconflict-time", width: "6rem", cell: (pair) => <Gap pair={pair} kind="time" /> },
      ]}
    />
  );
}

export default function Deconfliction(): ReactNode {
  const { node } = useOfficer();
  // The centre is no side: it announces nothing that could be kept apart from another's.
  return node === "centre" ? <Nothing phrase="web-queue-none-at-centre" /> : <OfSide />;
}

function OfSide(): ReactNode {
  const answer = useAnswer<SeparationDocument>("/v1/separation");
  const [chosen, choose] = useValue("pair");
  const [, select] = useSelection();
  return (
    <Answer of={answer}>
      {(document) => {
        const pair = document.pairs.find((one) => keyOf(one) === chosen) ?? document.pairs[0];
        const own = document.own.find((one) => one.record === pair?.own) ?? document.own[0];
        return (
          <div className="two deconfliction" data-pairs={document.pairs.length}>
            <div className="column">
              <Proof document={document} />
              <Pairs
                document={document}
                chosen={pair === undefined ? null : keyOf(pair)}
                choose={(key) => {
                  choose(key);
                  select(key.slice(0, 64));
                }}
              />
              {own === undefined ? null : <Supposed key={own.record} own={own} standing={document} />}
              {document.notes.map((note) => <p key={note.code} className="note dim" dir="auto">{note.text}</p>)}
            </div>
            {pair === undefined ? null : <Chosen pair={pair} document={document} />}
          </div>
        );
      }}
    </Answer>
  );
}

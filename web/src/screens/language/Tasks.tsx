// Translation tasks: what the other side wrote and nobody here has translated. The original beside the translation; numbers, coordinates and
// times are compared by the node, and while they differ nothing can be signed. Drafts stay on this page until they are signed.
import { type ReactNode, useState } from "react";
import { post } from "../../api/client.ts";
import { useInbox, useRecord } from "../../api/queries.ts";
import { useLanguage, useSay } from "../../app/language.tsx";
import { useOfficer } from "../../app/session.tsx";
import { useCursor } from "../../app/time.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useSelection } from "../../app/selection.ts";
import type { AwaitingView, RecordView, TranslationComparison } from "../../generated/api.ts";
import { Fields } from "../../parts/Fields.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { TimeLeft } from "../../parts/Moment.tsx";
import { useSigning } from "../../parts/Signing.tsx";
import { Answer, Nothing, Refused } from "../../parts/standing.tsx";
import { useTerms } from "./terms.ts";

/** What one asked the node to compare, and its answer. */
interface Compared {
  readonly text: string;
  readonly answer: TranslationComparison;
}

function Differences({ of }: { of: TranslationComparison }): ReactNode {
  const say = useSay();
  if (of.originals.length === 0) return <p className="dim" data-compared="nothing">{say("web-language-nothing-to-compare")}</p>;
  if (of.differences.length === 0) return <p className="good" data-compared="same">● {say("web-language-same-numbers")}</p>;
  return (
    <div className="refused" role="alert" data-compared="differs">
      <p className="bad">▲ {say("web-language-numbers-differ")}</p>
      <table className="corners">
        <thead><tr>{["web-language-said", "web-review-original", "web-review-translation"].map((title) => <th key={title} scope="col">{say(title)}</th>)}</tr></thead>
        <tbody>{of.differences.map((one) => <tr key={one.said}><td><bdi>{one.said}</bdi></td><td>{one.original} ×</td><td>{one.translation} ×</td></tr>)}</tbody>
      </table>
    </div>
  );
}

/** Names that both sides agreed to and that stand in a text, in every language. */
function Terms({ payload }: { payload: string }): ReactNode {
  const say = useSay();
  const found = useTerms().filter((term) => term.names.some((name) => payload.includes(name)));
  if (found.length === 0) return null;
  return (
    <section data-terms={found.length}>
      <h3>{say("web-language-terms")}</h3>
      <ul className="findings">{found.map((term) => <li key={term.record}><bdi>{term.english}</bdi> · <bdi>{term.russian}</bdi> · <bdi lang="ar">{term.arabic}</bdi></li>)}</ul>
    </section>
  );
}

function Desk({ record }: { record: RecordView }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const { isLive } = useCursor();
  const [text, setText] = useState("");
  const [doubts, setDoubts] = useState("");
  const [compared, setCompared] = useState<Compared | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const sign = useSigning();
  const compare = (): void => {
    setFailure(null);
    post<TranslationComparison>("/v1/translations/compare", { into: language, of: record.hash, text }).then(
      (answer) => setCompared({ text, answer }),
      (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  };
  const isCompared = compared !== null && compared.text === text;
  const mayCertify = isLive && isCompared && compared.answer.differences.length === 0;
  return (
    <div className="texts" data-translating={record.hash}>
      <section aria-label={say("web-review-original")}>
        <h3>{say("web-review-original")} <span className="dim">{record.lang}</span></h3>
        <div lang={record.lang}><Fields payload={record.payload} /></div>
        <Terms payload={record.payload} />
      </section>
      <form
        aria-label={say("web-review-translation")}
        onSubmit={(event) => {
          event.preventDefault();
          if (mayCertify) sign({ kind: "translation", lang: language, body: { doubts: doubts.split("\n").map((line) => line.trim()).filter((line) => line !== ""), into: language, of: record.hash, text: text.trim() } }, () => setText(""));
        }}
      >
        <h3>{say("web-review-translation")} <span className="dim">{language}</span></h3>
        <label className="field broad">{say("web-language-text")}<textarea name="translation" dir="auto" lang={language} rows={8} value={text} onChange={(event) => setText(event.target.value)} /></label>
        <label className="field broad">{say("web-language-doubts")}<textarea name="doubts" dir="auto" rows={2} value={doubts} onChange={(event) => setDoubts(event.target.value)} /></label>
        {failure === null ? null : <Refused error={failure} />}
        {isCompared ? <Differences of={compared.answer} /> : <p className="dim">{say("web-language-not-compared")}</p>}
        <div className="filing-end">
          <button type="button" data-compare disabled={text.trim() === ""} onClick={compare}>{say("web-language-compare")}</button>
          <button type="submit" className="main" data-certify disabled={!mayCertify}>{say("web-language-certify")}</button>
        </div>
      </form>
    </div>
  );
}

function Chosen({ record }: { record: string }): ReactNode {
  const answer = useRecord(record);
  return <Pane title="web-language-desk"><Answer of={answer}>{(view) => <Desk key={view.hash} record={view} />}</Answer></Pane>;
}

/** Each record once, whatever is asked of it. */
export function tasksOf(awaiting: readonly AwaitingView[], language: string): readonly AwaitingView[] {
  const wanted = awaiting.filter((item) => item.lang != null && item.lang !== language && !item.translated_into.some((one) => one.lang === language));
  return wanted.filter((item, place) => wanted.findIndex((one) => one.record === item.record) === place);
}

export function Tasks(): ReactNode {
  const { language } = useLanguage();
  const { node } = useOfficer();
  const inbox = useInbox();
  const [selected, select] = useSelection();
  if (node === "centre") return <Nothing phrase="web-queue-none-at-centre" />;
  return (
    <Answer of={inbox}>
      {({ awaiting }) => {
        const tasks = tasksOf(awaiting, language);
        return (
          <div className="two language" data-tasks={tasks.length}>
            <div className="column">
              {tasks.length === 0 ? <Nothing phrase="web-language-no-task" /> : (
                <Grid
                  title="web-language-page-tasks"
                  rows={tasks}
                  keyOf={(item) => item.record}
                  chosen={selected}
                  choose={select}
                  columns={[
                    { title: "web-record", width: "6.5rem", cell: (item) => <HashCode hash={item.record} /> },
                    { title: "web-kind", width: "minmax(7rem, 1fr)", cell: (item) => item.kind_text },
                    { title: "web-queue-translation", width: "4rem", cell: (item) => item.lang ?? "" },
                    { title: "web-queue-left", width: "5.4rem", cell: (item) => <TimeLeft until={item.due} /> },
                  ]}
                />
              )}
            </div>
            {tasks.some((item) => item.record === selected) && selected !== null ? <Chosen record={selected} /> : null}
          </div>
        );
      }}
    </Answer>
  );
}

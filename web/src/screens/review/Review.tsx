// Review and sign: one record in its own words and in the reader's language, what the rules said, its deadlines, what changed
// since the version before; then one act, whose exact bytes are shown before the officer's key signs them.
import { type ReactNode, useState } from "react";
import type { Draft } from "../../api/drafts.ts";
import { useInbox, useRecord, useWhy } from "../../api/queries.ts";
import { useKeys } from "../../app/keyboard.tsx";
import { useLanguage, useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { go, useValue } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import { readMoment, useCursor } from "../../app/time.tsx";
import type { AwaitingView, RecordView, Why } from "../../generated/api.ts";
import { Changes } from "../../parts/Changes.tsx";
import { Fields } from "../../parts/Fields.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Sides } from "../../parts/Sides.tsx";
import { Sign } from "../../parts/Sign.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { Verdict } from "../../parts/Verdict.tsx";
import { type Act, type Form, actsFor, draftOf, translationInto } from "./acts.ts";
import "./review.css";

/** The newest translation of a record into the reader's language, once it is here to be read. */
function useTranslation(record: RecordView): RecordView | null {
  const { language } = useLanguage();
  const { data } = useRecord(translationInto(record, language));
  return data ?? null;
}

function textOfTranslation(payload: string): string {
  const { body } = JSON.parse(payload) as { readonly body: { readonly text: string } };
  return body.text;
}

function Texts({ record, translation }: { record: RecordView; translation: RecordView | null }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <div className="texts">
      <section aria-label={say("web-review-original")}>
        <h3>{say("web-review-original")} <span className="dim">{record.lang}</span></h3>
        <div lang={record.lang}><Fields payload={record.payload} /></div>
      </section>
      <section aria-label={say("web-review-translation")}>
        <h3>{say("web-review-translation")} <span className="dim">{language}</span></h3>
        {translation !== null ? (
          <>
            <p dir="auto" lang={language} className="translation">{textOfTranslation(translation.payload)}</p>
            <p className="dim"><HashCode hash={translation.hash} /> · {translation.author.node}</p>
          </>
        ) : (
          <p className="dim">{say(record.lang === language ? "web-review-own-language" : "web-review-no-translation")}</p>
        )}
      </section>
    </div>
  );
}

function Deadlines({ record }: { record: RecordView }): ReactNode {
  const say = useSay();
  if (record.deadlines.length === 0) return <p className="dim">{say("web-review-no-deadline")}</p>;
  return (
    <table className="deadlines">
      <thead><tr><th scope="col">{say("web-review-reading")}</th><th scope="col">Z</th><th scope="col">{say("web-review-local")}</th><th scope="col">{say("web-state")}</th></tr></thead>
      <tbody>
        {record.deadlines.map((deadline) => (
          <tr key={`${deadline.zone} ${deadline.reading}`} className={deadline.standing === "decides" ? "decides" : ""}>
            <th scope="row">{deadline.zone}</th>
            <td><Moment at={deadline.reading} /></td>
            <td>{deadline.local}</td>
            <td>{deadline.standing === "decides" ? "▶ " : ""}{say(`web-deadline-${deadline.standing}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const EMPTY: Form = { decision: "", expires: "", text: "" };

function Acting({ act, begin, close }: { act: Act; begin: (form: Form) => void; close: () => void }): ReactNode {
  const say = useSay();
  const [form, setForm] = useState(EMPTY);
  const moment = readMoment(form.expires);
  const isWhole = act.needs.every((need) => (need === "expires" ? moment !== null : form[need].trim() !== "" || act.name === "hold"));
  return (
    <form
      className="acting"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) begin({ ...form, text: form.text.trim(), expires: moment ?? "" });
      }}
    >
      <strong>{say(`web-act-${act.name}`)}</strong>
      <span className="dim">{say(`web-act-${act.name}-explained`)}</span>
      {act.needs.map((need, place) => (
        <label key={need} className="field">
          {say(`web-act-field-${need}`)}
          <input
            dir="auto"
            name={need}
            autoFocus={place === 0}
            autoComplete="off"
            value={form[need]}
            aria-invalid={need === "expires" && form.expires !== "" && moment === null}
            onChange={(event) => setForm({ ...form, [need]: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === "Escape") close();
            }}
          />
        </label>
      ))}
      <button type="submit" className="main" autoFocus={act.needs.length === 0} disabled={!isWhole}>{say("web-act-show")}</button>
      <button type="button" onClick={close}>{say("web-stop-back")}</button>
    </form>
  );
}

/** Acts that a key of the queue stands for, the first that is offered. */
const WANTED: Readonly<Record<string, readonly string[]>> = { approve: ["consent", "acknowledge", "answer"], return: ["decline", "doubt"] };

function Acts({ record, asked, side, translation }: { record: RecordView; asked: readonly AwaitingView[]; side: string; translation: RecordView | null }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const { isLive } = useCursor();
  const [wanted, setWanted] = useValue("act");
  const [draft, setDraft] = useState<Draft | null>(null);
  const acts = actsFor(asked);
  const names = WANTED[wanted ?? ""] ?? [wanted ?? ""];
  const act = acts.find((one) => names.includes(one.name)) ?? null;
  useKeys("web-keys-review", [
    { keys: "a", phrase: "web-key-approve", run: () => setWanted("approve") },
    { keys: "r", phrase: "web-key-return", run: () => setWanted("return") },
    { keys: "t", phrase: "web-key-translation", run: () => setWanted("translation") },
    { keys: "Escape", phrase: "web-key-back", run: () => (act === null ? go("queue") : setWanted(null)) },
  ]);
  const begin = (form: Form): void => {
    if (act !== null) setDraft(draftOf(act.name, { record, asked, side, language, translation }, form));
  };
  return (
    <div className="acts">
      {act === null ? (
        <>
          {acts.map((one) => <button key={one.name} type="button" data-act={one.name} disabled={!isLive} onClick={() => setWanted(one.name)}>{say(`web-act-${one.name}`)}</button>)}
          {wanted === "translation" ? <span className="wait" role="status">{say("web-review-ask-translation")}</span> : null}
          {wanted === "approve" ? <span className="wait" role="status">{say("web-review-nothing-asked")}</span> : null}
        </>
      ) : <Acting key={act.name} act={act} begin={begin} close={() => setWanted(null)} />}
      <Sign draft={draft} close={() => setDraft(null)} done={() => setWanted(null)} />
    </div>
  );
}

function Head({ record }: { record: RecordView }): ReactNode {
  const say = useSay();
  return (
    <div className="review-head">
      <HashCode hash={record.hash} />
      <strong>{record.kind_text}</strong>
      <span>{record.author.node} · {say(`web-post-${record.author.post}`)}</span>
      <span className="dim">{say("web-received")}</span> <Moment at={record.at} />
      {record.effect === null || record.effect === undefined ? null : <StateChip state={record.effect.effect} text={record.effect.text} />}
      <Sides sides={record.sides} />
    </div>
  );
}

function Whole({ why, asked, side }: { why: Why; asked: readonly AwaitingView[]; side: string }): ReactNode {
  const say = useSay();
  const { record } = why;
  const translation = useTranslation(record);
  // What holds it now and was not said at its entry already.
  const later = (record.effect?.findings ?? []).filter((now) => record.verdict?.findings.every((then) => then.text !== now.text) ?? true);
  return (
    <div className="review" data-record={record.hash}>
      <Head record={record} />
      <div className="review-panes">
        <Pane title="web-review-text" className="wide"><Texts record={record} translation={translation} /></Pane>
        <Pane title="web-review-verdict">
          <div className="inset">
            {record.verdict === null || record.verdict === undefined ? <p className="dim">{say("web-review-not-judged")}</p> : <Verdict said={record.verdict} />}
            {later.length === 0 ? null : (
              <>
                <h3>{say("web-review-held-by")}</h3>
                <Findings findings={later} />
              </>
            )}
            <h3>{say("web-review-now")}</h3>
            {why.obstacles.length === 0 ? <p className="good"><span aria-hidden="true">●</span> {say("web-review-no-obstacle")}</p> : (
              <ul className="findings">{why.obstacles.map((obstacle) => <li key={obstacle.text}><Sentence text={obstacle.text} /></li>)}</ul>
            )}
          </div>
        </Pane>
        <Pane title="web-review-deadlines">
          <div className="inset">
            <Deadlines record={record} />
            <h3>{say("web-review-changes")}</h3>
            <Changes record={record} />
          </div>
        </Pane>
      </div>
      <Acts record={record} asked={asked} side={side} translation={translation} />
    </div>
  );
}

export default function Review(): ReactNode {
  const [selected] = useSelection();
  const why = useWhy(selected);
  const { data: inbox } = useInbox();
  if (selected === null) return <Nothing phrase="web-nothing-selected" />;
  const asked = inbox?.awaiting.filter((item) => item.record === selected) ?? [];
  return <Answer of={why}>{(data) => <Whole why={data} asked={asked} side={inbox?.side ?? ""} />}</Answer>;
}

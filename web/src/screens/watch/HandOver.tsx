// The hand-over sheet: made by the node at a press, printed, offered under its hash, accepted by the relieving officer. Both sign for the
// same text, and what changed since the watch began stands in it.
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { get } from "../../api/client.ts";
import { useAnswer, useRecord } from "../../api/queries.ts";
import { sha256 } from "../../api/signing.ts";
import { useLanguage, useSay } from "../../app/language.tsx";
import { useOfficer } from "../../app/session.tsx";
import type { AppointmentView, RosterDocument, SheetDocument, WatchHeldView } from "../../generated/api.ts";
import { Fields } from "../../parts/Fields.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Answer, Nothing, Refused } from "../../parts/standing.tsx";
import { ACCEPT_ACTS, OFFER_ACTS, TAKE_ACTS } from "./acts.ts";

type Made = { readonly sheet: SheetDocument } | { readonly error: Error } | null;

/** A sheet stays as it was made until another is: what is printed is what is offered. */
function useSheet(): readonly [Made, () => void] {
  const { language } = useLanguage();
  const say = useSay();
  const [made, setMade] = useState<Made>(null);
  const make = useCallback(() => {
    const take = async (): Promise<Made> => {
      const sheet = await get<SheetDocument>("/v1/watch/sheet");
      // What is named by the hash is what is shown, or nothing is.
      return (await sha256(new TextEncoder().encode(sheet.text))) === sheet.sha256 ? { sheet } : { error: new Error(say("web-sign-other-bytes")) };
    };
    take().then(setMade, (error: unknown) => setMade({ error: error instanceof Error ? error : new Error(String(error)) }));
  }, [say]);
  useEffect(make, [make, language]);
  return [made, make];
}

function Offer({ sheet, others }: { sheet: SheetDocument; others: readonly AppointmentView[] }): ReactNode {
  const say = useSay();
  const [to, choose] = useState<string>("");
  const key = others.find((one) => one.key === to)?.key ?? others[0]?.key;
  if (key === undefined) return <p className="wait">◌ {say("web-watch-nobody-else")}</p>;
  return (
    <>
      <label className="field">
        {say("web-watch-relief-to")}
        <select value={key} onChange={(event) => choose(event.target.value)}>
          {others.map((one) => <option key={one.record} value={one.key}>{one.post_text} · {one.key.slice(0, 8)}</option>)}
        </select>
      </label>
      <Filing key={key} acts={OFFER_ACTS} of={{ sheet: sheet.sha256, to: key }} />
    </>
  );
}

function Offered({ offer }: { offer: string }): ReactNode {
  const answer = useRecord(offer);
  return (
    <>
      <Answer of={answer}>{({ payload }) => <Fields payload={payload} />}</Answer>
      <Filing acts={ACCEPT_ACTS} of={offer} />
    </>
  );
}

function Held({ watch, node }: { watch: WatchHeldView; node: string }): ReactNode {
  const say = useSay();
  return (
    <section data-watch={watch.side}>
      <h3>{watch.side}</h3>
      {watch.held_by == null ? <p className="bad">▲ {say("web-watch-unheld")}</p> : <p>{say("web-watch-held", { key: watch.held_by.slice(0, 8) })} <Moment at={watch.since} /></p>}
      {watch.offer == null ? null : <p className="wait">◌ {say("web-watch-offered", { key: watch.offer.to.slice(0, 8) })} <HashCode hash={watch.offer.record} /></p>}
      {watch.side === node ? <Filing acts={TAKE_ACTS} of={null} /> : null}
      {watch.side === node && watch.offer != null ? <Offered offer={watch.offer.record} /> : null}
    </section>
  );
}

export function HandOver(): ReactNode {
  const { node } = useOfficer();
  return node === "centre" ? <Nothing phrase="web-queue-none-at-centre" /> : <OfSide />;
}

function OfSide(): ReactNode {
  const say = useSay();
  const { node, post, key } = useOfficer();
  const [made, make] = useSheet();
  const roster = useAnswer<RosterDocument>("/v1/roster");
  return (
    <article className="page hand-over">
      <div className="tools">
        <Answer of={roster}>{({ watches }) => <div className="ledgers">{watches.map((watch) => <Held key={watch.side} watch={watch} node={node} />)}</div>}</Answer>
        <div className="notations">
          <button type="button" data-make onClick={make}>{say("web-watch-make-sheet")}</button>
          <button type="button" onClick={() => window.print()}>{say("web-rooms-print")}</button>
        </div>
      </div>
      {made === null ? <p className="dim" data-loading>{say("web-loading")}</p> : null}
      {made !== null && "error" in made ? <Refused error={made.error} /> : null}
      {made !== null && "sheet" in made ? (
        <>
          <p className="headline">{say("web-watch-sheet-hash")} <HashCode hash={made.sheet.sha256} /> <Moment at={made.sheet.at} /></p>
          {post !== "duty-officer" ? null : <div className="tools">
            <Answer of={roster}>
              {({ appointments }) => (
                <Offer sheet={made.sheet} others={appointments.filter((one) => one.author.node === node && one.author.post === "duty-officer" && one.standing === "in-office" && one.key !== key.keyid)} />
              )}
            </Answer>
          </div>}
          {made.sheet.text === "" ? <Nothing phrase="web-rooms-none" /> : <pre className="sheet-text" dir="auto" tabIndex={0} data-sheet={made.sheet.sha256}>{made.sheet.text}</pre>}
        </>
      ) : null}
    </article>
  );
}

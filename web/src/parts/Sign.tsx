// Signing, in two steps: the node composes the exact bytes and says what the rules would say; the officer reads them and signs
// them with the own key. One record at a time; not while the moment shown is not live.
import { type ReactNode, useEffect, useState } from "react";
import { type Draft, preview, signAndFile } from "../api/drafts.ts";
import { client } from "../api/queries.ts";
import { useSay } from "../app/language.tsx";
import { announce } from "../app/live.tsx";
import { useOfficer } from "../app/session.tsx";
import { useCursor } from "../app/time.tsx";
import type { DraftPreview, SubmitResponse } from "../generated/api.ts";
import { Fields } from "./Fields.tsx";
import { HashCode } from "./HashCode.tsx";
import { Sheet } from "./Sheet.tsx";
import { Verdict } from "./Verdict.tsx";
import { Refused } from "./standing.tsx";

type Step =
  | { readonly at: "asking" }
  | { readonly at: "shown"; readonly shown: DraftPreview }
  | { readonly at: "filed"; readonly shown: DraftPreview; readonly answer: SubmitResponse }
  | { readonly at: "refused"; readonly error: unknown };

interface Props {
  /** The record to be signed; the sheet is open while there is one. */
  readonly draft: Draft | null;
  readonly close: () => void;
  /** Called once the node has taken the record. */
  readonly done?: (answer: SubmitResponse) => void;
}

function Shown({ shown, sign }: { shown: DraftPreview; sign: () => void }): ReactNode {
  const say = useSay();
  const { isLive } = useCursor();
  const officer = useOfficer();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isLive) sign();
      }}
    >
      <div className="sign-head">
        <span>{shown.kind_text}</span>
        <span>{say("web-sign-code")} <HashCode hash={shown.hash} /></span>
        <span>{say("web-sign-as", { post: officer.post_text, key: officer.key.keyid.slice(0, 8) })}</span>
      </div>
      <div className="sign-columns">
        <section aria-label={say("web-sign-means")}>
          <h3>{say("web-sign-means")}</h3>
          <Fields payload={shown.payload} />
        </section>
        <section aria-label={say("web-sign-expected")}>
          <h3>{say("web-sign-expected")}</h3>
          <Verdict said={shown.expected} />
        </section>
      </div>
      <section aria-label={say("web-sign-bytes")}>
        <h3>{say("web-sign-bytes")}</h3>
        <pre className="bytes" dir="ltr" tabIndex={0}>{shown.payload}</pre>
      </section>
      <p className="dim">{say("web-sign-closing")}</p>
      <button type="submit" className="main" autoFocus disabled={!isLive} data-sign>{say("web-sign-now")} <kbd>Enter</kbd></button>
    </form>
  );
}

function Filed({ answer, close }: { answer: SubmitResponse; close: () => void }): ReactNode {
  const say = useSay();
  return (
    <div role="status" data-filed={answer.hash}>
      <p className="good"><span aria-hidden="true">●</span> {say("web-sign-filed")} <HashCode hash={answer.hash} /></p>
      {answer.expected === null || answer.expected === undefined ? null : <Verdict said={answer.expected} />}
      <button type="button" autoFocus onClick={close}>{say("web-close")}</button>
    </div>
  );
}

export function Sign({ draft, close, done }: Props): ReactNode {
  const say = useSay();
  const officer = useOfficer();
  const [step, setStep] = useState<Step>({ at: "asking" });
  useEffect(() => {
    if (draft === null) return undefined;
    let isWanted = true;
    setStep({ at: "asking" });
    preview(draft, officer).then(
      (shown) => (isWanted ? setStep({ at: "shown", shown }) : undefined),
      (error: unknown) => (isWanted ? setStep({ at: "refused", error }) : undefined),
    );
    return () => {
      isWanted = false;
    };
  }, [draft, officer]);
  const sign = async (shown: DraftPreview): Promise<void> => {
    try {
      const answer = await signAndFile(shown, officer.key);
      setStep({ at: "filed", shown, answer });
      announce(say("web-sign-filed"));
      void client.invalidateQueries();
      done?.(answer);
    } catch (error) {
      setStep({ at: "refused", error });
    }
  };
  return (
    <Sheet title={say("web-sign")} isOpen={draft !== null} close={close}>
      {step.at === "asking" ? <p className="dim" data-loading>{say("web-loading")}</p> : null}
      {step.at === "shown" ? <Shown shown={step.shown} sign={() => void sign(step.shown)} /> : null}
      {step.at === "filed" ? <Filed answer={step.answer} close={close} /> : null}
      {step.at === "refused" ? (
        <>
          <Refused error={step.error} />
          <button type="button" autoFocus onClick={close}>{say("web-close")}</button>
        </>
      ) : null}
    </Sheet>
  );
}

// The stop call: F8 from anywhere, a locked screen too. F8 again, or Enter, raises it; no sign-in, no words, no reason needed.
import { type ReactNode, useCallback, useState } from "react";
import { Refusal, postStop } from "../api/client.ts";
import { client } from "../api/queries.ts";
import { wordsOf } from "../api/words.ts";
import type { SubmitResponse } from "../generated/api.ts";
import { HashCode } from "../parts/HashCode.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useKeys } from "./keyboard.tsx";
import { useLanguage, useSay } from "./language.tsx";
import { announce } from "./live.tsx";

type Standing =
  | { readonly step: "closed" }
  | { readonly step: "asked" }
  | { readonly step: "raised"; readonly hash: string }
  | { readonly step: "failed"; readonly reason: string };

/** Words that the node cannot even read stop nothing: then the call goes without them. */
async function raise(words: string, lang: string): Promise<SubmitResponse> {
  const call = (text: string): Promise<SubmitResponse> => postStop({ text, lang, around: null, radius_m: null });
  try {
    return await call(words);
  } catch (failure) {
    if (words !== "" && failure instanceof Refusal) return call("");
    throw failure;
  }
}

export function Stop(): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [standing, setStanding] = useState<Standing>({ step: "closed" });
  const [words, setWords] = useState("");
  const close = useCallback(() => {
    setStanding({ step: "closed" });
    setWords("");
  }, []);
  const act = async (): Promise<void> => {
    try {
      const { hash } = await raise(words, language);
      setStanding({ step: "raised", hash });
      announce(say("web-stop-raised", { hash }), "assertive");
      void client.invalidateQueries();
    } catch (failure) {
      setStanding({ step: "failed", reason: wordsOf(failure, say).join(" ") });
    }
  };
  const press = (): void => {
    if (standing.step === "asked" || standing.step === "failed") void act();
    else setStanding({ step: "asked" });
  };
  useKeys("web-keys-everywhere", [{ keys: "F8", phrase: "web-key-stop", always: true, run: press }]);
  return (
    <>
      <button type="button" className="stop" onClick={() => setStanding({ step: "asked" })}>
        <span aria-hidden="true">■</span> {say("web-stop")} <kbd>F8</kbd>
      </button>
      <Sheet title={say("web-stop")} isOpen={standing.step !== "closed"} close={close} role="alertdialog">
        {standing.step === "raised" ? (
          <div role="alert">
            <p className="good">{say("web-stop-acts")} <HashCode hash={standing.hash} /></p>
            <button type="button" autoFocus onClick={close}>{say("web-stop-back")}</button>
          </div>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void act();
            }}
          >
            <p>{say("web-stop-explain")}</p>
            {standing.step === "failed" ? <p className="bad" role="alert">{say("web-stop-failed", { reason: standing.reason })}</p> : null}
            <button type="submit" className="stop" autoFocus>{say("web-stop-sure")} <kbd>F8</kbd></button>
            <label className="field">
              {say("web-stop-words")}
              <input dir="auto" maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
            </label>
            <button type="button" onClick={close}>{say("web-stop-back")}</button>
          </form>
        )}
      </Sheet>
    </>
  );
}

// The phrase book: numbered messages in English, Russian and Arabic side by side. A number is read out on the line or filed as information
// with all three texts, so that nobody needs a translator at night.
import type { ReactNode } from "react";
import { useSay } from "../../app/language.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { MESSAGE_ACTS } from "./acts.ts";

const LANGUAGES = ["en", "ru", "ar"] as const;
/** Numbers are never given to another message. */
export const NUMBERS = ["11", "12", "13", "14", "21", "22", "23", "24", "31", "32", "33", "41", "42", "43", "51", "52"] as const;

export function PhraseBook(): ReactNode {
  const say = useSay();
  const text = (number: string, language: string): string => say(`web-phrase-${number}-${language}`);
  return (
    <article className="page" data-phrases={NUMBERS.length}>
      <p className="note dim">{say("web-language-phrases-note")}</p>
      <div className="notations tools"><button type="button" onClick={() => window.print()}>{say("web-rooms-print")}</button></div>
      {NUMBERS.map((number) => (
        <section key={number} className="entry phrase" data-phrase={number} aria-label={`№ ${number}`}>
          <h3>№ {number}</h3>
          <div className="phrases">{LANGUAGES.map((language) => <p key={language} lang={language} dir="auto">{text(number, language)}</p>)}</div>
          <div className="tools"><Filing acts={MESSAGE_ACTS} of={{ number, texts: LANGUAGES.map((language) => text(number, language)) }} /></div>
        </section>
      ))}
    </article>
  );
}

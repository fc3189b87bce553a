// What an officer may file about a record from the review: each act is one kind of record, made of what stands in the form.
// Whether it is allowed is for the node to say, before anything is signed.
import type { Draft } from "../../api/drafts.ts";
import type { AwaitingView, RecordView } from "../../generated/api.ts";

export type ActName = "acknowledge" | "consent" | "answer" | "decline" | "doubt" | "hold";

/** What the officer put into the form. */
export interface Form {
  readonly decision: string;
  readonly expires: string;
  readonly text: string;
}

export interface Act {
  readonly name: ActName;
  /** Fields of the form that it needs. */
  readonly needs: readonly (keyof Form)[];
}

const ACTS: Readonly<Record<ActName, Act>> = {
  acknowledge: { name: "acknowledge", needs: [] },
  consent: { name: "consent", needs: ["decision", "expires"] },
  answer: { name: "answer", needs: ["text"] },
  decline: { name: "decline", needs: [] },
  doubt: { name: "doubt", needs: ["text"] },
  hold: { name: "hold", needs: ["text"] },
};

/** Acts that answer what is asked, by what the node says is asked. */
const ANSWERS: Readonly<Record<string, ActName>> = { acknowledgement: "acknowledge", consent: "consent", answer: "answer" };
/** Returning an item: without a reason, or with one line that holds it until it is answered. */
const RETURNS: readonly ActName[] = ["decline", "doubt", "hold"];

/** The acts offered, in the order of what is asked, then the ways to return. */
export function actsFor(asked: readonly AwaitingView[]): readonly Act[] {
  const answers = asked.flatMap((item) => ANSWERS[item.asked] ?? []);
  const returns = RETURNS.filter((name) => name !== "decline" || answers.includes("consent"));
  return [...new Set([...answers, ...returns])].map((name) => ACTS[name]);
}

interface Reading {
  readonly record: RecordView;
  readonly asked: readonly AwaitingView[];
  readonly side: string;
  readonly language: string;
  /** The translation that was read beside the original. */
  readonly translation: RecordView | null;
}

/** The record that is the newest standing translation into a language; nothing where there is none. */
export function translationInto(record: RecordView, language: string): string | null {
  return record.translated_into.findLast(({ lang }) => lang === language)?.record ?? null;
}

/** Clauses of a record's own header. */
function ownClauses(record: RecordView): readonly string[] {
  const { clauses } = JSON.parse(record.payload) as { readonly clauses?: readonly string[] };
  return clauses ?? [];
}

function consentTo({ record, asked, side, language, translation }: Reading, form: Form): Draft {
  const item = asked.find((one) => one.asked === "consent");
  return {
    kind: "consent",
    lang: language,
    clauses: ["TOR.1.d.iii"],
    body: {
      clause: item?.clause ?? ownClauses(record)[0] ?? null,
      decision: form.decision,
      expires: form.expires,
      on_behalf_of: side,
      question: item?.question ?? null,
      read_in: translation === null ? record.lang : language,
      read_translation: translation?.hash ?? null,
      subject: record.hash,
    },
  };
}

/** The record that an act makes. */
export function draftOf(act: ActName, reading: Reading, form: Form): Draft {
  const { record, language } = reading;
  const plain = (kind: string, body: Readonly<Record<string, unknown>>): Draft => ({ kind, lang: language, body });
  switch (act) {
    case "consent":
      return consentTo(reading, form);
    case "acknowledge":
      return plain("acknowledgement", { of: record.hash });
    case "answer":
      return plain("doubt-answer", { doubt: record.hash, text: form.text });
    case "decline":
      return plain("decline", { subject: record.hash });
    case "doubt":
      return plain("doubt", { line: form.text, subject: record.hash });
    case "hold":
      return plain("hold", { reason: form.text === "" ? null : form.text, scope: { over: "item", record: record.hash } });
  }
}

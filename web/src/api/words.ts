// Why something did not come about, in sentences. Every place that tells of a failure asks here.
import type { Say } from "../app/language.tsx";
import { problemWords } from "../words.ts";
import { Refusal, Told } from "./client.ts";

/** What failed, then what else is known of it; never empty. */
export function wordsOf(failure: unknown, say: Say): readonly string[] {
  if (failure instanceof Told) return [say(failure.phrase)];
  if (failure instanceof Refusal) return failure.problem === null ? [say("web-refused-without-words", { status: failure.status })] : problemWords(failure.problem);
  return [say("web-failed", { reason: failure instanceof Error ? failure.message : String(failure) })];
}

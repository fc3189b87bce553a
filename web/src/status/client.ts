// The only place that speaks to the server.
import type { ClockDocument, Problem, RecordList, Status, SubmitResponse } from "../generated/api.ts";
import { problemWords } from "../words.ts";
import type { Phrases } from "./phrases.ts";

/** Everything the page shows, fetched together. */
export interface Snapshot {
  readonly status: Status;
  readonly records: RecordList;
  readonly clock: ClockDocument;
}

async function get<T>(path: string, language: string): Promise<T> {
  const answer = await fetch(path, { headers: { "accept-language": language } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

export async function snapshot(language: string): Promise<Snapshot> {
  const [status, records, clock] = await Promise.all([
    get<Status>("/v1/status", language),
    get<RecordList>("/v1/records?limit=200", language),
    get<ClockDocument>("/v1/clock", language),
  ]);
  return { status, records, clock };
}

export function phrases(language: string): Promise<Phrases> {
  return get<Phrases>(`/v1/phrases?lang=${language}`, language);
}

function postStop(text: string, language: string): Promise<Response> {
  return fetch("/v1/stop", {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": language },
    body: JSON.stringify({ text, lang: language, around: null, radius_m: null }),
  });
}

/** Raises a stop call; the answer, or the server's reason why not. Words the server cannot even read stop nothing. */
export async function callStop(text: string, language: string): Promise<SubmitResponse> {
  let answer = await postStop(text, language);
  if (!answer.ok && text !== "") answer = await postStop("", language);
  if (!answer.ok) {
    const problem = (await answer.json()) as Problem;
    throw new Error(problemWords(problem).join(" "));
  }
  return (await answer.json()) as SubmitResponse;
}

/** Calls `changed` whenever the node says so, and `lost` when it stops answering. The browser reconnects by itself. */
export function follow(changed: () => void, lost: () => void): void {
  const source = new EventSource("/v1/events");
  source.addEventListener("changed", changed);
  source.addEventListener("entry", changed);
  source.addEventListener("error", lost);
}

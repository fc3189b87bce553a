// The only place that speaks to the node. Every answer is one of the generated types; every refusal a `Refusal`.
import type { Problem, StopRequest, SubmitResponse } from "../generated/api.ts";

/** What the node said no to, in its own words and with its cure. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.title ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}

/** A failure that has a sentence in the catalogues. */
export abstract class Told extends Error {
  /** Key of the sentence. */
  abstract readonly phrase: string;
}

/** The node did not answer at all. */
export class Silence extends Told {
  readonly phrase = "web-no-answer";
}

/** How long an answer may take, milliseconds: longer is a node that does not answer. */
const PATIENCE_MS = 15_000;

let token: string | null = null;
let language = "en";
let whenOver: (() => void) | null = null;

/** The session's token goes with every later question; `null` forgets it. */
export function carryToken(next: string | null): void {
  token = next;
  answered.clear();
}

/** What is done once the node no longer knows the session whose token is carried. */
export function onSessionOver(act: (() => void) | null): void {
  whenOver = act;
}

/** The language in which the node answers. */
export function speak(next: string): void {
  language = next;
}

async function ask(method: string, path: string, body: BodyInit | null, type: string | null, more: Readonly<Record<string, string>> = {}, carried: string | null = token): Promise<Response> {
  const headers = new Headers({ "accept-language": language, ...more });
  if (carried !== null) headers.set("authorization", `Bearer ${carried}`);
  if (type !== null) headers.set("content-type", type);
  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    throw new Silence(path);
  }
  if (answer.ok) return answer;
  // An answer to a session before this one says nothing of this one.
  if (answer.status === 401 && carried !== null && carried === token) whenOver?.();
  const problem = answer.headers.get("content-type")?.includes("json") === true ? (JSON.parse(await textOf(path, answer)) as Problem) : null;
  throw new Refusal(answer.status, problem);
}

/** The text of an answer; one that breaks off is none. */
async function textOf(path: string, answer: Response): Promise<string> {
  try {
    return await answer.text();
  } catch {
    throw new Silence(path);
  }
}

/** Answers that are remembered; a moment of the past is a question of its own, so there is no end of questions. */
const REMEMBERED = 40;
/** What was last answered to each question: the same text means the same value, which nothing draws again. The oldest first. */
const answered = new Map<string, { readonly text: string; readonly value: unknown }>();

function remember(question: string, answer: { readonly text: string; readonly value: unknown }): void {
  answered.delete(question);
  answered.set(question, answer);
  for (const oldest of answered.keys()) {
    if (answered.size <= REMEMBERED) break;
    answered.delete(oldest);
  }
}

/** A question. `path` begins with `/v1/`. */
export async function get<T>(path: string): Promise<T> {
  const question = `${language} ${path}`;
  const text = await textOf(path, await ask("GET", path, null, null));
  const before = answered.get(question);
  const value: unknown = before?.text === text ? before.value : JSON.parse(text);
  remember(question, { text, value });
  return value as T;
}

/** A document handed in, and the answer to it; nothing where the node has nothing to say. */
export async function post<T>(path: string, document: unknown): Promise<T> {
  const text = await textOf(path, await ask("POST", path, JSON.stringify(document), "application/json"));
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** A stop call. It carries no token: neither a session that is over nor one that nobody knows stands before it (SG-11). */
export async function postStop(call: StopRequest): Promise<SubmitResponse> {
  const path = "/v1/stop";
  return JSON.parse(await textOf(path, await ask("POST", path, JSON.stringify(call), "application/json", {}, null))) as SubmitResponse;
}

/** Sealed bytes handed in. */
export async function putBytes(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await ask("PUT", path, bytes, "application/octet-stream");
}

/** A file that may be absent. */
export async function fileOrNothing<T>(path: string): Promise<T | null> {
  try {
    return await get<T>(path);
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 404) return null;
    throw failure;
  }
}

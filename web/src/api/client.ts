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

/** The bytes of an answer and what stands above them. One that breaks off is none. */
async function fetched(
  method: string,
  path: string,
  body: BodyInit | null,
  carried: string | null,
  more: Readonly<Record<string, string>>,
): Promise<{ readonly data: ArrayBuffer; readonly headers: Headers }> {
  const headers = new Headers({ "accept-language": language, ...more });
  if (carried !== null) headers.set("authorization", `Bearer ${carried}`);
  let answer: Response;
  let data: ArrayBuffer;
  try {
    answer = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
    data = await answer.arrayBuffer();
  } catch {
    throw new Silence(path);
  }
  if (answer.ok) return { data, headers: answer.headers };
  // An answer to a session before this one says nothing of this one.
  if (answer.status === 401 && carried !== null && carried === token) whenOver?.();
  const problem = answer.headers.get("content-type")?.includes("json") === true ? (JSON.parse(textOf(data)) as Problem) : null;
  throw new Refusal(answer.status, problem);
}

function textOf(data: ArrayBuffer): string {
  return new TextDecoder().decode(data);
}

/** The text of an answer. */
async function ask(method: string, path: string, body: BodyInit | null, type: string | null, carried: string | null): Promise<string> {
  return textOf((await fetched(method, path, body, carried, type === null ? {} : { "content-type": type })).data);
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
  const text = await ask("GET", path, null, null, token);
  const before = answered.get(question);
  const value: unknown = before?.text === text ? before.value : JSON.parse(text);
  remember(question, { text, value });
  return value as T;
}

/** A document handed in, and the answer to it; nothing where the node has nothing to say. */
export async function post<T>(path: string, document: unknown): Promise<T> {
  const text = await ask("POST", path, JSON.stringify(document), "application/json", token);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** A stop call. It carries no token: neither a session that is over nor one that nobody knows stands before it (SG-11). */
export async function postStop(call: StopRequest): Promise<SubmitResponse> {
  return JSON.parse(await ask("POST", "/v1/stop", JSON.stringify(call), "application/json", null)) as SubmitResponse;
}

/** Bytes of a file from an offset on, and the validator of the file that they are from. */
export async function getRange(path: string, offset: number, length: number): Promise<{ readonly data: ArrayBuffer; readonly etag: string | null }> {
  const { data, headers } = await fetched("GET", path, null, token, { range: `bytes=${offset}-${offset + length - 1}` });
  return { data, etag: headers.get("etag") };
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

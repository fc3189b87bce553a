// The only place that speaks to the node. Every answer is one of the generated types; every refusal a `Refusal`.
import type { Problem } from "../generated/api.ts";

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

/** The node did not answer at all. */
export class Silence extends Error {}

/** How long an answer may take, milliseconds: longer is a node that does not answer. */
const PATIENCE_MS = 15_000;

let token: string | null = null;
let language = "en";

/** The session's token goes with every later question; `null` forgets it. */
export function carryToken(next: string | null): void {
  token = next;
  answered.clear();
}

/** The language in which the node answers. */
export function speak(next: string): void {
  language = next;
}

async function ask(method: string, path: string, body: BodyInit | null, type: string | null, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  const headers = new Headers({ "accept-language": language, ...more });
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  if (type !== null) headers.set("content-type", type);
  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    throw new Silence(path);
  }
  if (answer.ok) return answer;
  const problem = answer.headers.get("content-type")?.includes("json") === true ? ((await answer.json()) as Problem) : null;
  throw new Refusal(answer.status, problem);
}

/** What was last answered to each question: the same text means the same value, which nothing draws again. */
const answered = new Map<string, { readonly text: string; readonly value: unknown }>();

/** A question. `path` begins with `/v1/`. */
export async function get<T>(path: string): Promise<T> {
  const question = `${language} ${path}`;
  const text = await (await ask("GET", path, null, null)).text();
  const before = answered.get(question);
  if (before?.text === text) return before.value as T;
  const value: unknown = JSON.parse(text);
  answered.set(question, { text, value });
  return value as T;
}

/** A document handed in, and the answer to it; nothing where the node has nothing to say. */
export async function post<T>(path: string, document: unknown): Promise<T> {
  const answer = await ask("POST", path, JSON.stringify(document), "application/json");
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** Sealed bytes handed in. */
export async function putBytes(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await ask("PUT", path, bytes, "application/octet-stream");
}

/** Bytes of a file from an offset on, and the validator of the file that they are from. */
export async function getRange(path: string, offset: number, length: number): Promise<{ readonly data: ArrayBuffer; readonly etag: string | null }> {
  const answer = await ask("GET", path, null, null, { range: `bytes=${offset}-${offset + length - 1}` });
  return { data: await answer.arrayBuffer(), etag: answer.headers.get("etag") };
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

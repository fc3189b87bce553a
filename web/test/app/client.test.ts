// The way to the node: who carries a token, what a session that is over does, which answers are remembered.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Refusal, Silence, carryToken, get, onSessionOver, post, postStop } from "../../src/api/client.ts";

interface Asked {
  readonly path: string;
  readonly token: string | null;
}

/** Puts a node in place of the network; what it was asked. */
function node(answer: (asked: Asked) => Response | Promise<Response>): Asked[] {
  const heard: Asked[] = [];
  globalThis.fetch = (async (path: string, { headers }: { headers: Headers }) => {
    const asked = { path, token: headers.get("authorization") };
    heard.push(asked);
    return answer(asked);
  }) as typeof fetch;
  return heard;
}

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });
const OVER = { code: "node-http-token-wrong", status: 401, title: "The session is over.", type: "about:blank" };
const STOP = { text: "", lang: "en", around: null, radius_m: null };
const network = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = network;
  carryToken(null);
  onSessionOver(null);
});

test("SG-11, L9: a stop call carries no token, whatever else is asked carries the session's", async () => {
  carryToken("abc");
  const heard = node(({ token }) => (token === null ? json({ hash: "ab" }, 202) : json({})));
  assert.deepEqual(await postStop(STOP), { hash: "ab" });
  await get("/v1/inbox");
  await post("/v1/records", {});
  assert.deepEqual(heard, [
    { path: "/v1/stop", token: null },
    { path: "/v1/inbox", token: "Bearer abc" },
    { path: "/v1/records", token: "Bearer abc" },
  ]);
});

test("a session that the node no longer knows is over once, and no other refusal ends one", async () => {
  let times = 0;
  onSessionOver(() => {
    times += 1;
    carryToken(null);
  });
  node(() => json(OVER, 401));
  await assert.rejects(get("/v1/status"), Refusal);
  assert.equal(times, 0, "nobody was signed in");
  carryToken("abc");
  const answers = await Promise.allSettled([get("/v1/inbox"), get("/v1/records"), post("/v1/records", {})]);
  assert.deepEqual(answers.map(({ status }) => status), ["rejected", "rejected", "rejected"]);
  assert.equal(times, 1);
  carryToken("abc");
  node(() => json({ ...OVER, status: 403 }, 403));
  await assert.rejects(get("/v1/inbox"), Refusal);
  node(() => Promise.reject(new TypeError("gone")));
  await assert.rejects(get("/v1/inbox"), Silence);
  assert.equal(times, 1);
});

test("an answer to the session before says nothing of the one that is open", async () => {
  let times = 0;
  onSessionOver(() => (times += 1));
  carryToken("old");
  node(() => new Promise((resolve) => setTimeout(() => resolve(json(OVER, 401)), 5)));
  const late = get("/v1/inbox");
  carryToken("new");
  await assert.rejects(late, Refusal);
  assert.equal(times, 0);
});

test("an answer that breaks off is no answer, and one without words is one", async () => {
  node(() => new Response(new ReadableStream({ pull: (body) => body.error(new Error("cut")) })));
  await assert.rejects(get("/v1/inbox"), Silence);
  node(() => new Response(null, { status: 204 }));
  assert.equal(await post("/v1/session/end", {}), undefined);
});

test("the same text is the same value, and only so many answers are remembered", async () => {
  node(({ path }) => json({ path }));
  const first = await get("/v1/scene");
  assert.equal(await get("/v1/scene"), first);
  for (let at = 0; at < 39; at += 1) await get(`/v1/scene?at=${at}`);
  // Asked again it is the newest.
  assert.equal(await get("/v1/scene"), first);
  for (let at = 0; at < 39; at += 1) await get(`/v1/scene?at=again-${at}`);
  assert.equal(await get("/v1/scene"), first);
  for (let at = 0; at < 40; at += 1) await get(`/v1/scene?at=more-${at}`);
  assert.notEqual(await get("/v1/scene"), first);
});

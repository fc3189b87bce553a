// What a failure says: every word of the node, a sentence of our own where the node says none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal, Silence } from "../../src/api/client.ts";
import { OtherBytes } from "../../src/api/drafts.ts";
import { NoProof } from "../../src/api/proof.ts";
import { NoKey } from "../../src/api/signing.ts";
import { wordsOf } from "../../src/api/words.ts";
import type { Problem } from "../../src/generated/api.ts";

const say = (key: string, values: object = {}): string => [key, ...Object.values(values)].join(" ");
const PLAIN: Problem = { code: "x", status: 400, title: "No.", type: "about:blank" };
const finding = (text: string, cure: string | null) => ({ basis: "TOR.1.a", code: "y", cure, curable_by: [], standing: "breached", text });

test("nothing that the node says of a refusal is left out, and nothing is said twice", () => {
  const table: [Problem, string[]][] = [
    [PLAIN, ["No."]],
    [{ ...PLAIN, cure: "Do it.", detail: null }, ["No.", "Do it."]],
    [
      { ...PLAIN, detail: "More.", cure: "Do it.", clauses: ["TOR.1.a", "L2"], findings: [finding("No.", "Do it."), finding("Nor this.", "Do that."), finding("Nor that.", null)] },
      ["No.", "More.", "Do it.", "TOR.1.a: Nor this.", "Do that.", "TOR.1.a: Nor that.", "TOR.1.a · L2"],
    ],
  ];
  for (const [problem, words] of table) assert.deepEqual(wordsOf(new Refusal(problem.status, problem), say), words);
});

test("every other failure has a sentence of its own", () => {
  const table: [unknown, string][] = [
    [new Refusal(502, null), "web-refused-without-words 502"],
    [new Silence("/v1/stop"), "web-no-answer"],
    [new NoKey(), "web-door-no-key"],
    [new OtherBytes(), "web-sign-other-bytes"],
    [new NoProof(), "web-proof-unreadable"],
    [new TypeError("x is not a function"), "web-failed x is not a function"],
    ["thrown", "web-failed thrown"],
  ];
  for (const [failure, words] of table) assert.deepEqual(wordsOf(failure, say), [words]);
});

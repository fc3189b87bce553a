// A proof file checked in the browser (C2SP tlog-proof, signed-note, cosignature): the entry's hash up to the root, the root
// under the checkpoint, the checkpoint under the keys of the founding record. Nothing is asked of the node on the way.
import { Told } from "./client.ts";
import { fromBase64, fromHex, toBeSigned, toHex } from "./signing.ts";

/** One thing checked, and what came of it. */
export interface Check {
  /** End of the key of its sentence: `web-proof-check-<name>`. */
  readonly name: "record" | "officer" | "path" | "sequencer" | "stored";
  /** Whose signature, or which record. */
  readonly of: string;
  readonly holds: boolean;
}

export interface ProofFile {
  readonly index: number;
  readonly path: readonly Uint8Array<ArrayBuffer>[];
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array<ArrayBuffer>;
  /** The exact text that the notes' signatures cover. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

/** The file is not in the form of a proof. */
export class NoProof extends Told {
  readonly phrase = "web-proof-unreadable";
}

/** The log does not begin with a founding record: there is no key to check anything against. */
export class NoAnchor extends Told {
  readonly phrase = "web-proof-no-anchor";
}

const HEADER = "c2sp.org/tlog-proof@v1";

function whole(text: string | undefined): number {
  if (text === undefined || !/^(0|[1-9]\d{0,15})$/.test(text)) throw new NoProof();
  return Number(text);
}

export function readProof(file: string): ProofFile {
  const [head = "", note = ""] = splitOnce(file, "\n\n");
  const [header, ...rest] = head.split("\n");
  const lines = rest[0]?.startsWith("extra ") === true ? rest.slice(1) : rest;
  if (header !== HEADER || lines[0]?.startsWith("index ") !== true) throw new NoProof();
  const [text = "", signed = ""] = splitOnce(note, "\n\n");
  const [origin, size, root] = text.split("\n");
  if (origin === undefined || root === undefined) throw new NoProof();
  const signatures = signed.split("\n").filter((line) => line !== "").map((line) => {
    const found = /^— (\S+) (\S+)$/.exec(line);
    if (found === null) throw new NoProof();
    return { name: found[1] ?? "", bytes: fromBase64(found[2] ?? "") };
  });
  return {
    index: whole(lines[0].slice("index ".length)),
    path: lines.slice(1).map(fromBase64),
    origin,
    size: whole(size),
    root: fromBase64(root),
    text: `${text}\n`,
    signatures,
  };
}

function splitOnce(text: string, by: string): readonly [string, string] {
  const at = text.indexOf(by);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + by.length)];
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** RFC 9162, 2.1.1: a leaf's hash begins with 0, an inner node's with 1. */
export const leafHash = (leaf: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => digest(join(Uint8Array.of(0), leaf));
const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => digest(join(Uint8Array.of(1), left, right));

/** The root that a path leads to (RFC 9162, 2.1.3.2); nothing where the path has another length than its place asks for. */
export async function rootOf(leaf: Uint8Array<ArrayBuffer>, index: number, size: number, path: readonly Uint8Array[]): Promise<Uint8Array | null> {
  if (index >= size) return null;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(beside, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else {
      hash = await nodeHash(hash, beside);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

async function verifies(key: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", imported, signature, bytes);
  } catch {
    return false;
  }
}

/** A verifier key, `name+id+base64`: its name and the bytes of the key behind the byte of its kind. */
function keyOf(vkey: string): { readonly name: string; readonly key: Uint8Array<ArrayBuffer> } {
  const [, name = "", encoded = ""] = /^([^+]+)\+[0-9a-f]{8}\+(.+)$/.exec(vkey) ?? [];
  return { name, key: fromBase64(encoded).slice(1) };
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The log's own signature over the checkpoint: four bytes of the key's id, then Ed25519 over the text. */
export async function isSigned(proof: ProofFile, vkey: string): Promise<boolean> {
  const { name, key } = keyOf(vkey);
  const line = proof.signatures.find((one) => one.name === name && one.bytes.length === 4 + 64);
  return line !== undefined && verifies(key, line.bytes.slice(4), utf8(proof.text));
}

/** A timestamped cosignature: id, eight bytes of seconds, Ed25519 over a header, the time and the text. */
export async function isCosigned(proof: ProofFile, vkey: string): Promise<boolean> {
  const { name, key } = keyOf(vkey);
  const line = proof.signatures.find((one) => one.name === name && one.bytes.length === 4 + 8 + 64);
  if (line === undefined) return false;
  const seconds = new DataView(line.bytes.buffer).getBigUint64(4);
  return verifies(key, line.bytes.slice(12), utf8(`cosignature/v1\ntime ${seconds}\n${proof.text}`));
}

interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** Keys that the founding record names: the sequencer's for the joint log, each side's *stored*. */
export interface Anchor {
  readonly hash: string;
  readonly sequencer: string;
  readonly stored: readonly string[];
}

/** The keys in a founding record's payload. */
export async function anchorOf(payload: string, hash: string): Promise<Anchor | null> {
  const { kind, body } = JSON.parse(payload) as { readonly kind: string; readonly body: Readonly<Record<string, unknown>> };
  if (kind !== "genesis" || toHex(await digest(utf8(payload))) !== hash) return null;
  const sides = Object.values(body).filter((value): value is { readonly stored: string } => typeof value === "object" && value !== null && "stored" in value && typeof value.stored === "string");
  return { hash, sequencer: String(body["sequencer"]), stored: sides.map((side) => side.stored) };
}

/** Everything that one proof file and its leaf show about a record. */
export async function check(file: string, leafBase64: string, record: string, anchor: Anchor): Promise<readonly Check[]> {
  const proof = readProof(file);
  const leaf = fromBase64(leafBase64);
  const { envelope } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(leaf)) as { readonly envelope: Envelope };
  const payload = fromBase64(envelope.payload);
  const root = await rootOf(await leafHash(leaf), proof.index, proof.size, proof.path);
  const officers = await Promise.all(
    envelope.signatures.map(async ({ keyid, sig }): Promise<Check> => ({
      name: "officer",
      of: keyid,
      holds: await verifies(fromHex(keyid), fromBase64(sig), toBeSigned(envelope.payloadType, payload)),
    })),
  );
  const stored = await Promise.all(anchor.stored.map(async (vkey): Promise<Check> => ({ name: "stored", of: keyOf(vkey).name, holds: await isCosigned(proof, vkey) })));
  return [
    { name: "record", of: record, holds: toHex(await digest(payload)) === record },
    ...officers,
    { name: "path", of: `${proof.index} / ${proof.size}`, holds: root !== null && toHex(root) === toHex(proof.root) },
    { name: "sequencer", of: proof.origin, holds: await isSigned(proof, anchor.sequencer) },
    ...stored,
  ];
}

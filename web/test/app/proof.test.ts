// Proofs: a path leads to the root for every place in every small tree, and to no other for a changed one.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";
import { NoProof, check, leafHash, readProof, rootOf } from "../../src/api/proof.ts";
import { sign, toBase64, toBeSigned, toHex } from "../../src/api/signing.ts";

type Bytes = Uint8Array<ArrayBuffer>;

async function sha256(...parts: Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await webcrypto.subtle.digest("SHA-256", Buffer.concat(parts)));
}

/** The tree's hash as RFC 9162 defines it, slowly. */
async function treeHash(leaves: Bytes[]): Promise<Bytes> {
  if (leaves.length === 1) return leafHash(leaves[0] as Bytes);
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha256(Uint8Array.of(1), await treeHash(leaves.slice(0, split)), await treeHash(leaves.slice(split)));
}

async function pathOf(leaves: Bytes[], index: number): Promise<Bytes[]> {
  if (leaves.length === 1) return [];
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split ? [...(await pathOf(left, index)), await treeHash(right)] : [...(await pathOf(right, index - split)), await treeHash(left)];
}

test("a path leads to the root from every place of every small tree, and from no other place", async () => {
  for (let size = 1; size <= 17; size += 1) {
    const leaves = Array.from({ length: size }, (_, place) => Uint8Array.of(place));
    const root = toHex(await treeHash(leaves));
    for (let index = 0; index < size; index += 1) {
      const [leaf, path] = [await leafHash(leaves[index] as Bytes), await pathOf(leaves, index)];
      const found = await rootOf(leaf, index, size, path);
      assert.equal(found === null ? null : toHex(found), root, `${index} of ${size}`);
      if (path.length > 0) {
        const changed = path.map((hash, place) => (place === 0 ? hash.map((byte) => byte ^ 1) : hash));
        const other = await rootOf(leaf, index, size, changed);
        assert.notEqual(other === null ? null : toHex(other), root, `changed, ${index} of ${size}`);
        assert.equal(await rootOf(leaf, index, size, path.slice(1)).then((short) => short !== null && toHex(short) === root), false);
      }
      assert.equal(await rootOf(leaf, index, size, [...path, leaf]), null, "a path that is too long");
    }
    assert.equal(await rootOf(await leafHash(Uint8Array.of(0)), size, size, []), null, "a place beyond the tree");
  }
});

test("what is no proof file is refused", () => {
  for (const text of ["", "x", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex x\n\no\n1\nAA==\n\n", "c2sp.org/tlog-proof@v1\nindex 01\n\no\n1\nAA==\n\n"]) {
    assert.throws(() => readProof(text), NoProof, JSON.stringify(text));
  }
});

async function keyPair(): Promise<{ secret: CryptoKey; bytes: Bytes }> {
  const pair = (await webcrypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  return { secret: pair.privateKey, bytes: new Uint8Array(await webcrypto.subtle.exportKey("raw", pair.publicKey)) };
}

test("a whole proof holds, and each single change makes its own line fail", async () => {
  const [officer, sequencer, stored] = [await keyPair(), await keyPair(), await keyPair()];
  const payload = new TextEncoder().encode('{"kind":"stop"}');
  const record = toHex(await sha256(payload));
  const signature = await sign({ secret: officer.secret, keyid: toHex(officer.bytes) }, "t", '{"kind":"stop"}');
  assert.equal(new TextDecoder().decode(toBeSigned("t", payload)), 'DSSEv1 1 t 15 {"kind":"stop"}');
  const leaf = new TextEncoder().encode(JSON.stringify({ at: "", envelope: { payload: toBase64(payload), payloadType: "t", signatures: [signature] }, submission: {} }));
  const root = await leafHash(leaf);
  const text = `log.example\n1\n${toBase64(root)}\n`;
  const signBy = async (key: CryptoKey, over: string): Promise<Bytes> => new Uint8Array(await webcrypto.subtle.sign("Ed25519", key, new TextEncoder().encode(over)));
  const time = new Uint8Array(8);
  time[7] = 9;
  const lines = [
    `— log.example ${toBase64(Buffer.concat([Buffer.alloc(4), await signBy(sequencer.secret, text)]))}`,
    `— side/stored ${toBase64(Buffer.concat([Buffer.alloc(4), time, await signBy(stored.secret, `cosignature/v1\ntime 9\n${text}`)]))}`,
  ];
  const file = `c2sp.org/tlog-proof@v1\nindex 0\n\n${text}\n${lines.join("\n")}\n`;
  const vkey = (name: string, kind: number, key: Bytes): string => `${name}+00000000+${toBase64(Buffer.concat([Buffer.of(kind), key]))}`;
  const anchor = { hash: "", sequencer: vkey("log.example", 1, sequencer.bytes), stored: [vkey("side/stored", 4, stored.bytes)] };
  const failing = async (changedFile: string, changedLeaf: Uint8Array, changedAnchor = anchor): Promise<string[]> =>
    (await check(changedFile, toBase64(changedLeaf), record, changedAnchor)).filter((one) => !one.holds).map((one) => one.name);
  assert.deepEqual(await failing(file, leaf), []);
  const other = await keyPair();
  assert.deepEqual(await failing(file, leaf, { ...anchor, sequencer: vkey("log.example", 1, other.bytes) }), ["sequencer"]);
  assert.deepEqual(await failing(file, leaf, { ...anchor, stored: [vkey("side/stored", 4, other.bytes)] }), ["stored"]);
  assert.deepEqual(await failing(file, new TextEncoder().encode(new TextDecoder().decode(leaf).replace('"at":""', '"at":" "'))), ["path"]);
  assert.deepEqual(await failing(file.replace("\n1\n", "\n2\n"), leaf), ["path", "sequencer", "stored"]);
  assert.deepEqual((await check(file, toBase64(leaf), "00", anchor)).filter((one) => !one.holds).map((one) => one.name), ["record"]);
});

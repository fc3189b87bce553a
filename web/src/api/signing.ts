// The officer's own key, in memory only: read from its file, used over exact bytes, forgotten with the page.
//
// The file is PKCS #8 PEM, as `jig init` and `openssl genpkey -algorithm ed25519` write it. What is signed is DSSE's
// pre-authentication encoding, so neither bytes nor type can be exchanged.
import type { SignatureView } from "../generated/api.ts";
import { Told } from "./client.ts";

export interface OfficerKey {
  readonly secret: CryptoKey;
  /** The public key, 64 hexadecimal digits: also the key's id. */
  readonly keyid: string;
}

/** The text holds no Ed25519 key in PKCS #8 PEM. */
export class NoKey extends Told {
  readonly phrase = "web-door-no-key";
}

const FRAME = /^-----BEGIN PRIVATE KEY-----\s+([A-Za-z0-9+/=\s]+?)\s*-----END PRIVATE KEY-----$/;

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

export async function readKey(text: string): Promise<OfficerKey> {
  const body = FRAME.exec(text.trim())?.[1];
  if (body === undefined) throw new NoKey();
  try {
    const bytes = fromBase64(body.replace(/\s/g, ""));
    // Once readable, to learn the public half; what is kept can sign and cannot be read out.
    const readable = await crypto.subtle.importKey("pkcs8", bytes, "Ed25519", true, ["sign"]);
    const { x } = await crypto.subtle.exportKey("jwk", readable);
    const secret = await crypto.subtle.importKey("pkcs8", bytes, "Ed25519", false, ["sign"]);
    if (x === undefined) throw new NoKey();
    return { secret, keyid: toHex(fromBase64(x.replace(/-/g, "+").replace(/_/g, "/"))) };
  } catch {
    throw new NoKey();
  }
}

/** `DSSEv1 <length of type> <type> <length of payload> <payload>`, lengths in bytes. */
export function toBeSigned(payloadType: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`DSSEv1 ${new TextEncoder().encode(payloadType).length} ${payloadType} ${payload.length} `);
  const whole = new Uint8Array(head.length + payload.length);
  whole.set(head);
  whole.set(payload, head.length);
  return whole;
}

async function signBytes(key: OfficerKey, bytes: Uint8Array<ArrayBuffer>): Promise<SignatureView> {
  return { keyid: key.keyid, sig: toBase64(new Uint8Array(await crypto.subtle.sign("Ed25519", key.secret, bytes))) };
}

/** Signs the exact bytes of a payload, which are the bytes of this text. */
export function sign(key: OfficerKey, payloadType: string, payload: string): Promise<SignatureView> {
  return signBytes(key, toBeSigned(payloadType, new TextEncoder().encode(payload)));
}

/** Signs the node's challenge at the door. Its bytes can never be those of a record: a record's begin with `DSSEv1`. */
export function signChallenge(key: OfficerKey, challenge: string): Promise<SignatureView> {
  return signBytes(key, new TextEncoder().encode(challenge));
}

/** SHA-256 of bytes, as hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

// Drafts and their signing: the node composes the bytes and says what the rules would say; the officer's key signs exactly
// those bytes; the node takes them in.
import type { DraftPreview, DraftRequest, SubmitResponse } from "../generated/api.ts";
import { Told, post } from "./client.ts";
import { type OfficerKey, sha256, sign } from "./signing.ts";

/** A record as a screen means it; post and key are the officer's. */
export type Draft = Omit<DraftRequest, "post" | "keyid">;

/** What was shown is not what its name says: it is not signed. */
export class OtherBytes extends Told {
  readonly phrase = "web-sign-other-bytes";
}

export function preview(draft: Draft, officer: { readonly post: string; readonly key: OfficerKey }): Promise<DraftPreview> {
  return post<DraftPreview>("/v1/drafts/preview", { ...draft, post: officer.post, keyid: officer.key.keyid });
}

/** Signs the bytes that were shown and hands them in. One record, one signature: there is no signing of several at once. */
export async function signAndFile(shown: DraftPreview, key: OfficerKey): Promise<SubmitResponse> {
  if ((await sha256(new TextEncoder().encode(shown.payload))) !== shown.hash) throw new OtherBytes();
  const signature = await sign(key, shown.payload_type, shown.payload);
  return post<SubmitResponse>("/v1/records", { payload: shown.payload, signatures: [signature] });
}

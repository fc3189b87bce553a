// How things look wherever they are shown, on the workstation and on the status page: states, and hashes as people use them.
//
// A state has a shape, a word and a colour, so that none of them alone carries the meaning. The word is in the catalogues.

type Tone = "good" | "wait" | "bad" | "dim";
export interface Look {
  readonly shape: string;
  readonly tone: Tone;
}

/** Looks by the names that the node gives to states: of records, of both sides' steps, of lines. */
const LOOKS: Readonly<Record<string, Look>> = {
  drafted: { shape: "✎", tone: "dim" },
  submitted: { shape: "○", tone: "wait" },
  "acting-locally": { shape: "■", tone: "bad" },
  sequenced: { shape: "◔", tone: "wait" },
  "received-by-one": { shape: "◑", tone: "wait" },
  delivered: { shape: "◕", tone: "wait" },
  seen: { shape: "◉", tone: "wait" },
  sent: { shape: "◦", tone: "dim" },
  "agreed-by-one-post": { shape: "◪", tone: "wait" },
  agreed: { shape: "◆", tone: "good" },
  "awaiting-receipts": { shape: "◓", tone: "wait" },
  stop: { shape: "⬣", tone: "bad" },
  "in-effect": { shape: "●", tone: "good" },
  held: { shape: "‖", tone: "bad" },
  refused: { shape: "✕", tone: "bad" },
  void: { shape: "∅", tone: "bad" },
  ended: { shape: "□", tone: "dim" },
  up: { shape: "▲", tone: "good" },
  down: { shape: "▼", tone: "bad" },
};

/** The look of a state; one that is new here is shown as waiting, under its own name. */
export function lookOf(state: string): Look {
  return LOOKS[state] ?? { shape: "?", tone: "wait" };
}

export const STATES: readonly string[] = Object.keys(LOOKS);

/** The first eight digits of a hash in two groups, to be read aloud and compared. */
export function shortCode(hash: string): string {
  return hash === "" ? "" : `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
}

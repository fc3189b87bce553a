// How a state looks: a shape, a word and a colour, so that no one of them alone carries the meaning.

export interface Look {
  readonly shape: string;
  readonly tone: "good" | "wait" | "bad" | "dim";
}

const LOOKS: Readonly<Record<string, Look>> = {
  submitted: { shape: "○", tone: "wait" },
  "acting-locally": { shape: "■", tone: "bad" },
  sequenced: { shape: "◔", tone: "wait" },
  "received-by-one": { shape: "◑", tone: "wait" },
  "in-effect": { shape: "●", tone: "good" },
  held: { shape: "‖", tone: "bad" },
  refused: { shape: "✕", tone: "bad" },
  void: { shape: "∅", tone: "bad" },
  ended: { shape: "□", tone: "dim" },
  up: { shape: "▲", tone: "good" },
  down: { shape: "▼", tone: "bad" },
};

/** The look of a state that the server named; one that is new here is shown as waiting, with its own name. */
export function lookOf(state: string): Look {
  return LOOKS[state] ?? { shape: "?", tone: "wait" };
}

/** The first eight digits of a hash in two groups, to be read aloud and compared. */
export function shortCode(hash: string): string {
  return hash === "" ? "" : `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
}

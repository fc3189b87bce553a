// The page's sentences: keys to text, with named places for values. The server sends them; no sentence stands in code.

export type Phrases = Readonly<Record<string, string>>;

/** The sentence of a key with its values put in; a key without a sentence shows itself. */
export function say(phrases: Phrases, key: string, values: Readonly<Record<string, string>> = {}): string {
  const text = phrases[key] ?? key;
  return text.replace(/\{([a-z_]+)\}/g, (place, name: string) => values[name] ?? place);
}

// A draft that says what a record says, with another window.
import type { Draft } from "../../api/drafts.ts";
import type { RecordView } from "../../generated/api.ts";

/** The same record with another window; the one it takes the place of is named where its kind has that. */
export function draftWithWindow(record: RecordView, from: string, to: string): Draft {
  const { body, clauses, via, lang } = JSON.parse(record.payload) as {
    readonly body: Readonly<Record<string, unknown>>;
    readonly clauses?: readonly string[];
    readonly via?: string;
    readonly lang: string;
  };
  return { kind: record.kind, lang, clauses: clauses ?? [], refs: [record.hash], via: via ?? null, body: moved(body, { from, to }) };
}

/** The body with its own window exchanged, wherever the kind has it. */
function moved(body: Readonly<Record<string, unknown>>, window: { readonly from: string; readonly to: string }): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (name === "window") return [name, window];
      const isInner = typeof value === "object" && value !== null && !Array.isArray(value) && "window" in value;
      return [name, isInner ? moved(value as Readonly<Record<string, unknown>>, window) : value];
    }),
  );
}

// Names that records gave to places in three languages: what the glossary and the translator's desk read.
import { useQueries } from "@tanstack/react-query";
import { get } from "../../api/client.ts";
import { useRecords } from "../../api/queries.ts";
import { useLanguage } from "../../app/language.tsx";
import type { RecordView } from "../../generated/api.ts";

export interface Term {
  readonly record: string;
  readonly english: string;
  readonly russian: string;
  readonly arabic: string;
  /** Every spelling, aliases too. */
  readonly names: readonly string[];
  /** How the record stands in the list of the node. */
  readonly state: string;
}

function termOf(view: RecordView, state: string): Term | null {
  const { body } = JSON.parse(view.payload) as { readonly body: { readonly [name: string]: unknown } };
  const { english, russian, arabic, aliases } = body;
  if (typeof english !== "string" || typeof russian !== "string" || typeof arabic !== "string") return null;
  const others = Array.isArray(aliases) ? aliases.map(String) : [];
  return { record: view.hash, english, russian, arabic, names: [english, russian, arabic, ...others], state };
}

/** In the order of the log; a withdrawal of a name is none. */
export function useTerms(): readonly Term[] {
  const { language } = useLanguage();
  const { data } = useRecords();
  const lines = data?.records.filter((line) => line.kind === "agreed-name" && !["refused", "void", "ended"].includes(line.state)) ?? [];
  const found = useQueries({ queries: lines.map((line) => ({ queryKey: [`/v1/records/${line.hash}`, language], queryFn: () => get<RecordView>(`/v1/records/${line.hash}`), staleTime: 60_000, refetchInterval: false as const })) });
  return found.flatMap((answer, place) => (answer.data === undefined ? [] : (termOf(answer.data, lines[place]?.state ?? "") ?? [])));
}

// Questions to the node as hooks. What the node announces makes them ask again; what it last said stays while it is silent.
//
// A screen adds its own questions in its own folder in the same way: `useAnswer<Type>("/v1/path")`.
import { QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useLanguage } from "../app/language.tsx";
import type { ClockDocument, Inbox, ProofBundle, RecordList, RecordView, Status, Why } from "../generated/api.ts";
import { Refusal, get } from "./client.ts";

/** How often is asked even when the node announces nothing, milliseconds. */
const LOOK_EVERY_MS = 10_000;
const CLOCK_EVERY_MS = 1_000;

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
      retryDelay: 1_000,
      networkMode: "always",
      // An answer that is the same is the same value already (`get`); comparing ten thousand rows would be seen.
      structuralSharing: false,
      refetchInterval: LOOK_EVERY_MS,
      staleTime: 500,
    },
  },
});

/** The answer to a question; asked in the officer's language, asked again when the node has news. */
export function useAnswer<T>(path: string, options: { readonly enabled?: boolean; readonly everyMs?: number } = {}): UseQueryResult<T> {
  const { language } = useLanguage();
  return useQuery<T>({
    queryKey: [path, language],
    queryFn: () => get<T>(path),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? LOOK_EVERY_MS,
  });
}

export const useStatus = (): UseQueryResult<Status> => useAnswer<Status>("/v1/status");
export const useClock = (): UseQueryResult<ClockDocument> => useAnswer<ClockDocument>("/v1/clock", { everyMs: CLOCK_EVERY_MS });
export const useInbox = (): UseQueryResult<Inbox> => useAnswer<Inbox>("/v1/inbox");

/** Entries of the log that one answer holds at most. */
export const LOG_PART = 500;
/** A part of the joint log from an entry on, or its newest part. */
export const useRecords = (from: number | null = null): UseQueryResult<RecordList> =>
  useAnswer<RecordList>(`/v1/records?${from === null ? "" : `from=${from}&`}limit=${LOG_PART}`);

/** One record, or nothing while none is chosen. */
export const useRecord = (hash: string | null): UseQueryResult<RecordView> =>
  useAnswer<RecordView>(`/v1/records/${hash}`, { enabled: hash !== null });
export const useWhy = (hash: string | null): UseQueryResult<Why> => useAnswer<Why>(`/v1/why/${hash}`, { enabled: hash !== null });
export const useProof = (hash: string | null): UseQueryResult<ProofBundle> =>
  useAnswer<ProofBundle>(`/v1/proof/${hash}`, { enabled: hash !== null });

/** Follows the node's announcements for as long as the page lives. The browser reconnects by itself. */
export function follow(): () => void {
  const source = new EventSource("/v1/events");
  const changed = (): void => void client.invalidateQueries();
  source.addEventListener("changed", changed);
  source.addEventListener("entry", changed);
  source.addEventListener("error", changed);
  return () => source.close();
}

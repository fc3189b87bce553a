// The one selection: the hash of the record that every pane shows, in the address as `sel`.
import { useValue } from "./place.ts";

export function useSelection(): readonly [string | null, (record: string | null) => void] {
  return useValue("sel");
}

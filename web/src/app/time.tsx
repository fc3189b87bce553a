// The one time cursor: live, or a fixed moment in the address as `t`. Every pane shows the same moment.
//
// While the moment is fixed a banner says so and nothing can be signed: what is shown is not what holds now.
import { type ReactNode, createContext, useContext, useMemo, useState } from "react";
import { useClock } from "../api/queries.ts";
import type { WallClock } from "../generated/api.ts";
import { useSay } from "./language.tsx";
import { useValue } from "./place.ts";

export interface Cursor {
  /** The moment that is shown, RFC 3339 in UTC; empty before the node has said its time. */
  readonly at: string;
  readonly isLive: boolean;
  /** The node's own time, whatever is shown. */
  readonly now: string;
  /** Clocks on the wall, as the node reckons them. */
  readonly walls: readonly WallClock[];
  readonly fix: (at: string) => void;
  readonly goLive: () => void;
}

const CursorContext = createContext<Cursor>({ at: "", isLive: true, now: "", walls: [], fix: () => undefined, goLive: () => undefined });

export function useCursor(): Cursor {
  return useContext(CursorContext);
}

/** A zone of the clocks on the wall. */
export interface WallZone {
  readonly zone: string;
  /** Key of its name. */
  readonly phrase: string;
}

const ZonesContext = createContext<readonly WallZone[]>([]);

/** The zones of the clocks; unlike the clocks they do not change every second. */
export function useZones(): readonly WallZone[] {
  return useContext(ZonesContext);
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** A moment as staffs write it (`121900ZSEP16`) or as RFC 3339 does; nothing where it is neither. */
export function readMoment(text: string): string | null {
  const group = /^(\d{2})(\d{2})(\d{2})Z([A-Z]{3})(\d{2})$/.exec(text.trim().toUpperCase().replace(/\s/g, ""));
  const spelled = group === null ? text.trim() : fromGroup(group);
  const found = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(spelled) ? new Date(spelled) : null;
  if (found === null || Number.isNaN(found.getTime())) return null;
  // 31 February is no day: what comes back must begin as it was written.
  return found.toISOString().startsWith(spelled.slice(0, 16)) ? found.toISOString() : null;
}

function fromGroup([, day = "", hour = "", minute = "", month = "", year = ""]: RegExpExecArray): string {
  return `20${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day}T${hour}:${minute}Z`;
}

/** A moment as staffs write it. */
export function writeMoment(at: string): string {
  const [date = "", clock = ""] = at.split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  return `${day}${clock.slice(0, 2)}${clock.slice(3, 5)}Z${MONTHS[Number(month) - 1] ?? ""}${year.slice(2)}`;
}

export function CursorProvider({ children }: { children: ReactNode }): ReactNode {
  const { data } = useClock();
  const [fixed, setFixed] = useValue("t");
  const now = data?.now ?? "";
  const walls = data?.walls;
  const at = fixed === null ? now : (readMoment(fixed) ?? now);
  const cursor = useMemo<Cursor>(
    () => ({ at, isLive: fixed === null, now, walls: walls ?? [], fix: setFixed, goLive: () => setFixed(null) }),
    [at, fixed, now, walls, setFixed],
  );
  const named = walls?.map((wall) => `${wall.zone} ${wall.phrase}`).join("\n") ?? "";
  const zones = useMemo(
    () => named.split("\n").filter((line) => line !== "").map((line) => ({ zone: line.split(" ")[0] ?? "", phrase: line.split(" ")[1] ?? "" })),
    [named],
  );
  return (
    <ZonesContext.Provider value={zones}>
      <CursorContext.Provider value={cursor}>{children}</CursorContext.Provider>
    </ZonesContext.Provider>
  );
}

/** The field of the moment, and the way back to live. */
export function CursorField(): ReactNode {
  const say = useSay();
  const { at, isLive, fix, goLive } = useCursor();
  const [draft, setDraft] = useState<string | null>(null);
  const isWrong = draft !== null && readMoment(draft) === null;
  const take = (): void => {
    const moment = draft === null ? null : readMoment(draft);
    if (moment !== null) {
      fix(moment);
      setDraft(null);
    }
  };
  return (
    <form
      className="cursor"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <button type="button" className={isLive ? "live on" : "live"} aria-pressed={isLive} onClick={goLive}>
        <span aria-hidden="true">{isLive ? "●" : "○"}</span> {say("web-live-now")}
      </button>
      <input
        aria-label={say("web-cursor")}
        aria-invalid={isWrong}
        title={say("web-cursor-how")}
        size={13}
        spellCheck={false}
        value={draft ?? (at === "" ? "" : writeMoment(at))}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => setDraft(null)}
      />
    </form>
  );
}

/** Says that what is shown is not live. */
export function NotLive(): ReactNode {
  const say = useSay();
  const { at, isLive, goLive } = useCursor();
  if (isLive) return null;
  return (
    <div className="not-live" role="status">
      <strong>{say("web-not-live", { at: writeMoment(at) })}</strong>
      <button type="button" onClick={goLive}>{say("web-go-live")}</button>
    </div>
  );
}

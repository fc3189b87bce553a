// Who sits here: the appointed officer and the key, both in this page's memory and nowhere else.
//
// Signing in is an answer to the node's challenge by the officer's own key; locking forgets key and session at once.
import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { carryToken, onSessionOver, post } from "../api/client.ts";
import { client } from "../api/queries.ts";
import { type OfficerKey, readKey, signChallenge } from "../api/signing.ts";
import type { SessionChallenge, SessionOpened } from "../generated/api.ts";
import { useKeys } from "./keyboard.tsx";
import { useSay } from "./language.tsx";
import { announce } from "./live.tsx";

export interface Officer extends Omit<SessionOpened, "token"> {
  readonly key: OfficerKey;
}

interface Session {
  readonly officer: Officer | null;
  /** True once the node has ended a session that nobody locked, until somebody signs in again. */
  readonly isOver: boolean;
  readonly signIn: (keyFile: string) => Promise<void>;
  readonly lock: () => void;
}

const SessionContext = createContext<Session>({ officer: null, isOver: false, signIn: () => Promise.resolve(), lock: () => undefined });

export function useSession(): Session {
  return useContext(SessionContext);
}

/** The officer; only for what stands behind the doors. */
export function useOfficer(): Officer {
  const { officer } = useSession();
  if (officer === null) throw new Error("nobody is signed in");
  return officer;
}

export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const say = useSay();
  const [officer, setOfficer] = useState<Officer | null>(null);
  const [isOver, setOver] = useState(false);
  const signIn = useCallback(async (keyFile: string) => {
    const key = await readKey(keyFile);
    const { challenge } = await post<SessionChallenge>("/v1/session/challenge", {});
    const { token, ...opened } = await post<SessionOpened>("/v1/session", { challenge, signature: await signChallenge(key, challenge) });
    carryToken(token);
    client.clear();
    setOver(false);
    setOfficer({ ...opened, key });
  }, []);
  const forget = useCallback(() => {
    carryToken(null);
    client.clear();
    setOfficer(null);
  }, []);
  const lock = useCallback(() => {
    // The node forgets the session too; should it be silent, the session ends by itself.
    void post("/v1/session/end", {}).catch(() => undefined);
    forget();
  }, [forget]);
  useEffect(() => {
    // The node knows the session no more: what stays on the screen would never be new again, and nothing could be filed.
    onSessionOver(() => {
      forget();
      setOver(true);
      announce(say("web-door-over"));
    });
    return () => onSessionOver(null);
  }, [forget, say]);
  useKeys("web-keys-everywhere", officer === null ? [] : [{ keys: "Alt+q", phrase: "web-key-lock", always: true, run: lock }]);
  const session = useMemo(() => ({ officer, isOver, signIn, lock }), [officer, isOver, signIn, lock]);
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** Without a key or a touch for so long, the page locks itself; milliseconds. */
const IDLE_MS = 20 * 60_000;

/** Locks when nobody has touched the page for a while. */
export function IdleLock(): null {
  const { officer, lock } = useSession();
  useEffect(() => {
    if (officer === null) return undefined;
    let timer = window.setTimeout(lock, IDLE_MS);
    const touched = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(lock, IDLE_MS);
    };
    const signs = ["keydown", "pointerdown", "pointermove"] as const;
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, touched);
    };
  }, [officer, lock]);
  return null;
}

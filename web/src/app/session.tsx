// Who sits here: the appointed officer and the key, both in this page's memory and nowhere else.
//
// Signing in is an answer to the node's challenge by the officer's own key; locking forgets key and session at once.
import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { carryToken, post } from "../api/client.ts";
import { client } from "../api/queries.ts";
import { type OfficerKey, readKey, signChallenge } from "../api/signing.ts";
import { useKeys } from "./keyboard.tsx";

/** What the node asks to be signed. */
export interface Challenge {
  readonly challenge: string;
}

/** What the node says of the officer whose key answered. */
export interface Opened {
  readonly token: string;
  readonly node: string;
  readonly post: string;
  readonly post_text: string;
}

export interface Officer extends Omit<Opened, "token"> {
  readonly key: OfficerKey;
}

interface Session {
  readonly officer: Officer | null;
  readonly signIn: (keyFile: string) => Promise<void>;
  readonly lock: () => void;
}

const SessionContext = createContext<Session>({ officer: null, signIn: () => Promise.resolve(), lock: () => undefined });

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
  const [officer, setOfficer] = useState<Officer | null>(null);
  const signIn = useCallback(async (keyFile: string) => {
    const key = await readKey(keyFile);
    const { challenge } = await post<Challenge>("/v1/session/challenge", {});
    const { token, ...opened } = await post<Opened>("/v1/session", { challenge, signature: await signChallenge(key, challenge) });
    carryToken(token);
    client.clear();
    setOfficer({ ...opened, key });
  }, []);
  const lock = useCallback(() => {
    // The node forgets the session too; should it be silent, the session ends by itself.
    void post("/v1/session/end", {}).catch(() => undefined);
    carryToken(null);
    client.clear();
    setOfficer(null);
  }, []);
  useKeys("web-keys-everywhere", officer === null ? [] : [{ keys: "Alt+q", phrase: "web-key-lock", always: true, run: lock }]);
  const session = useMemo(() => ({ officer, signIn, lock }), [officer, signIn, lock]);
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

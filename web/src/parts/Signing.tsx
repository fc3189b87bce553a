// The one signing sheet of a screen. It stands above the screen, so that it stays when what was acted on leaves a list at the moment it is
// filed: whoever signed reads what became of it.
import { type ReactNode, createContext, useCallback, useContext, useMemo, useState } from "react";
import type { Draft } from "../api/drafts.ts";
import { Sign } from "./Sign.tsx";

interface Signing {
  readonly draft: Draft;
  readonly done: () => void;
}

/** Shows a record's exact bytes, to be signed; `done` once the node has taken it. */
export type BeginSigning = (draft: Draft, done: () => void) => void;

const SigningContext = createContext<BeginSigning>(() => undefined);

export function useSigning(): BeginSigning {
  return useContext(SigningContext);
}

export function SigningDesk({ children }: { children: ReactNode }): ReactNode {
  const [signing, setSigning] = useState<Signing | null>(null);
  const begin = useCallback<BeginSigning>((draft, done) => setSigning({ draft, done }), []);
  const close = useCallback(() => setSigning(null), []);
  const inside = useMemo(() => <SigningContext.Provider value={begin}>{children}</SigningContext.Provider>, [begin, children]);
  return (
    <>
      {inside}
      <Sign draft={signing?.draft ?? null} close={close} done={() => signing?.done()} />
    </>
  );
}

// A state: a shape, a word and a colour, so that none of them alone carries the meaning. The same everywhere.
import type { ReactNode } from "react";
import { useSay } from "../app/language.tsx";
import { lookOf } from "../looks.ts";

interface Props {
  readonly state: string;
  /** Key of the word; without it `web-state-<state>`. */
  readonly phrase?: string;
  /** The word itself, where the node sent it. */
  readonly text?: string;
}

export function StateChip({ state, phrase, text }: Props): ReactNode {
  const say = useSay();
  const { shape, tone } = lookOf(state);
  return (
    <span className={`chip ${tone}`} data-state={state}>
      <span className="shape" aria-hidden="true">{shape}</span>
      {text ?? say(phrase ?? `web-state-${state}`)}
    </span>
  );
}

// Pages of one room: which is open stands in the address, and 1, 2, 3… turn to them.
import type { ReactNode } from "react";
import { useKeys } from "../app/keyboard.tsx";
import { useSay } from "../app/language.tsx";
import { useValue } from "../app/place.ts";

export interface Page {
  readonly name: string;
  /** Key of its name. */
  readonly title: string;
  readonly show: () => ReactNode;
}

export function Pages({ of }: { of: readonly Page[] }): ReactNode {
  const say = useSay();
  const [asked, open] = useValue("page");
  const page = of.find((one) => one.name === asked) ?? of[0];
  useKeys("web-keys-pages", of.map((one, place) => ({ keys: String(place + 1), phrase: one.title, run: () => open(one.name) })));
  return (
    <div className="pages" data-page={page?.name}>
      <div className="notations tools" role="group" aria-label={say("web-keys-pages")}>
        {of.map((one, place) => <button key={one.name} type="button" data-to={one.name} aria-pressed={one === page} onClick={() => open(one.name)}>{say(one.title)} <kbd>{place + 1}</kbd></button>)}
      </div>
      <div className="pages-body" tabIndex={0}>{page?.show()}</div>
    </div>
  );
}

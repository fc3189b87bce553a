// The sheet of keys: what is registered now, group by group.
import { type ReactNode, useState } from "react";
import { Sheet } from "../parts/Sheet.tsx";
import { useGroups, useKeys } from "./keyboard.tsx";
import { useSay } from "./language.tsx";

export function Help(): ReactNode {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const groups = useGroups();
  useKeys("web-keys-everywhere", [{ keys: "?", phrase: "web-key-help", run: () => setOpen(true) }]);
  const titles = [...new Set(groups.map((group) => group.title))];
  return (
    <>
      <button type="button" className="quiet" aria-label={say("web-key-help")} title={say("web-key-help")} onClick={() => setOpen(true)}>?</button>
      <Sheet title={say("web-help")} isOpen={isOpen} close={() => setOpen(false)}>
        <div className="help">
          {titles.map((title) => (
            <section key={title}>
              <h3>{say(title)}</h3>
              <dl>
                {groups.filter((group) => group.title === title).flatMap((group) => group.keys).map((key) => (
                  <div key={`${key.keys} ${key.phrase}`}>
                    <dt><kbd>{key.keys}</kbd></dt>
                    <dd>{say(key.phrase)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Sheet>
    </>
  );
}

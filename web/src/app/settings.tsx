// How this screen looks: theme and density. Settings of the machine, kept in the browser, no part of the address.
import { type ReactNode, useState } from "react";
import { useKeys } from "./keyboard.tsx";
import { useSay } from "./language.tsx";

const CHOICES = {
  theme: ["dark", "light", "contrast"],
  density: ["compact", "comfortable"],
} as const;
type Setting = keyof typeof CHOICES;

function stored(setting: Setting): string {
  const found = window.localStorage.getItem(`jig-${setting}`);
  return found !== null && (CHOICES[setting] as readonly string[]).includes(found) ? found : CHOICES[setting][0];
}

/** Puts the stored settings on the page; called before anything is drawn. */
export function applySettings(): void {
  for (const setting of ["theme", "density"] as const) document.documentElement.dataset[setting] = stored(setting);
}

function useSetting(setting: Setting): readonly [string, () => void] {
  const [now, setNow] = useState(() => stored(setting));
  const next = (): void => {
    const choices: readonly string[] = CHOICES[setting];
    const chosen = choices[(choices.indexOf(now) + 1) % choices.length] ?? CHOICES[setting][0];
    window.localStorage.setItem(`jig-${setting}`, chosen);
    document.documentElement.dataset[setting] = chosen;
    setNow(chosen);
  };
  return [now, next];
}

export function Settings(): ReactNode {
  const say = useSay();
  const [theme, nextTheme] = useSetting("theme");
  const [density, nextDensity] = useSetting("density");
  useKeys("web-keys-everywhere", [
    { keys: "Alt+t", phrase: "web-key-theme", always: true, run: nextTheme },
    { keys: "Alt+d", phrase: "web-key-density", always: true, run: nextDensity },
  ]);
  return (
    <>
      <button type="button" className="quiet" title={say("web-key-theme")} onClick={nextTheme}>{say(`web-theme-${theme}`)}</button>
      <button type="button" className="quiet" title={say("web-key-density")} onClick={nextDensity}>{say(`web-density-${density}`)}</button>
    </>
  );
}

// The frame around every screen: bars, list of screens, sheets; the doors while nobody is signed in.
import { type ComponentType, type ReactNode, Suspense, lazy } from "react";
import { Banner, Clocks, Links, useFreshness } from "./bars.tsx";
import { Doors } from "./Doors.tsx";
import { Help } from "./Help.tsx";
import { useKeys } from "./keyboard.tsx";
import { useLanguage, useSay } from "./language.tsx";
import { SigningDesk } from "../parts/Signing.tsx";
import { LiveRegions } from "./live.tsx";
import { Pane } from "./Pane.tsx";
import { addressOf, go, usePlace } from "./place.ts";
import { FIRST, ROUTES, type Route } from "./routes.ts";
import { IdleLock, useSession } from "./session.tsx";
import { Settings } from "./settings.tsx";
import { Stop } from "./Stop.tsx";
import { CursorField, NotLive } from "./time.tsx";

const SCREENS: ReadonlyMap<string, ComponentType> = new Map(ROUTES.map((route) => [route.name, lazy(route.load)]));

function LanguageButton(): ReactNode {
  const say = useSay();
  const { next } = useLanguage();
  return <button type="button" className="quiet" id="language" lang={say("web-language-of-button")} title="Alt+L" onClick={next}>{say("web-language")}</button>;
}

function useOpenRoutes(): readonly Route[] {
  const { officer } = useSession();
  if (officer === null) return [];
  return ROUTES.filter((route) => route.posts === undefined || route.posts.includes(officer.post));
}

function Rail({ routes, screen }: { routes: readonly Route[]; screen: string }): ReactNode {
  const say = useSay();
  useKeys("web-keys-screens", routes.map((route) => ({ keys: `g ${route.key}`, phrase: `web-screen-${route.name}`, run: () => go(route.name) })));
  return (
    <nav className="rail" aria-label={say("web-screens")}>
      <ul>
        {routes.map((route) => (
          <li key={route.name}>
            <a href={addressOf(route.name)} aria-current={route.name === screen ? "page" : undefined}>
              {say(`web-screen-${route.name}`)} <kbd>g {route.key}</kbd>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Who(): ReactNode {
  const say = useSay();
  const { officer, lock } = useSession();
  if (officer === null) return null;
  return (
    <>
      <span className="who" title={say(`web-post-${officer.post}`)}>{officer.node} · {say(`web-post-${officer.post}`)}</span>
      <button type="button" className="quiet" title="Alt+Q" onClick={lock}>{say("web-lock")}</button>
    </>
  );
}

function Inside(): ReactNode {
  const say = useSay();
  const { isSilent } = useFreshness();
  const place = usePlace();
  const routes = useOpenRoutes();
  const screen = routes.some((route) => route.name === place.screen) ? place.screen : FIRST;
  const Screen = SCREENS.get(screen);
  return (
    <div className="inside">
      <Rail routes={routes} screen={screen} />
      <main id="content" tabIndex={-1} className={isSilent ? "screen old" : "screen"} data-screen={screen}>
        <NotLive />
        {Screen === undefined ? null : (
          <Suspense key={screen} fallback={<p className="dim" data-loading>{say("web-loading")}</p>}>
            <SigningDesk><Pane title={`web-screen-${screen}`} className="whole"><Screen /></Pane></SigningDesk>
          </Suspense>
        )}
      </main>
    </div>
  );
}

export function App(): ReactNode {
  const say = useSay();
  const { officer } = useSession();
  return (
    <>
      <a className="skip" href="#content" onClick={(event) => {
        event.preventDefault();
        document.getElementById("content")?.focus();
      }}>{say("web-skip-content")}</a>
      <Banner />
      <header className="top">
        <strong className="brand">jig</strong>
        <CursorField />
        <Clocks />
        <span className="gap" />
        <Who />
        <LanguageButton />
        <Help />
        <Stop />
      </header>
      {officer === null ? <Doors /> : <Inside />}
      <Links><Settings /></Links>
      <LiveRegions />
      <IdleLock />
    </>
  );
}

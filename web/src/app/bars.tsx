// The bars that are always there: clocks, lines to the other nodes with what waits for them, freshness, the purpose's banner.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useClock, useStatus } from "../api/queries.ts";
import type { LinkView, Said } from "../generated/api.ts";
import { Sentence } from "../parts/HashCode.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { StateChip } from "../parts/StateChip.tsx";
import { useKeys } from "./keyboard.tsx";
import { useSay } from "./language.tsx";
import { announce } from "./live.tsx";
import { useCursor, writeMoment } from "./time.tsx";

/** Silent for longer than this, the node counts as down; milliseconds. */
const SILENT_MS = 4_000;

export function Clocks(): ReactNode {
  const say = useSay();
  const { walls } = useCursor();
  return (
    <dl className="clocks" aria-label={say("web-clock")}>
      {walls.map((wall) => (
        <div key={wall.zone} title={wall.local}>
          <dt>{say(wall.phrase)}</dt>
          <dd>{wall.local.slice(11)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Exercise and training data say so, in the node's words, on every screen. */
export function Banner(): ReactNode {
  const { data } = useStatus();
  if (data?.banner === null || data?.banner === undefined) return null;
  return <div className="purpose" role="note">{data.banner}</div>;
}

function Link({ link }: { link: LinkView }): ReactNode {
  const say = useSay();
  const waiting = link.waiting.reduce((sum, lane) => sum + Number(lane.unsequenced), 0);
  const lanes = link.waiting.map((lane) => `${lane.lane}: ${lane.unsequenced}`).join(", ");
  const since = link.last_head_at;
  return (
    <li title={lanes}>
      <span className="dim">{link.node}</span>
      <StateChip state={link.state} phrase={`web-link-${link.state}`} />
      {link.state !== "up" && since !== null && since !== undefined ? <span>{say("web-link-since", { at: writeMoment(since) })}</span> : null}
      <span>{say("web-link-waiting", { count: waiting })}</span>
    </li>
  );
}

/** The node's alarms: how many, and on asking what each says and what cures it. */
function Alarms({ alarms }: { alarms: readonly Said[] }): ReactNode {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  useKeys("web-keys-everywhere", [{ keys: "g a", phrase: "web-key-alarms", run: () => setOpen(true) }]);
  return (
    <>
      <button type="button" className={alarms.length > 0 ? "quiet bad" : "quiet dim"} onClick={() => setOpen(true)}>
        {alarms.length > 0 ? <span aria-hidden="true">▲ </span> : null}{say("web-alarms-count", { count: alarms.length })}
      </button>
      <Sheet title={say("web-alarms")} isOpen={isOpen} close={() => setOpen(false)}>
        {alarms.length === 0 ? <p className="dim">{say("web-none")}</p> : (
          <ul className="findings">
            {alarms.map((alarm) => (
              <li key={`${alarm.code} ${alarm.text}`}>
                <Sentence text={alarm.text} />
                {alarm.cure === null || alarm.cure === undefined ? null : <p className="cure"><Sentence text={alarm.cure} /></p>}
              </li>
            ))}
          </ul>
        )}
      </Sheet>
    </>
  );
}

/**
 * Whether the node answers, from the clock that is asked for every second. A node that hangs sends nothing that would draw
 * anything again, so a timer watches. While the page is out of sight the browser asks nothing, and silence says nothing.
 */
export function useFreshness(): { readonly isSilent: boolean; readonly lastAt: string } {
  const { data, isError, dataUpdatedAt } = useClock();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    let timer: number | undefined;
    const watch = (): void => {
      window.clearTimeout(timer);
      if (!document.hidden) timer = window.setTimeout(() => setLate(true), SILENT_MS);
    };
    setLate(false);
    watch();
    document.addEventListener("visibilitychange", watch);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", watch);
    };
  }, [dataUpdatedAt]);
  return { isSilent: isError || isLate, lastAt: data?.now ?? "" };
}

export function Links({ children }: { children: ReactNode }): ReactNode {
  const say = useSay();
  const { data } = useStatus();
  const { isSilent, lastAt } = useFreshness();
  const before = useRef(isSilent);
  useEffect(() => {
    if (before.current !== isSilent) announce(say(isSilent ? "web-stale" : "web-live", { at: lastAt }), "assertive");
    before.current = isSilent;
  }, [isSilent, lastAt, say]);
  return (
    <footer className="links" aria-label={say("web-links")}>
      <span className={isSilent ? "fresh bad" : "fresh good"}>
        <span aria-hidden="true">{isSilent ? "▼" : "▲"}</span> {data?.node ?? ""} {say(isSilent ? "web-stale" : "web-live", { at: lastAt })}
      </span>
      <ul>{data?.links.map((link) => <Link key={link.node} link={link} />)}</ul>
      <Alarms alarms={data?.alarms ?? []} />
      <span className="dim">{say("web-log-size", { size: Number(data?.heads.joint.size ?? 0) })}</span>
      {children}
    </footer>
  );
}

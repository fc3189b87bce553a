// The bars that are always there: clocks, lines to the other nodes with what waits for them, freshness, the purpose's banner.
import { type ReactNode, useEffect, useRef } from "react";
import { useClock, useStatus } from "../api/queries.ts";
import type { LinkView } from "../generated/api.ts";
import { StateChip } from "../parts/StateChip.tsx";
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

/** Whether the node answers, from the clock that is asked for every second. */
export function useFreshness(): { readonly isSilent: boolean; readonly lastAt: string } {
  const { data, isError, dataUpdatedAt, errorUpdatedAt } = useClock();
  const isSilent = isError || (errorUpdatedAt > dataUpdatedAt && dataUpdatedAt > 0) || (dataUpdatedAt > 0 && Date.now() - dataUpdatedAt > SILENT_MS);
  return { isSilent, lastAt: data?.now ?? "" };
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
  const alarms = data?.alarms.length ?? 0;
  return (
    <footer className="links" aria-label={say("web-links")}>
      <span className={isSilent ? "fresh bad" : "fresh good"}>
        <span aria-hidden="true">{isSilent ? "▼" : "▲"}</span> {data?.node ?? ""} {say(isSilent ? "web-stale" : "web-live", { at: lastAt })}
      </span>
      <ul>{data?.links.map((link) => <Link key={link.node} link={link} />)}</ul>
      <span className={alarms > 0 ? "bad" : "dim"}>{say("web-alarms-count", { count: alarms })}</span>
      <span className="dim">{say("web-log-size", { size: Number(data?.heads.joint.size ?? 0) })}</span>
      {children}
    </footer>
  );
}

// What is going on: stops with how far each has got and whom to call, places to be read back, doubts, every restraint that binds; and
// what is heard on a line, entered by the hearer.
import type { ReactNode } from "react";
import { useInbox } from "../../api/queries.ts";
import { addressOf } from "../../app/place.ts";
import { useSay } from "../../app/language.tsx";
import { useSelection } from "../../app/selection.ts";
import { useOfficer } from "../../app/session.tsx";
import type { AwaitingView, RestraintView, StopView } from "../../generated/api.ts";
import { Filing } from "../../parts/Filing.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment, TimeLeft } from "../../parts/Moment.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { DOUBT_ACTS, READ_BACK_ACTS, SPOKEN_ACTS, STOP_ACTS } from "./acts.ts";

function StopCard({ stop }: { stop: StopView }): ReactNode {
  const say = useSay();
  const isOver = stop.lifted_by != null;
  return (
    <section className={isOver ? "stop-card over" : "stop-card"} data-stage={stop.stage}>
      <p className="headline">
        <StateChip state={isOver ? "ended" : "stop"} text={stop.text} /> <HashCode hash={stop.record} /> <Moment at={stop.at} />
        <span className="dim"> {stop.raised_by.node} · {say(`web-post-${stop.raised_by.post}`)}</span>
      </p>
      {stop.due.length === 0 ? null : (
        <ol className="stages">
          {stop.due.map((stage) => (
            <li key={`${stage.stage}${stage.side ?? ""}`} data-standing={stage.standing}>
              <span dir="auto">{stage.text}</span> {stage.side == null ? null : <span className="basis">{stage.side}</span>} <Moment at={stage.due} /> <TimeLeft until={stage.due} />
            </li>
          ))}
        </ol>
      )}
      {stop.calls.length === 0 ? null : (
        <>
          <h3>{say("web-watch-call-now")}</h3>
          <ul className="stages">{stop.calls.map((call) => <li key={`${call.callee}${call.side}`}><strong dir="auto">{call.text}</strong> <span className="basis">{call.side}</span> <TimeLeft until={call.due} /></li>)}</ul>
        </>
      )}
      <Filing acts={STOP_ACTS} of={stop} />
    </section>
  );
}

/** The place itself is not shown beside the form: it is read back from the reader's own map. */
function ReadBacks({ of }: { of: readonly AwaitingView[] }): ReactNode {
  const say = useSay();
  return (
    <section data-read-backs={of.length}>
      <h3>{say("web-watch-read-backs")}</h3>
      {of.length === 0 ? <Nothing phrase="web-watch-no-read-back" /> : of.map((item) => (
        <section key={item.record} className="entry" data-record={item.record}>
          <p><HashCode hash={item.record} /> <span dir="auto">{item.text}</span> <TimeLeft until={item.due} /> <a href={addressOf("review", { sel: item.record })}>{say("web-watch-open")}</a></p>
          <Filing acts={READ_BACK_ACTS} of={item} />
        </section>
      ))}
    </section>
  );
}

function Doubts({ of }: { of: readonly RestraintView[] }): ReactNode {
  const say = useSay();
  return (
    <section data-doubts={of.length}>
      <h3>{say("web-watch-doubts")}</h3>
      {of.length === 0 ? <Nothing phrase="web-watch-no-doubt" /> : of.map((doubt) => (
        <section key={doubt.record} className="entry" data-record={doubt.record}>
          <p>‖ <span dir="auto">{doubt.text}</span> <HashCode hash={doubt.record} /> <span className="dim">{doubt.author.node} · {say(`web-post-${doubt.author.post}`)}</span> <Moment at={doubt.at} /> <a href={addressOf("review", { sel: doubt.record })}>{say("web-watch-open")}</a></p>
          <Filing acts={DOUBT_ACTS} of={doubt} />
        </section>
      ))}
    </section>
  );
}

export function Now(): ReactNode {
  const { node } = useOfficer();
  return node === "centre" ? <AtCentre /> : <OfSide />;
}

/** The centre is no side: it enters what it hears, and no list of a side is its own. */
function AtCentre(): ReactNode {
  const say = useSay();
  return (
    <div className="column watch">
      <h3>{say("web-watch-heard")}</h3>
      <p className="note dim">{say("web-watch-heard-note")}</p>
      <Filing acts={SPOKEN_ACTS} of={null} />
      <Nothing phrase="web-queue-none-at-centre" />
    </div>
  );
}

function OfSide(): ReactNode {
  const say = useSay();
  const inbox = useInbox();
  const [selected, select] = useSelection();
  return (
    <Answer of={inbox}>
      {({ stops, binding, awaiting }) => (
        <div className="column watch" data-stops={stops.length} data-binding={binding.length}>
          <h3>{say("web-watch-heard")}</h3>
          <p className="note dim">{say("web-watch-heard-note")}</p>
          <Filing acts={SPOKEN_ACTS} of={null} />
          <h3>{say("web-watch-stops")}</h3>
          {stops.length === 0 ? <Nothing phrase="web-watch-no-stops" /> : stops.map((stop) => <StopCard key={stop.record} stop={stop} />)}
          <ReadBacks of={awaiting.filter((item) => item.asked.startsWith("read-back"))} />
          <Doubts of={binding.filter((one) => one.cause === "doubt")} />
          <h3>{say("web-watch-binding")}</h3>
          {binding.length === 0 ? <Nothing phrase="web-watch-nothing-binds" /> : (
            <Grid
              title="web-watch-binding"
              rows={binding}
              keyOf={(one) => one.record}
              chosen={selected}
              choose={select}
              columns={[
                { title: "web-record", width: "6.5rem", cell: (one) => <HashCode hash={one.record} /> },
                { title: "web-watch-cause", width: "minmax(14rem, 1fr)", cell: (one) => <span dir="auto">{one.text}</span> },
                { title: "web-picture-side", width: "5rem", cell: (one) => one.author.node },
                { title: "web-received", width: "9rem", cell: (one) => <Moment at={one.at} /> },
              ]}
            />
          )}
        </div>
      )}
    </Answer>
  );
}

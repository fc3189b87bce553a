// The watch: stops with how far each has got and whom to call, and every restraint that binds now.
import type { ReactNode } from "react";
import { useInbox } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { useSelection } from "../../app/selection.ts";
import type { StopView } from "../../generated/api.ts";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment, TimeLeft } from "../../parts/Moment.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { StateChip } from "../../parts/StateChip.tsx";

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
    </section>
  );
}

export default function Watch(): ReactNode {
  const say = useSay();
  const inbox = useInbox();
  const [selected, select] = useSelection();
  return (
    <Answer of={inbox}>
      {({ stops, binding }) => (
        <div className="column watch" data-stops={stops.length} data-binding={binding.length}>
          <h3>{say("web-watch-stops")}</h3>
          {stops.length === 0 ? <Nothing phrase="web-watch-no-stops" /> : stops.map((stop) => <StopCard key={stop.record} stop={stop} />)}
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

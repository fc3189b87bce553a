// The overnight brief: what binds, which stops stand, what this side is asked for, how much was done under exceptions, which cases are open.
// It gathers what other screens have; it weighs nothing.
import type { ReactNode } from "react";
import { useInbox, useStatus } from "../../api/queries.ts";
import { addressOf } from "../../app/place.ts";
import { useSay } from "../../app/language.tsx";
import { useOfficer } from "../../app/session.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment, TimeLeft } from "../../parts/Moment.tsx";
import { Book, Readings, useRegister } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";

function Asked(): ReactNode {
  const say = useSay();
  const inbox = useInbox();
  return (
    <Answer of={inbox}>
      {({ stops, binding, awaiting }) => (
        <>
          <h3>{say("web-watch-stops")}</h3>
          {stops.length === 0 ? <Nothing phrase="web-watch-no-stops" /> : <ul className="findings">{stops.map((stop) => <li key={stop.record}><HashCode hash={stop.record} /> <span dir="auto">{stop.text}</span> <Moment at={stop.at} /></li>)}</ul>}
          <h3>{say("web-watch-binding")}</h3>
          {binding.length === 0 ? <Nothing phrase="web-watch-nothing-binds" /> : <ul className="findings">{binding.map((one) => <li key={one.record}><HashCode hash={one.record} /> <span dir="auto">{one.text}</span> <span className="dim">{one.author.node}</span> <Moment at={one.at} /></li>)}</ul>}
          <h3><a href={addressOf("queue")}>{say("web-screen-queue")}</a></h3>
          <ul className="findings">{awaiting.map((item) => <li key={`${item.record}${item.asked}${item.question ?? ""}`}><HashCode hash={item.record} /> <span dir="auto">{item.text}</span> <TimeLeft until={item.due} /></li>)}</ul>
        </>
      )}
    </Answer>
  );
}

function OpenCases(): ReactNode {
  const say = useSay();
  const cases = useRegister("harm-report");
  return (
    <Answer of={cases}>
      {({ entries }) => (
        <>
          <h3><a href={addressOf("cases")}>{say("web-screen-cases")}</a></h3>
          {entries.length === 0 ? <Nothing phrase="web-cases-none" /> : entries.map((entry) => <section key={entry.key} className="entry"><h4>{entry.key}</h4><Readings of={entry.readings} /></section>)}
        </>
      )}
    </Answer>
  );
}

export default function Brief(): ReactNode {
  const say = useSay();
  const { node } = useOfficer();
  const { data: status } = useStatus();
  return (
    <article className="page" data-brief tabIndex={0}>
      <div className="notations tools"><button type="button" onClick={() => window.print()}>{say("web-rooms-print")}</button></div>
      {status?.alarms.map((alarm) => <p key={alarm.text} className="note bad">▲ <Sentence text={alarm.text} /></p>)}
      {node === "centre" ? <Nothing phrase="web-queue-none-at-centre" /> : <Asked />}
      <h3>{say("web-office-exceptions")}</h3>
      <p className="note dim">{say("web-office-exceptions-note")}</p>
      <Book register="outside-action" />
      <Book register="exception-review" />
      <OpenCases />
    </article>
  );
}

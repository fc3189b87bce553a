// The daily and the weekly report as the node writes them: a page to read and to print.
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { useValue } from "../../app/place.ts";
import type { ReportDocument } from "../../generated/api.ts";
import { Answer } from "../../parts/standing.tsx";

const PERIODS = ["daily", "weekly"] as const;

export default function Reports(): ReactNode {
  const say = useSay();
  const [asked, setPeriod] = useValue("period");
  const [day, setDay] = useValue("day");
  const period = PERIODS.find((one) => one === asked) ?? "daily";
  const isDay = day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day);
  const answer = useAnswer<ReportDocument>(`/v1/reports/${period}${isDay ? `?day=${day}` : ""}`);
  return (
    <article className="page report">
      <div className="notations tools">
        {PERIODS.map((one) => <button key={one} type="button" aria-pressed={one === period} onClick={() => setPeriod(one)}>{say(`web-rooms-period-${one}`)}</button>)}
        <label>{say("web-rooms-day-of")} <input type="date" value={isDay ? day : (answer.data?.day ?? "")} onChange={(event) => setDay(event.target.value)} /></label>
        {day === null ? null : <button type="button" className="quiet" onClick={() => setDay(null)}>{say("web-rooms-last-day-of-log")}</button>}
        <button type="button" onClick={() => window.print()}>{say("web-rooms-print")}</button>
      </div>
      <Answer of={answer}>{({ text }) => <pre className="sheet-text" dir="auto" tabIndex={0}>{text}</pre>}</Answer>
    </article>
  );
}

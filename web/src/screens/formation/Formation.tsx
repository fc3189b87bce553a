// The clock room: how far formation has come, both counts of the days, and what speaks against certifying. The clock certifies nothing.
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import type { FormationDocument } from "../../generated/api.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { Moment, TimeLeft } from "../../parts/Moment.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";

function Days({ document: { days } }: { document: FormationDocument }): ReactNode {
  if (days == null) return <Nothing phrase="web-rooms-no-days" />;
  return (
    <Facts
      rows={[
        ["web-rooms-first-day", days.first_day],
        ["web-rooms-last-day", days.last_day],
        ["web-rooms-by-local-days", <><Moment at={days.by_local_days} /> <TimeLeft until={days.by_local_days} /></>],
        ["web-rooms-by-elapsed", <><Moment at={days.by_elapsed} /> <TimeLeft until={days.by_elapsed} /></>],
        ["web-rooms-days-due", <><Moment at={days.due} /> <TimeLeft until={days.due} /></>],
        ["web-rooms-covered-until", days.covered_until == null ? null : <Moment at={days.covered_until} />],
      ]}
    />
  );
}

export default function Formation(): ReactNode {
  const say = useSay();
  const formation = useAnswer<FormationDocument>("/v1/formation");
  return (
    <Answer of={formation}>
      {(document) => (
        <article className="page" data-stage={document.stage}>
          <p className="headline" dir="auto">{document.stage_text}</p>
          {document.day == null ? null : <p>{say("web-rooms-day", { day: document.day })}</p>}
          <h3>{say("web-rooms-days")}</h3>
          <Days document={document} />
          <h3>{say("web-rooms-map-and-start")}</h3>
          <Facts
            rows={[
              ["web-rooms-map-due", document.map_due == null ? null : <><Moment at={document.map_due} /> <TimeLeft until={document.map_due} /></>],
              ["web-rooms-map-overdue", document.map_overdue ? <strong className="bad">▲ {say("web-rooms-yes")}</strong> : null],
              ["web-rooms-start-date", document.start_date == null ? null : <Moment at={document.start_date} />],
            ]}
          />
          {document.against_certifying.length === 0 ? null : (
            <>
              <h3>{say("web-rooms-against-certifying")}</h3>
              <Findings findings={document.against_certifying} />
            </>
          )}
          <p className="note dim">{say("web-rooms-certifies-nothing")}</p>
        </article>
      )}
    </Answer>
  );
}

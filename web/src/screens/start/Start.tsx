// D-day and withdrawal: the steps towards the start with what each still lacks, the ceasefire, and the ways out. Stop calls and protected
// places outlive every one of them.
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { addressOf } from "../../app/place.ts";
import { useSay } from "../../app/language.tsx";
import type { FormationDocument } from "../../generated/api.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { Moment, TimeLeft } from "../../parts/Moment.tsx";
import { type Page, Pages } from "../../parts/Pages.tsx";
import { Records } from "../../parts/Records.tsx";
import { Answer } from "../../parts/standing.tsx";
import { CEASEFIRE_ACTS, LEAVE_ACTS, RESUME_ACTS } from "./acts.ts";

const STEPS = ["formation-step", "reset-call", "level-statement", "grounding-commitment", "ceasefire-report"];
const WAYS_OUT = ["suspension", "resumption", "withdrawal", "ceasefire-report"];

function Standing(): ReactNode {
  const say = useSay();
  const formation = useAnswer<FormationDocument>("/v1/formation");
  return (
    <Answer of={formation}>
      {(document) => (
        <section data-stage={document.stage}>
          <p className="headline" dir="auto">{document.stage_text}</p>
          <Facts rows={[["web-rooms-start-date", document.start_date == null ? say("web-office-no-start") : <><Moment at={document.start_date} /> <TimeLeft until={document.start_date} /></>]]} />
          <p><a href={addressOf("formation")}>{say("web-screen-formation")}</a></p>
          {document.against_certifying.length === 0 ? null : <Findings findings={document.against_certifying} />}
          <Filing acts={CEASEFIRE_ACTS} of={null} />
        </section>
      )}
    </Answer>
  );
}

function Out(): ReactNode {
  const say = useSay();
  return (
    <section>
      <p className="note wait">▲ {say("web-office-leave-note")}</p>
      <Filing acts={LEAVE_ACTS} of={null} />
    </section>
  );
}

const PAGES: readonly Page[] = [
  { name: "start", title: "web-office-page-start", show: () => <Records title="web-office-page-start" kinds={STEPS} above={<Standing />} /> },
  { name: "out", title: "web-office-page-out", show: () => <Records title="web-office-page-out" kinds={WAYS_OUT} above={<Out />} acts={(record) => <Filing acts={RESUME_ACTS} of={record} />} /> },
];

export default function Start(): ReactNode {
  return <Pages of={PAGES} />;
}

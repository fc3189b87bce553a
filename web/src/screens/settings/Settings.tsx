// Settings and formats: readings of the edition's open points that were proposed and agreed, formats of what is exchanged, the daily rhythm,
// procedures and conferences.
import type { ReactNode } from "react";
import { useStatus } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { type Page, Pages } from "../../parts/Pages.tsx";
import { Records } from "../../parts/Records.tsx";
import { Book } from "../../parts/Register.tsx";
import { SETTING_ACTS } from "./acts.ts";

function Above(): ReactNode {
  const say = useSay();
  const { data: status } = useStatus();
  return (
    <section>
      <p className="note dim">{say("web-office-setting-note", { edition: status?.edition ?? "" })}</p>
      <Filing acts={SETTING_ACTS} of={null} />
    </section>
  );
}

const FORMATS = ["format", "battle-rhythm", "released-fields"];
const PROCEDURES = ["open-issue", "conference", "procedure", "integration-unlock", "integrated-plan"];

const PAGES: readonly Page[] = [
  { name: "settings", title: "web-office-page-settings", show: () => <Records title="web-office-page-settings" kinds={["setting-change"]} above={<Above />} /> },
  { name: "formats", title: "web-office-page-formats", show: () => <article className="page">{FORMATS.map((register) => <Book key={register} register={register} />)}</article> },
  { name: "procedures", title: "web-office-page-procedures", show: () => <article className="page">{PROCEDURES.map((register) => <Book key={register} register={register} />)}</article> },
];

export default function Settings(): ReactNode {
  return <Pages of={PAGES} />;
}

// The exchange of information: what each side gave in its own language, what was asked to be corroborated, the situation on the ground.
import type { ReactNode } from "react";
import { Filing } from "../../parts/Filing.tsx";
import { type Page, Pages } from "../../parts/Pages.tsx";
import { Records } from "../../parts/Records.tsx";
import { Book } from "../../parts/Register.tsx";
import { INFORMATION_ACTS, NEW_INFORMATION, SITUATION_ACTS } from "./acts.ts";

const KINDS = ["information", "common-understanding", "correction", "reservation"];

function Given(): ReactNode {
  return (
    <Records
      title="web-office-page-information"
      kinds={KINDS}
      above={<Filing acts={NEW_INFORMATION} of={null} />}
      acts={(record) => (record.kind === "information" ? <Filing acts={INFORMATION_ACTS} of={record} /> : null)}
    />
  );
}

function Situation(): ReactNode {
  return (
    <article className="page">
      <Filing acts={SITUATION_ACTS} of={null} />
      {["ground-situation", "aid-access"].map((register) => <Book key={register} register={register} />)}
    </article>
  );
}

const ASKED = ["corroboration", "reference-list", "named-group", "ceasefire-party"];

const PAGES: readonly Page[] = [
  { name: "information", title: "web-office-page-information", show: () => <Given /> },
  { name: "corroboration", title: "web-office-page-corroboration", show: () => <article className="page">{ASKED.map((register) => <Book key={register} register={register} />)}</article> },
  { name: "situation", title: "web-office-page-situation", show: () => <Situation /> },
];

export default function Exchange(): ReactNode {
  return <Pages of={PAGES} />;
}

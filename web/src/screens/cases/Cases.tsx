// Cases and violations: harm to civilians, reports to the outside recipient, the two ledgers of counts.
import type { ReactNode } from "react";
import { type Page, Pages } from "../../parts/Pages.tsx";
import { Harm } from "./Harm.tsx";
import { Ledgers } from "./Ledgers.tsx";
import { Violations } from "./Violations.tsx";

const PAGES: readonly Page[] = [
  { name: "harm", title: "web-cases-page-harm", show: () => <Harm /> },
  { name: "violations", title: "web-cases-page-violations", show: () => <Violations /> },
  { name: "ledgers", title: "web-cases-page-ledgers", show: () => <Ledgers /> },
];

export default function Cases(): ReactNode {
  return <Pages of={PAGES} />;
}

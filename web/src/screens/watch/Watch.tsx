// The watch: what is going on now, the hand-over, the card beside the telephone.
import type { ReactNode } from "react";
import { type Page, Pages } from "../../parts/Pages.tsx";
import { CallCard } from "./CallCard.tsx";
import { HandOver } from "./HandOver.tsx";
import { Now } from "./Now.tsx";

const PAGES: readonly Page[] = [
  { name: "now", title: "web-watch-page-now", show: () => <Now /> },
  { name: "hand-over", title: "web-watch-page-hand-over", show: () => <HandOver /> },
  { name: "card", title: "web-watch-page-card", show: () => <CallCard /> },
];

export default function Watch(): ReactNode {
  return <Pages of={PAGES} />;
}

// The watch over the grounding: candidates, notices, daily returns. What stands here has been released by its holder after the delay of the
// edition; nothing follows a flight while it flies.
import type { ReactNode } from "react";
import { type Page, Pages } from "../../parts/Pages.tsx";
import { Events } from "./Events.tsx";
import { Notices } from "./Notices.tsx";
import { Returns } from "./Returns.tsx";

const PAGES: readonly Page[] = [
  { name: "events", title: "web-grounding-page-events", show: () => <Events /> },
  { name: "notices", title: "web-grounding-page-notices", show: () => <Notices /> },
  { name: "returns", title: "web-grounding-page-returns", show: () => <Returns /> },
];

export default function Grounding(): ReactNode {
  return <Pages of={PAGES} />;
}

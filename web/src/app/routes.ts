// The screens: one row each. Adding a screen is a folder in `screens/`, a row here, and its sentences.
//
// `posts` says who finds the screen in the list; without it everybody does. It hides nothing that the node would refuse and
// permits nothing that the node would not: what a post may do is decided there.
import type { ComponentType } from "react";

export interface Route {
  /** In the address and in the name of the sentence `web-screen-<name>`. */
  readonly name: string;
  /** The second key after `g`. */
  readonly key: string;
  readonly posts?: readonly string[];
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

export const ROUTES: readonly Route[] = [
  { name: "queue", key: "q", load: () => import("../screens/queue/Queue.tsx") },
  { name: "review", key: "r", load: () => import("../screens/review/Review.tsx") },
  { name: "picture", key: "m", load: () => import("../screens/picture/Picture.tsx") },
  { name: "deconfliction", key: "x", load: () => import("../screens/deconfliction/Deconfliction.tsx") },
  { name: "common-map", key: "v", load: () => import("../screens/commonmap/CommonMap.tsx") },
  { name: "drawing", key: "b", load: () => import("../screens/drawing/Drawing.tsx") },
  { name: "watch", key: "w", load: () => import("../screens/watch/Watch.tsx") },
  { name: "operations", key: "o", load: () => import("../screens/operations/Operations.tsx") },
  { name: "grounding", key: "n", load: () => import("../screens/grounding/Grounding.tsx") },
  { name: "cases", key: "c", load: () => import("../screens/cases/Cases.tsx") },
  { name: "protection", key: "e", load: () => import("../screens/protection/Protection.tsx") },
  { name: "formation", key: "f", load: () => import("../screens/formation/Formation.tsx") },
  { name: "exchange", key: "u", load: () => import("../screens/exchange/Exchange.tsx") },
  { name: "language", key: "t", load: () => import("../screens/language/Language.tsx") },
  { name: "start", key: "z", load: () => import("../screens/start/Start.tsx") },
  { name: "brief", key: "h", load: () => import("../screens/brief/Brief.tsx") },
  { name: "roster", key: "y", load: () => import("../screens/roster/Roster.tsx") },
  { name: "settings", key: "i", load: () => import("../screens/settings/Settings.tsx") },
  { name: "registers", key: "s", load: () => import("../screens/registers/Registers.tsx") },
  { name: "reports", key: "d", load: () => import("../screens/reports/Reports.tsx") },
  { name: "log", key: "l", load: () => import("../screens/log/Log.tsx") },
  { name: "proof", key: "p", load: () => import("../screens/proof/Proof.tsx") },
];

/** Where one arrives after the doors. */
export const FIRST = "queue";

// The language room: tasks, second reading, glossary, phrase book. The original prevails; a translation stands beside it and never in its
// place (TOR.1.d.ii).
import type { ReactNode } from "react";
import { type Page, Pages } from "../../parts/Pages.tsx";
import { Glossary } from "./Glossary.tsx";
import { PhraseBook } from "./PhraseBook.tsx";
import { Seconds } from "./Seconds.tsx";
import { Tasks } from "./Tasks.tsx";

const PAGES: readonly Page[] = [
  { name: "tasks", title: "web-language-page-tasks", show: () => <Tasks /> },
  { name: "seconds", title: "web-language-page-seconds", show: () => <Seconds /> },
  { name: "glossary", title: "web-language-page-glossary", show: () => <Glossary /> },
  { name: "phrases", title: "web-language-page-phrases", show: () => <PhraseBook /> },
];

export default function Language(): ReactNode {
  return <Pages of={PAGES} />;
}

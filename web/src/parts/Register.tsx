// Registers as rooms show them: asked for as the moment that is shown wants it, entries with all their versions, what follows from them.
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode } from "react";
import { useAnswer } from "../api/queries.ts";
import { useSay } from "../app/language.tsx";
import { useSelection } from "../app/selection.ts";
import { useCursor } from "../app/time.tsx";
import type { RegisterDocument, RegisterEntryView, RegisterVersionView, Said } from "../generated/api.ts";
import { HashCode, Sentence } from "./HashCode.tsx";
import { Moment } from "./Moment.tsx";
import { Answer, Nothing } from "./standing.tsx";

/** A register at the moment that is shown; with a side, as that side knew it. */
export function useRegister(name: string, known: string | null = null): UseQueryResult<RegisterDocument> {
  const { isLive, at } = useCursor();
  const query = new URLSearchParams();
  if (!isLive) query.set("at", at);
  if (known !== null) query.set("known_to", known);
  const asked = query.toString();
  return useAnswer<RegisterDocument>(`/v1/registers/${name}${asked === "" ? "" : `?${asked}`}`);
}

/** Standings of versions that nothing has taken the place of. */
const STANDS = ["stated", "agreed", "proposed"];

export const stands = (version: RegisterVersionView): boolean => STANDS.includes(version.standing);

/** The versions of an entry that stand, in the order of the log. */
export const standing = (entry: RegisterEntryView): readonly RegisterVersionView[] => entry.versions.filter(stands);

/** Versions of any entry that speak of a record and stand. */
export function speaking(register: RegisterDocument | undefined, of: string): readonly RegisterVersionView[] {
  return register?.entries.flatMap((entry) => standing(entry).filter((version) => version.about === of)) ?? [];
}

export function Readings({ of }: { of: readonly Said[] }): ReactNode {
  return <>{of.map((reading) => <p key={`${reading.code} ${reading.text}`} className="reading" data-code={reading.code}><Sentence text={reading.text} /></p>)}</>;
}

/** What was said by whom, a line each. */
export function Words({ of }: { of: readonly RegisterVersionView[] }): ReactNode {
  const say = useSay();
  return (
    <ul className="findings">
      {of.map((version) => (
        <li key={version.record} data-record={version.record} data-standing={version.standing}>
          <span className="basis">{version.author.node} · {say(`web-post-${version.author.post}`)}</span> <Sentence text={version.text} />{" "}
          <HashCode hash={version.record} /> <Moment at={version.at} />
        </li>
      ))}
    </ul>
  );
}

/** An entry with every version and what follows from those that stand. */
export function Entry({ entry }: { entry: RegisterEntryView }): ReactNode {
  const say = useSay();
  const [selected, select] = useSelection();
  return (
    <section className="entry" data-key={entry.key}>
      <h3 dir="auto">{entry.key}</h3>
      <Readings of={entry.readings} />
      <table className="corners">
        <thead>
          <tr>{["web-record", "web-rooms-says", "web-picture-side", "web-state", "web-rooms-since"].map((title) => <th key={title} scope="col">{say(title)}</th>)}</tr>
        </thead>
        <tbody>
          {entry.versions.map((version) => (
            <tr key={version.record} aria-selected={version.record === selected} onClick={() => select(version.record)}>
              <td><button type="button" className="quiet" onClick={() => select(version.record)}><HashCode hash={version.record} /></button></td>
              <td dir="auto">{version.text}</td>
              <td>{version.author.node}</td>
              <td dir="auto">{version.standing_text}</td>
              <td><Moment at={version.since} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A whole register: its name, what stands above it, its entries. */
export function Book({ register }: { register: string }): ReactNode {
  const answer = useRegister(register);
  return (
    <Answer of={answer}>
      {({ title, clause, entries, notes }) => (
        <section data-register={register} data-entries={entries.length}>
          <h3 dir="auto">{title} <span className="basis">{clause}</span></h3>
          {notes.map((note) => <p key={note.text} className="note dim" dir="auto">{note.text}</p>)}
          {entries.length === 0 ? <Nothing phrase="web-rooms-register-empty" /> : entries.map((entry) => <Entry key={entry.key} entry={entry} />)}
        </section>
      )}
    </Answer>
  );
}

// The queue "awaiting my side": by deadline, what has none after it, each in the node's order. j and k move, Enter opens, a
// approves, r returns, t asks for the translation, / filters. What is urgent is two keys away: g q lands on it, Enter opens it.
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useInbox, useWhy } from "../../api/queries.ts";
import { useKeys } from "../../app/keyboard.tsx";
import { useSay } from "../../app/language.tsx";
import { Apart } from "../../app/Pane.tsx";
import { announce } from "../../app/live.tsx";
import { go, setValue, useValue } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import { useOfficer, useSession } from "../../app/session.tsx";
import type { AwaitingView, Inbox } from "../../generated/api.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Fields } from "../../parts/Fields.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { HashCode, Sentence } from "../../parts/HashCode.tsx";
import { Moment, TimeLeft } from "../../parts/Moment.tsx";
import { Sides } from "../../parts/Sides.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import "./queue.css";

/** One record may ask for several things; each is a row of its own. */
export function keyOf(item: AwaitingView): string {
  return [item.record, item.asked, item.question ?? ""].join(".");
}

/** Moments as the node writes them stand in their own order as text. */
function compare(one: string | null | undefined, other: string | null | undefined): number {
  const [first, second] = [one ?? "\uffff", other ?? "\uffff"];
  return first < second ? -1 : Number(first > second);
}

/** By the moment each works towards; what names none comes after. Within, the node's order stands. */
export function byDeadline(items: readonly AwaitingView[]): readonly AwaitingView[] {
  return items.toSorted((one, other) => compare(one.due, other.due));
}

function matches(item: AwaitingView, wanted: string): boolean {
  const texts = [item.kind_text, item.text, item.record, item.author?.node ?? "", item.post_text ?? ""];
  return texts.some((text) => text.toLowerCase().includes(wanted.toLowerCase()));
}

function Translation({ item }: { item: AwaitingView }): ReactNode {
  const say = useSay();
  const into = [...new Set(item.translated_into.map(({ lang }) => lang))].join(", ");
  const short = into === "" ? (item.lang ?? "") : `${item.lang ?? ""} → ${into}`;
  return <span className={into === "" ? "dim" : ""} title={into === "" ? say("web-queue-original", { lang: item.lang ?? "" }) : short}>{short}</span>;
}

function Rows({ inbox }: { inbox: Inbox }): ReactNode {
  const say = useSay();
  const { officer } = useSession();
  const [chosen, choose] = useValue("row");
  const [wanted, setWanted] = useValue("q");
  const filter = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => byDeadline(inbox.awaiting).filter((item) => wanted === null || matches(item, wanted)), [inbox, wanted]);
  const known = useRef(inbox.awaiting.length);
  useEffect(() => {
    if (inbox.awaiting.length > known.current) announce(say("web-queue-new", { count: inbox.awaiting.length - known.current }));
    known.current = inbox.awaiting.length;
  }, [inbox, say]);
  const first = rows[0];
  const here = useMemo(() => rows.find((item) => keyOf(item) === chosen), [rows, chosen]);
  useEffect(() => {
    // Lands on what is most urgent, so that one more key opens it.
    if (here === undefined && first !== undefined) choose(keyOf(first));
  }, [here, first, choose]);
  useEffect(() => {
    if (here !== undefined) setValue("sel", here.record);
  }, [here]);
  const open = (act: string): void => {
    const item = here ?? first;
    if (item !== undefined) go("review", { sel: item.record, ask: item.asked, act });
  };
  useKeys("web-keys-queue", [
    { keys: "a", phrase: "web-key-approve", run: () => open("approve") },
    { keys: "r", phrase: "web-key-return", run: () => open("return") },
    { keys: "t", phrase: "web-key-translation", run: () => open("translation") },
    { keys: "/", phrase: "web-key-filter", run: () => filter.current?.focus() },
  ]);
  return (
    <>
      <div className="queue-bar">
        <input
          ref={filter}
          type="search"
          dir="auto"
          aria-label={say("web-queue-filter")}
          placeholder={`${say("web-queue-filter")}  /`}
          value={wanted ?? ""}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
          }}
        />
        <span className="dim">{say("web-queue-count", { shown: rows.length, count: inbox.awaiting.length, side: officer?.node ?? inbox.side })}</span>
      </div>
      {rows.length === 0 ? <Nothing phrase="web-queue-empty" /> : (
        <Grid
          title="web-screen-queue"
          rows={rows}
          keyOf={keyOf}
          chosen={chosen}
          choose={choose}
          open={() => open("")}
          columns={[
            { title: "web-queue-id", width: "5.4rem", cell: (item) => <HashCode hash={item.record} /> },
            { title: "web-queue-asked", width: "minmax(11rem, 2.4fr)", cell: (item) => <span title={item.text}>{item.text}</span> },
            { title: "web-author", width: "minmax(6.5rem, 1fr)", cell: (item) => <span title={item.post_text ?? ""}>{item.author?.node} · {item.post_text}</span> },
            { title: "web-state", width: "7.6rem", cell: (item) => <StateChip state={item.state} /> },
            { title: "web-queue-sides", width: "15.8rem", cell: (item) => <Sides sides={item.sides} /> },
            { title: "web-queue-left", width: "5.4rem", cell: (item) => <TimeLeft until={item.due} /> },
            { title: "web-queue-due", width: "7.4rem", cell: (item) => <Moment at={item.due} /> },
            { title: "web-queue-translation", width: "5.4rem", cell: (item) => <Translation item={item} /> },
          ]}
        />
      )}
    </>
  );
}

/** The text of the chosen record and what is said of it, so that most items need not be opened to be understood. */
function Chosen(): ReactNode {
  const say = useSay();
  const [selected] = useSelection();
  const why = useWhy(selected);
  if (selected === null) return null;
  return (
    <section className="chosen" tabIndex={0} aria-label={say("web-queue-chosen")}>
      <Answer of={why}>
        {({ record }) => (
          <>
            <div lang={record.lang}><Fields payload={record.payload} /></div>
            <div>
              {record.effect === null || record.effect === undefined ? null : <p><Sentence text={record.effect.text} /></p>}
              <Findings findings={record.effect?.findings.length ? record.effect.findings : (record.verdict?.findings ?? [])} />
            </div>
          </>
        )}
      </Answer>
    </section>
  );
}

function Binding({ inbox }: { inbox: Inbox }): ReactNode {
  const say = useSay();
  if (inbox.binding.length === 0 && inbox.stops.length === 0) return null;
  return (
    <section className="binding" tabIndex={0} aria-label={say("web-queue-binding")}>
      <h3>{say("web-queue-binding")}</h3>
      <ul>
        {inbox.stops.filter((stop) => stop.lifted_by === null || stop.lifted_by === undefined).map((stop) => (
          <li key={stop.record}><StateChip state="stop" text={stop.text} /> <HashCode hash={stop.record} /> <Moment at={stop.at} /></li>
        ))}
        {inbox.binding.filter((bound) => bound.cause !== "stop").map((bound) => (
          <li key={bound.record}><StateChip state="held" text={bound.text} /> <HashCode hash={bound.record} /> <Moment at={bound.at} /></li>
        ))}
      </ul>
    </section>
  );
}

export default function Queue(): ReactNode {
  const { node } = useOfficer();
  // The centre is no side.
  return node === "centre" ? <Nothing phrase="web-queue-none-at-centre" /> : <OfSide />;
}

function OfSide(): ReactNode {
  const inbox = useInbox();
  const [selected] = useSelection();
  return (
    <Answer of={inbox}>
      {(data) => (
        <>
          <Binding inbox={data} />
          <Rows inbox={data} />
          <Apart key={selected}><Chosen /></Apart>
        </>
      )}
    </Answer>
  );
}

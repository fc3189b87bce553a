// History and proof of the selected record: who, when, which side, what speaks of it; its place in the joint log checked here,
// in the browser, up to keys of the founding record; everything to take away.
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { get } from "../../api/client.ts";
import { useProof, useRecord, useRecords } from "../../api/queries.ts";
import { type Anchor, type Check, NoAnchor, anchorOf, check } from "../../api/proof.ts";
import { useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { addressOf } from "../../app/place.ts";
import { useSelection } from "../../app/selection.ts";
import type { ProofBundle, RecordLine, RecordList, RecordView } from "../../generated/api.ts";
import { Changes } from "../../parts/Changes.tsx";
import { Fields } from "../../parts/Fields.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Sides } from "../../parts/Sides.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { Answer, Nothing, Refused } from "../../parts/standing.tsx";
import "./proof.css";

/** The keys of the founding record, which stands at entry 0. */
function useAnchor(): UseQueryResult<Anchor> {
  return useQuery({
    queryKey: ["anchor"],
    queryFn: async () => {
      const { records } = await get<RecordList>("/v1/records?from=0&limit=1");
      const [first] = records;
      const genesis = first === undefined ? null : await get<RecordView>(`/v1/records/${first.hash}`);
      const anchor = genesis === null ? null : await anchorOf(genesis.payload, genesis.hash);
      if (anchor === null) throw new NoAnchor();
      return anchor;
    },
    refetchInterval: false,
  });
}

function CheckRow({ of }: { of: Check }): ReactNode {
  const say = useSay();
  return (
    <li className={of.holds ? "good" : "bad"} data-holds={of.holds ? "yes" : "no"}>
      <span aria-hidden="true">{of.holds ? "✓" : "✕"}</span> {say(`web-proof-check-${of.name}`)}{" "}
      <code dir="ltr" title={of.of}>{/^[0-9a-f]{64}$/.test(of.of) ? <HashCode hash={of.of} /> : of.of}</code>{" "}
      <strong>{say(of.holds ? "web-proof-holds" : "web-proof-fails")}</strong>
    </li>
  );
}

function Checks({ title, file, leaf, record, anchor }: { title: string; file: string; leaf: string; record: string; anchor: Anchor }): ReactNode {
  const say = useSay();
  const { data, error } = useQuery({
    queryKey: ["check", file, leaf, record, anchor.hash],
    queryFn: () => check(file, leaf, record, anchor),
    refetchInterval: false,
    retry: false,
  });
  if (error !== null) return <Refused error={error} />;
  if (data === undefined) return <p className="dim" data-loading>{say("web-loading")}</p>;
  const all = data.every((one) => one.holds);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p className={`whole-check ${all ? "good" : "bad"}`} data-proof={all ? "holds" : "fails"}>
        <span aria-hidden="true">{all ? "●" : "✕"}</span> {say(all ? "web-proof-all-hold" : "web-proof-not-all")}
      </p>
      <ul className="checks">{data.map((one) => <CheckRow key={`${one.name} ${one.of}`} of={one} />)}</ul>
    </section>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Proven({ bundle, record, anchor }: { bundle: ProofBundle; record: RecordView; anchor: Anchor }): ReactNode {
  const say = useSay();
  const [isChanged, setChanged] = useState(false);
  // One letter of the proof changed on purpose, so that it is seen what a false one looks like.
  const changed = bundle.entry_proof.replace(/(\nindex \d+\n)([A-Za-z0-9+/])/, (_, head: string, letter: string) => `${head}${letter === "A" ? "B" : "A"}`);
  const file = isChanged ? changed : bundle.entry_proof;
  const code = record.hash.slice(0, 8);
  return (
    <div className="inset">
      <Checks title={say("web-proof-entry")} file={file} leaf={bundle.entry} record={record.hash} anchor={anchor} />
      {bundle.receipts.length === 0 ? null : <p className="dim">{say("web-proof-receipts", { sides: bundle.receipts.map((one) => one.side).join(", ") })}</p>}
      <p className="dim">{say("web-proof-anchor")} <HashCode hash={anchor.hash} /></p>
      <div className="row">
        <button type="button" onClick={() => save(`${code}.tlog-proof`, bundle.entry_proof)}>{say("web-proof-save-proof")}</button>
        <button type="button" onClick={() => save(`${code}.json`, JSON.stringify(bundle, null, 2))}>{say("web-proof-save-bundle")}</button>
        <button type="button" onClick={() => save(`${code}.payload.json`, record.payload)}>{say("web-proof-save-payload")}</button>
        <button type="button" onClick={() => window.print()}>{say("web-proof-print")}</button>
        <button type="button" aria-pressed={isChanged} onClick={() => setChanged(!isChanged)}>{say("web-proof-try")}</button>
      </div>
    </div>
  );
}

function Steps({ record, lines }: { record: RecordView; lines: readonly RecordLine[] }): ReactNode {
  const say = useSay();
  // What the newest part of the log does not list is named all the same, by its hash alone.
  const about = record.about.map((hash) => lines.find((line) => line.hash === hash) ?? { hash });
  return (
    <div className="inset">
      <h3>{say("web-proof-stages")}</h3>
      <ol className="steps">
        {record.stages.map((stage) => <li key={stage.stage}><StateChip state={stage.stage} text={stage.text} /> <Moment at={stage.at} /></li>)}
      </ol>
      <h3>{say("web-proof-signers")}</h3>
      <ul className="steps">{record.signers.map((signer) => <li key={signer}><HashCode hash={signer} /></li>)}</ul>
      <h3>{say("web-proof-about")}</h3>
      {about.length === 0 ? <p className="dim">{say("web-none")}</p> : (
        <ul className="steps">
          {about.map((line) => (
            <li key={line.hash}>
              <a href={addressOf("proof", { sel: line.hash })}><HashCode hash={line.hash} /></a>
              {"state" in line ? <> {line.kind_text} · {line.author?.node} · {line.post_text} <Moment at={line.at} /> <StateChip state={line.state} /></> : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Whole({ record, lines }: { record: RecordView; lines: readonly RecordLine[] }): ReactNode {
  const say = useSay();
  const anchor = useAnchor();
  const bundle = useProof(record.index === null || record.index === undefined ? null : record.hash);
  return (
    <div className="proof" data-record={record.hash}>
      <div className="review-head">
        <HashCode hash={record.hash} /> <strong>{record.kind_text}</strong>
        <span>{record.author.node} · {say(`web-post-${record.author.post}`)}</span>
        <span className="dim">{say("web-entry")} {record.index}</span> <Moment at={record.at} />
        <Sides sides={record.sides} />
      </div>
      <div className="proof-panes">
        <Pane title="web-proof-checked">
          {record.index === null || record.index === undefined ? <Nothing phrase="web-review-not-judged" /> : (
            <Answer of={anchor}>{(keys) => <Answer of={bundle}>{(data) => <Proven bundle={data} record={record} anchor={keys} />}</Answer>}</Answer>
          )}
        </Pane>
        <Pane title="web-proof-history"><Steps record={record} lines={lines} /></Pane>
        <Pane title="web-review-text"><div className="inset" lang={record.lang}><Fields payload={record.payload} /></div></Pane>
        <Pane title="web-review-changes"><div className="inset"><Changes record={record} /></div></Pane>
      </div>
    </div>
  );
}

export default function Proof(): ReactNode {
  const [selected] = useSelection();
  const record = useRecord(selected);
  const { data: records } = useRecords();
  if (selected === null) return <Nothing phrase="web-nothing-selected" />;
  return <Answer of={record}>{(data) => <Whole record={data} lines={records?.records ?? []} />}</Answer>;
}

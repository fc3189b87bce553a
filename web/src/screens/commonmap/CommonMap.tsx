// The room of the common map: where the last drafts of the two sides, or two versions, agree, dispute and leave gaps; and how both sides settle it:
// each has seen the other's draft, one proposes the version that names both, both sign. The pieces are the node's.
import { type ReactNode, useMemo, useState } from "react";
import type { Draft } from "../../api/drafts.ts";
import { useAnswer } from "../../api/queries.ts";
import { useLanguage, useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { addressOf, go, useValue } from "../../app/place.ts";
import { useOfficer } from "../../app/session.tsx";
import { readMoment, useCursor } from "../../app/time.tsx";
import type { MapDifferenceDocument, MapPieceView, MapSourceView, PlaceView, SceneShape } from "../../generated/api.ts";
import { Grid } from "../../parts/Grid.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Sides } from "../../parts/Sides.tsx";
import { Sign } from "../../parts/Sign.tsx";
import { StateChip } from "../../parts/StateChip.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { Chart } from "../picture/Chart.tsx";
import "../picture/picture.css";
import "./commonmap.css";

const SIGNS: Readonly<Record<string, string>> = { agreed: "=", disputed: "≠", gap: "◐" };
/** Names of places shown in a row; the rest stand in its title. */
const PLACES_SHOWN = 4;

/** A place in the reader's language, else in any that it has. */
export function placeName(place: PlaceView, language: string): string {
  const own = language === "ru" ? place.russian : place.english;
  return own ?? place.english ?? place.russian ?? place.arabic ?? place.id;
}

function shapeOf(piece: MapPieceView, document: MapDifferenceDocument): SceneShape {
  const author = document.first?.author ?? document.second?.author ?? { node: "", post: "" };
  return {
    id: piece.id, record: piece.id, layer: "area", layer_text: piece.standing_text, label: piece.class_text, class: piece.class, class_text: piece.class_text,
    standing: piece.standing, author, at: document.at, from: null, until: null, state: "sequenced", state_text: piece.standing_text, parts: piece.parts,
  };
}

function Places({ places }: { places: readonly PlaceView[] }): ReactNode {
  const { language } = useLanguage();
  const names = places.map((place) => placeName(place, language));
  const more = names.length - PLACES_SHOWN;
  return <span title={names.join(", ")} dir="auto">{names.slice(0, PLACES_SHOWN).join(", ")}{more > 0 ? ` +${more}` : ""}</span>;
}

function Pieces({ document, chosen, choose }: { document: MapDifferenceDocument; chosen: string | null; choose: (piece: string | null) => void }): ReactNode {
  return (
    <Grid
      title="web-map-pieces"
      rows={document.pieces}
      keyOf={(piece) => piece.id}
      chosen={chosen}
      choose={choose}
      columns={[
        { title: "web-map-standing", width: "minmax(7rem, 9rem)", cell: (piece) => <span data-standing={piece.standing} className={`standing ${piece.standing}`}><span aria-hidden="true">{SIGNS[piece.standing]}</span> {piece.standing_text}</span> },
        { title: document.between === "drafts" ? "web-map-alpha" : "web-map-before", width: "minmax(6rem, 1fr)", cell: (piece) => <span title={piece.first_text ?? ""}>{piece.first_text ?? "–"}</span> },
        { title: document.between === "drafts" ? "web-map-bravo" : "web-map-after", width: "minmax(6rem, 1fr)", cell: (piece) => <span title={piece.second_text ?? ""}>{piece.second_text ?? "–"}</span> },
        { title: "web-map-counts", width: "minmax(6rem, 1fr)", cell: (piece) => <span title={piece.class_text}>{piece.class_text}{piece.raised === "yes" ? " *" : ""}</span> },
        { title: "web-map-km2", width: "6.5rem", cell: (piece) => <code>{piece.km2}</code> },
        { title: "web-map-places", width: "minmax(8rem, 1.4fr)", cell: (piece) => <Places places={piece.places} /> },
      ]}
    />
  );
}

function Sums({ document }: { document: MapDifferenceDocument }): ReactNode {
  const say = useSay();
  return (
    <p className="sums" data-disputed={document.disputed_km2}>
      <span className="standing agreed">= {say("web-map-agreed")} <b>{document.agreed_km2}</b> km²</span>
      <span className="standing disputed">≠ {say("web-map-disputed")} <b>{document.disputed_km2}</b> km²</span>
      <span className="standing gap">◐ {say("web-map-gap")} <b>{document.gap_km2}</b> km²</span>
    </p>
  );
}

/** A draft: whose it is, whether the other side has seen it, and the way to say so. */
function Source({ source, side, sign }: { source: MapSourceView | null | undefined; side: string; sign: (draft: Draft) => void }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const { node } = useOfficer();
  const { isLive } = useCursor();
  if (source == null) return <li data-standing="missing"><span className="basis">{side}</span> {say("web-map-no-draft")}</li>;
  const isSeen = source.acknowledged_by.length > 0;
  const isOurs = source.author.node === node;
  return (
    <li data-standing={isSeen ? "satisfied" : "missing"} data-source={source.author.node}>
      <span className="basis">{source.author.node}</span> <HashCode hash={source.record} /> <Moment at={source.at} />{" "}
      {say(isSeen ? "web-map-seen" : "web-map-unseen")}{" "}
      {isSeen || isOurs ? null : (
        <button type="button" data-acknowledge disabled={!isLive} onClick={() => sign({ kind: "acknowledgement", lang: language, body: { of: source.record } })}>{say("web-map-acknowledge")}</button>
      )}
    </li>
  );
}

function Propose({ document, sign }: { document: MapDifferenceDocument; sign: (draft: Draft) => void }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const { isLive } = useCursor();
  const [text, setText] = useState("");
  const from = readMoment(text);
  const [alpha, bravo] = [document.first, document.second];
  if (alpha == null || bravo == null) return null;
  return (
    <form
      className="propose"
      onSubmit={(event) => {
        event.preventDefault();
        if (from === null || !isLive) return;
        sign({ kind: "area-set", lang: language, clauses: ["APP.3.c"], body: { areas: [], drafts: { alpha: alpha.record, bravo: bravo.record }, in_force_from: from } });
      }}
    >
      <label className="inline-field">
        {say("web-map-in-force-from")}
        <input name="in-force-from" value={text} placeholder="191200ZJUL16" spellCheck={false} autoComplete="off" aria-invalid={text !== "" && from === null} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" className="main" data-propose disabled={from === null || !isLive}>{say("web-map-propose")}</button>
    </form>
  );
}

/** How the two sides settle it, step by step: the same steps for both. */
function Settling({ document }: { document: MapDifferenceDocument }): ReactNode {
  const say = useSay();
  const [draft, setDraft] = useState<Draft | null>(null);
  const proposed = document.versions.find((version) => version.record === document.proposed);
  return (
    <Pane title="web-map-settling" aside={<a href={addressOf("drawing")}>{say("web-map-redraw")}</a>}>
      <ol className="steps">
        <li>
          <h3>{say("web-map-step-drafts")}</h3>
          <ul className="findings">
            <Source source={document.first} side="alpha" sign={setDraft} />
            <Source source={document.second} side="bravo" sign={setDraft} />
          </ul>
        </li>
        <li>
          <h3>{say("web-map-step-propose")}</h3>
          <p className="dim">{say("web-map-propose-explained")}</p>
          {proposed === undefined ? <Propose document={document} sign={setDraft} /> : (
            <p data-proposed={proposed.record}><StateChip state={proposed.state} /> <HashCode hash={proposed.record} /> {proposed.author.node} · <Moment at={proposed.in_force_from} /></p>
          )}
        </li>
        <li>
          <h3>{say("web-map-step-sign")}</h3>
          {proposed === undefined ? <p className="dim">{say("web-map-nothing-to-sign")}</p> : (
            <p><Sides sides={proposed.sides} /> <button type="button" data-review onClick={() => go("review", { sel: proposed.record })}>{say("web-map-review")}</button></p>
          )}
        </li>
      </ol>
      <Sign draft={draft} close={() => setDraft(null)} />
    </Pane>
  );
}

function Versions({ document }: { document: MapDifferenceDocument }): ReactNode {
  const say = useSay();
  const [before, setBefore] = useValue("before");
  const [after, setAfter] = useValue("after");
  const choice = (name: string, value: string | null, set: (value: string | null) => void): ReactNode => (
    <label className="inline-field">
      {say(name)}
      <select value={value ?? ""} onChange={(event) => set(event.target.value === "" ? null : event.target.value)}>
        <option value="">{say("web-map-last-drafts")}</option>
        {document.versions.map((version) => <option key={version.record} value={version.record}>{version.record.slice(0, 8)} · {version.in_force_from.slice(0, 16)}Z · {say(`web-state-${version.state}`)}</option>)}
      </select>
    </label>
  );
  return (
    <div className="versions">
      {choice("web-map-before", before, setBefore)}
      {choice("web-map-after", after, setAfter)}
    </div>
  );
}

function Room({ document }: { document: MapDifferenceDocument }): ReactNode {
  const [chosen, choose] = useValue("piece");
  const shapes = useMemo(() => document.pieces.map((piece) => shapeOf(piece, document)), [document]);
  return (
    <div className="common-map" data-pieces={document.pieces.length} data-between={document.between}>
      <Versions document={document} />
      <Sums document={document} />
      <div className="common-map-views">
        <Pane title="web-picture-pane-map" className="chart-pane"><Chart shapes={shapes} chosen={chosen} choose={choose} /></Pane>
        {document.between === "drafts" ? <Settling document={document} /> : null}
        <Pane title="web-map-pieces" className="table-pane">
          {document.notes.map((note) => <p key={note.code} className="note wait" dir="auto">◌ {note.text} {note.cure}</p>)}
          {document.pieces.length === 0 ? <Nothing phrase="web-map-no-pieces" /> : <Pieces document={document} chosen={chosen} choose={choose} />}
        </Pane>
      </div>
    </div>
  );
}

export default function CommonMap(): ReactNode {
  const [before] = useValue("before");
  const [after] = useValue("after");
  const isOfVersions = before !== null && after !== null;
  const answer = useAnswer<MapDifferenceDocument>(isOfVersions ? `/v1/map/difference?before=${before}&after=${after}` : "/v1/map/difference");
  return <Answer of={answer}>{(document) => <Room document={document} />}</Answer>;
}

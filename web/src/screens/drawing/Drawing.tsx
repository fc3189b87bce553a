// Drawing the own draft of the map, by hand and by numbers: both work on the same corners, and each step can be taken back. Places are read and ground is
// checked by the node while one draws; what comes of it is a draft, reviewed and signed like any other record.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Map as Chartlet } from "maplibre-gl";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { post } from "../../api/client.ts";
import type { Draft } from "../../api/drafts.ts";
import { useAnswer, useRecord } from "../../api/queries.ts";
import { useKeys } from "../../app/keyboard.tsx";
import { useLanguage, useSay } from "../../app/language.tsx";
import { Pane } from "../../app/Pane.tsx";
import { useOfficer } from "../../app/session.tsx";
import { useCursor } from "../../app/time.tsx";
import type { CheckedArea, MapDifferenceDocument, ReadPlaces, SceneShape } from "../../generated/api.ts";
import { Sentence } from "../../parts/HashCode.tsx";
import { Sign } from "../../parts/Sign.tsx";
import { Refused } from "../../parts/standing.tsx";
import { Chart } from "../picture/Chart.tsx";
import { NOTATIONS, written } from "../picture/scene.ts";
import { useNotation } from "../picture/Shape.tsx";
import { type Hand, startHand } from "./Hand.ts";
import { CLASSES, type Corner, EMPTY, type History, type Outline, changed, done, draftOf, outlinesOf, redone, undone } from "./outlines.ts";
import "../picture/picture.css";
import "./drawing.css";

/** The node's word on drawn ground; asked again whenever a corner moves. */
function useChecked(outline: Outline | undefined): { readonly data: CheckedArea | undefined; readonly error: Error | null } {
  const { language } = useLanguage();
  const parts = outline?.parts ?? [];
  return useQuery<CheckedArea>({
    queryKey: ["/v1/areas/check", JSON.stringify(parts), language],
    queryFn: () => post<CheckedArea>("/v1/areas/check", { parts }),
    enabled: parts.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
}

/** Corners of the outline's only ring; nothing where it has several, which are kept as they are. */
function cornersOfOne(outline: Outline | undefined): readonly Corner[] {
  const rings = outline?.parts.flat() ?? [];
  return rings.length === 1 ? (rings[0] ?? []) : [];
}

function Numbers({ corners, take }: { corners: readonly Corner[]; take: (corners: readonly Corner[]) => void }): ReactNode {
  const say = useSay();
  const [notation, setNotation] = useNotation();
  const [text, setText] = useState<string | null>(null);
  const [read, setRead] = useState<ReadPlaces | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const lines = corners.map(([longitude, latitude]) => written(latitude / 1e7, longitude / 1e7, notation));
  const spelled = lines.join("\n");
  const wrong = read?.lines.map((line, place) => ({ ...line, place: place + 1 })).filter((line) => line.problem != null) ?? [];
  const parse = async (): Promise<void> => {
    if (text === null) return;
    try {
      const answer = await post<ReadPlaces>("/v1/places/read", { text });
      setError(null);
      setRead(answer);
      // A line that nobody touched keeps every digit of its corner; the screen shows about a metre.
      const untouched = new Map(lines.map((line, place) => [line, corners[place]]));
      const places = answer.lines.flatMap((line) => (line.position == null ? [] : [untouched.get(line.text) ?? ([line.position[0] ?? 0, line.position[1] ?? 0] as const)]));
      // A line that is not understood leaves the outline as it was: half an outline is another outline.
      if (places.length !== answer.lines.length || places.length === 0) return;
      take(places);
      setText(null);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void parse();
      }}
    >
      <div role="group" aria-label={say("web-picture-notation")} className="notations">
        {NOTATIONS.map((one) => <button key={one} type="button" aria-pressed={one === notation} onClick={() => setNotation(one)}>{say(`web-picture-notation-${one}`)}</button>)}
      </div>
      <textarea
        aria-label={say("web-drawing-numbers")}
        aria-describedby="numbers-how"
        name="numbers"
        dir="ltr"
        rows={9}
        spellCheck={false}
        value={text ?? spelled}
        onChange={(event) => {
          setText(event.target.value);
          setRead(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.ctrlKey) void parse();
          if (event.key === "Escape") setText(null);
        }}
      />
      <p className="dim" id="numbers-how">{say("web-drawing-numbers-how")}</p>
      <p>
        <button type="submit" className="main" data-read disabled={text === null}>{say("web-drawing-take")} <kbd>Ctrl Enter</kbd></button>{" "}
        <button type="button" disabled={text === null} onClick={() => setText(null)}>{say("web-drawing-leave")}</button>
      </p>
      {error === null ? null : <Refused error={error} />}
      {wrong.length === 0 ? null : (
        <ul className="findings" role="alert" data-unread={wrong.length}>
          {wrong.map((line) => (
            <li key={line.place} data-standing="missing">
              <span className="basis">{say("web-drawing-line", { line: line.place })}</span> <code dir="ltr">{line.text}</code> <Sentence text={line.problem?.text ?? ""} />
              {line.problem?.cure == null ? null : <p className="cure"><Sentence text={line.problem.cure} /></p>}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

/** The corners as a table, each with what is wrong at it. */
function Corners({ corners, checked, take }: { corners: readonly Corner[]; checked: CheckedArea | undefined; take: (corners: readonly Corner[]) => void }): ReactNode {
  const say = useSay();
  const [notation] = useNotation();
  if (corners.length === 0) return null;
  return (
    <table className="corners">
      <thead><tr><th scope="col">{say("web-picture-corner")}</th><th scope="col">WGS 84</th><th scope="col">{say("web-drawing-wrong")}</th><th scope="col"><span className="unseen">{say("web-drawing-drop")}</span></th></tr></thead>
      <tbody>
        {corners.map(([longitude, latitude], place) => {
          // The node may turn the ring; a corner is known by where it is.
          const wrong = checked?.problems.filter((problem) => {
            const corner = checked.parts[problem.part - 1]?.[problem.ring - 1]?.[problem.corner - 1];
            return corner?.[0] === longitude && corner[1] === latitude;
          }) ?? [];
          return (
            <tr key={place} className={wrong.length > 0 ? "bad" : ""}>
              <td>{place + 1}</td>
              <td dir="ltr"><code>{written(latitude / 1e7, longitude / 1e7, notation)}</code></td>
              <td>{wrong.map((problem) => <span key={problem.said.code}>▲ {problem.said.text}</span>)}</td>
              <td><button type="button" className="quiet" aria-label={say("web-drawing-drop-corner", { corner: place + 1 })} onClick={() => take(corners.filter((_, other) => other !== place))}>✕</button></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Checked({ checked }: { checked: CheckedArea | undefined }): ReactNode {
  const say = useSay();
  if (checked === undefined) return null;
  return (
    <div role="status" data-holds={checked.problems.length === 0 ? "yes" : "no"}>
      {checked.problems.length === 0 ? <p className="good">✓ {say("web-drawing-holds", { km2: checked.km2 ?? "", km: checked.perimeter_km ?? "" })}</p> : (
        <ul className="findings">
          {checked.problems.map((problem) => (
            <li key={`${problem.part} ${problem.ring} ${problem.corner} ${problem.said.code}`} data-standing="missing">
              <span className="basis">{say("web-drawing-corner", { corner: problem.corner })}</span> <Sentence text={problem.said.text} />
              {problem.said.cure == null ? null : <p className="cure"><Sentence text={problem.said.cure} /></p>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Shapes of the outlines that are not at hand. */
function others(history: History, author: { readonly node: string; readonly post: string }): readonly SceneShape[] {
  return history.now.outlines.flatMap((outline, place) =>
    place === history.now.at && cornersOfOne(outline).length > 0 ? [] : [{
      id: String(place), record: String(place), layer: "draft", layer_text: "", label: outline.label, class: outline.class, class_text: null, standing: null,
      author, at: "", from: null, until: null, state: "sequenced", state_text: "", parts: outline.parts as unknown as SceneShape["parts"],
    }],
  );
}

/** Takes up the own side's last draft, so that a correction begins where the last one ended. */
function TakeUp({ take }: { take: (outlines: readonly Outline[]) => void }): ReactNode {
  const say = useSay();
  const { node } = useOfficer();
  const { data } = useAnswer<MapDifferenceDocument>("/v1/map/difference");
  const own = [data?.first, data?.second].find((source) => source?.author.node === node);
  const record = useRecord(own?.record ?? null);
  if (record.data === undefined) return null;
  const { payload } = record.data;
  return <button type="button" data-take-up onClick={() => take(outlinesOf(payload))}>{say("web-drawing-take-up")}</button>;
}

export default function Drawing(): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const { isLive } = useCursor();
  const officer = useOfficer();
  const [history, setHistory] = useState(EMPTY);
  const [map, setMap] = useState<Chartlet | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const hand = useRef<Hand | null>(null);
  const { outlines, at } = history.now;
  const outline = outlines[at];
  const corners = cornersOfOne(outline);
  const checked = useChecked(outline);
  const answer = outline !== undefined && outline.parts.length > 0 ? checked.data : undefined;
  const change = (what: Partial<Outline>): void => setHistory((before) => done(before, changed(before.now, what)));
  const take = (next: readonly Corner[]): void => change({ parts: next.length === 0 ? [] : [[next]] });
  const taken = useRef(take);
  taken.current = take;
  useEffect(() => {
    if (map === null) return undefined;
    const started = startHand(map, (next) => taken.current(next));
    hand.current = started;
    return () => {
      hand.current = null;
      started.end();
    };
  }, [map]);
  const spelled = JSON.stringify(corners);
  useEffect(() => hand.current?.show(JSON.parse(spelled) as readonly Corner[]), [spelled, map, at]);
  /** What came by numbers or from the log is brought into sight; a hand draws where it already looks. */
  const look = (at: readonly Corner[]): void => {
    const [longitudes, latitudes] = [at.map(([longitude]) => longitude / 1e7), at.map(([, latitude]) => latitude / 1e7)];
    if (at.length > 0) map?.fitBounds([[Math.min(...longitudes), Math.min(...latitudes)], [Math.max(...longitudes), Math.max(...latitudes)]], { padding: 60, maxZoom: 12, duration: 0 });
  };
  const shapes = useMemo(() => others(history, officer), [history, officer]);
  useKeys("web-keys-drawing", [
    { keys: "Ctrl+z", phrase: "web-drawing-undo", run: () => setHistory(undone) },
    { keys: "Ctrl+y", phrase: "web-drawing-redo", run: () => setHistory(redone) },
  ]);
  // The rings go as the node turned them; an outline that it has not called an area does not go at all.
  const isWhole = outlines.every((one) => one.label.trim() !== "" && one.parts.length > 0) && answer?.problems.length === 0;
  const turned = outlines.map((one, place) => (place === at && answer !== undefined ? { ...one, parts: answer.parts as unknown as Outline["parts"] } : one));
  return (
    <div className="drawing" data-outlines={outlines.length} data-corners={corners.length}>
      <div className="drawing-bar">
        <button type="button" disabled={history.past.length === 0} onClick={() => setHistory(undone)}>{say("web-drawing-undo")} <kbd>Ctrl Z</kbd></button>
        <button type="button" disabled={history.future.length === 0} onClick={() => setHistory(redone)}>{say("web-drawing-redo")} <kbd>Ctrl Y</kbd></button>
        <TakeUp
          take={(next) => {
            setHistory((before) => done(before, { outlines: next, at: 0 }));
            look(next.flatMap((one) => one.parts.flat(2)));
          }}
        />
        <button type="button" data-next onClick={() => setHistory((before) => done(before, { outlines: [...before.now.outlines, { label: "", class: "unknown", parts: [] }], at: before.now.outlines.length }))}>{say("web-drawing-next")}</button>
        <span className="gap" />
        <button type="button" className="main" data-draft disabled={!isWhole || !isLive} onClick={() => setDraft(draftOf(turned, language))}>{say("web-drawing-draft")}</button>
      </div>
      <div className="drawing-views">
        <Pane title="web-picture-pane-map" className="chart-pane"><Chart shapes={shapes} chosen={null} choose={() => undefined} hold={setMap} /></Pane>
        <Pane title="web-drawing-outline" className="outline-pane">
          <ul className="outlines">
            {outlines.map((one, place) => (
              <li key={place}>
                <button type="button" aria-pressed={place === at} onClick={() => setHistory((before) => ({ ...before, now: { ...before.now, at: place } }))}>{one.label === "" ? `№ ${place + 1}` : one.label}</button>
              </li>
            ))}
          </ul>
          {outline === undefined ? null : (
            <>
              <div className="outline-head">
                <label className="inline-field">{say("web-drawing-label")} <input name="label" dir="auto" autoComplete="off" value={outline.label} onChange={(event) => change({ label: event.target.value })} /></label>
                <label className="inline-field">
                  {say("web-drawing-class")}
                  <select name="class" value={outline.class} onChange={(event) => change({ class: event.target.value })}>
                    {CLASSES.map((name) => <option key={name} value={name}>{say(`web-drawing-class-${name}`)}</option>)}
                  </select>
                </label>
                <button type="button" disabled={outlines.length === 1} onClick={() => setHistory((before) => done(before, { outlines: before.now.outlines.filter((_, place) => place !== at), at: 0 }))}>{say("web-drawing-drop")}</button>
              </div>
              {checked.error === null ? null : <Refused error={checked.error} />}
              <Checked checked={answer} />
              {outline.parts.flat().length > 1 ? <p className="note wait">◌ {say("web-drawing-kept")}</p> : (
                <>
                  <Numbers
                    key={at}
                    corners={corners}
                    take={(next) => {
                      take(next);
                      look(next);
                    }}
                  />
                  <Corners corners={corners} checked={answer} take={take} />
                </>
              )}
            </>
          )}
        </Pane>
      </div>
      <p className="dim">{say("web-drawing-how")}</p>
      <Sign draft={draft} close={() => setDraft(null)} />
    </div>
  );
}

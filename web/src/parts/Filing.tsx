// Acts as buttons, one form at a time, then the sheet that shows the exact bytes before they are signed.
import { type ReactNode, useMemo, useState } from "react";
import { useLabel, useLanguage, useSay } from "../app/language.tsx";
import { useOfficer } from "../app/session.tsx";
import { useCursor } from "../app/time.tsx";
import { type Desk, type FileAct, type FormField, readField, readForm } from "./filing.ts";
import { useSigning } from "./Signing.tsx";

type Typed = Readonly<Record<string, string>>;

function Input({ field, typed, type, isFirst, close }: { field: FormField; typed: string; type: (text: string) => void; isFirst: boolean; close: () => void }): ReactNode {
  const label = useLabel();
  const say = useSay();
  const isWrong = typed !== "" && readField(field, typed) === null;
  const shared = {
    name: field.name,
    dir: "auto" as const,
    autoFocus: isFirst,
    value: typed,
    "aria-invalid": isWrong,
    "aria-required": field.isOptional !== true,
    onKeyDown: (event: { readonly key: string }): void => {
      if (event.key === "Escape") close();
    },
  };
  return (
    <label className={field.kind === "text" ? "field broad" : "field"}>
      <span>{label("field", field.name)} <HowTo field={field} /></span>
      {field.kind === "choice" ? (
        <select {...shared} onChange={(event) => type(event.target.value)}>
          <option value="">–</option>
          {field.choices?.map((choice) => <option key={choice} value={choice}>{field.isOfPosts === true ? say(`web-post-${choice}`) : label("word", choice)}</option>)}
        </select>
      ) : field.kind === "text" ? (
        <textarea {...shared} rows={2} onChange={(event) => type(event.target.value)} />
      ) : (
        <input {...shared} autoComplete="off" type={field.kind === "day" ? "date" : "text"} onChange={(event) => type(event.target.value)} />
      )}
    </label>
  );
}

/** How a field wants to be written, where that is not plain. */
function HowTo({ field }: { field: FormField }): ReactNode {
  const say = useSay();
  const isPlain = field.kind === "line" || field.kind === "text" || field.kind === "choice" || field.kind === "day";
  const optional = field.isOptional === true ? say("web-form-optional") : "";
  return <span className="dim">{[isPlain ? "" : say(`web-form-how-${field.kind}`), optional].filter((text) => text !== "").join("; ")}</span>;
}

function Open<Subject>({ act, begin, close }: { act: FileAct<Subject>; begin: (typed: Typed) => void; close: () => void }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState<Typed>({});
  const isWhole = readForm(act.fields, typed) !== null;
  return (
    <form
      className="filing-form"
      data-form={act.name}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) begin(typed);
      }}
    >
      <p><strong>{say(`web-file-${act.name}`)}</strong> <span className="dim">{say(`web-file-${act.name}-explained`)}</span></p>
      {act.fields.map((field, place) => (
        <Input key={field.name} field={field} typed={typed[field.name] ?? ""} type={(text) => setTyped({ ...typed, [field.name]: text })} isFirst={place === 0} close={close} />
      ))}
      <div className="filing-end">
        <button type="submit" className="main" autoFocus={act.fields.length === 0} disabled={!isWhole}>{say("web-act-show")}</button>
        <button type="button" onClick={close}>{say("web-stop-back")}</button>
      </div>
    </form>
  );
}

/** Who sits here and what time it is, as acts need it. */
export function useDesk(): Desk {
  const officer = useOfficer();
  const { language } = useLanguage();
  const { now } = useCursor();
  return { node: officer.node, post: officer.post, language, now };
}

interface Props<Subject> {
  readonly acts: readonly FileAct<Subject>[];
  /** What they act on. */
  readonly of: Subject;
}

export function Filing<Subject>({ acts, of }: Props<Subject>): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const { isLive } = useCursor();
  const [open, setOpen] = useState<string | null>(null);
  const sign = useSigning();
  const offered = acts.filter((act) => (act.posts?.includes(desk.post) ?? true) && (act.isOffered?.(of, desk) ?? true));
  const act = useMemo(() => acts.find((one) => one.name === open) ?? null, [acts, open]);
  if (offered.length === 0) return null;
  return (
    <div className="filing">
      {act === null ? offered.map((one) => (
        <button key={one.name} type="button" data-file={one.name} disabled={!isLive} onClick={() => setOpen(one.name)}>{say(`web-file-${one.name}`)}</button>
      )) : (
        <Open
          key={act.name}
          act={act}
          close={() => setOpen(null)}
          begin={(typed) => {
            const values = readForm(act.fields, typed);
            if (values !== null) sign(act.draft(values, of, desk), () => setOpen(null));
          }}
        />
      )}
    </div>
  );
}

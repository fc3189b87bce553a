// Fields of a record as a list: the names in the reader's language where they have one, the texts as their author wrote them.
import { type ReactNode, useMemo } from "react";
import { useLabel } from "../app/language.tsx";
import { fieldsOf } from "./fields.ts";
import { HashCode } from "./HashCode.tsx";
import { Moment } from "./Moment.tsx";

/** A value by its looks: a hash short, a moment on two clocks, anything else as it stands. */
export function FieldText({ text }: { text: string }): ReactNode {
  if (/^[0-9a-f]{64}$/.test(text)) return <HashCode hash={text} />;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return <Moment at={text} />;
  return <span dir="auto">{text}</span>;
}

export function FieldName({ name }: { name: string }): ReactNode {
  const label = useLabel();
  // What an entry of a register says stands under one member; its name would only come before every line.
  return <>{label("field", name.replace(/^says\./, ""))}</>;
}

export function Fields({ payload }: { payload: string }): ReactNode {
  const fields = useMemo(() => fieldsOf(payload), [payload]);
  return (
    <dl className="fields">
      {fields.map(({ name, text }) => (
        <div key={name}>
          <dt><FieldName name={name} /></dt>
          <dd><FieldText text={text} /></dd>
        </div>
      ))}
    </dl>
  );
}

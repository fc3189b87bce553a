// What differs between a record and the version before it, field by field.
import type { ReactNode } from "react";
import { useRecord } from "../api/queries.ts";
import { useSay } from "../app/language.tsx";
import type { RecordView } from "../generated/api.ts";
import { FieldName, FieldText } from "./Fields.tsx";
import { changesBetween, versionBefore } from "./fields.ts";
import { Answer } from "./standing.tsx";

export function Changes({ record }: { record: RecordView }): ReactNode {
  const say = useSay();
  const earlier = versionBefore(record.payload);
  const before = useRecord(earlier);
  if (earlier === null) return <p className="dim">{say("web-review-first-version")}</p>;
  return (
    <Answer of={before}>
      {(old) => (
        <table className="changes">
          <thead><tr><th scope="col">{say("web-review-field")}</th><th scope="col">{say("web-review-before")}</th><th scope="col">{say("web-review-after")}</th></tr></thead>
          <tbody>
            {changesBetween(old.payload, record.payload).map((change) => (
              <tr key={change.name}>
                <th scope="row"><FieldName name={change.name} /></th>
                <td>{change.before === null ? "–" : <del><FieldText text={change.before} /></del>}</td>
                <td>{change.after === null ? "–" : <ins><FieldText text={change.after} /></ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Answer>
  );
}

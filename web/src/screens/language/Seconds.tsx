// Second reading: translations of the own side beside their originals. One with doubtful passages counts only when another officer, who
// reads the original, has stood behind it (SG-24).
import type { ReactNode } from "react";
import { useRecord } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import type { RecordView } from "../../generated/api.ts";
import { Fields } from "../../parts/Fields.tsx";
import { Filing } from "../../parts/Filing.tsx";
import { Records } from "../../parts/Records.tsx";
import { Answer } from "../../parts/standing.tsx";
import { SECOND_ACTS } from "./acts.ts";

function originalOf({ payload }: RecordView): string {
  const { body } = JSON.parse(payload) as { readonly body: { readonly of: string } };
  return body.of;
}

function Beside({ translation }: { translation: RecordView }): ReactNode {
  const say = useSay();
  const original = useRecord(originalOf(translation));
  return (
    <>
      <h3>{say("web-review-original")}</h3>
      <Answer of={original}>{(record) => <div lang={record.lang}><Fields payload={record.payload} /></div>}</Answer>
      <Filing acts={SECOND_ACTS} of={translation} />
    </>
  );
}

export function Seconds(): ReactNode {
  return <Records title="web-language-page-seconds" kinds={["translation"]} acts={(translation) => <Beside translation={translation} />} />;
}

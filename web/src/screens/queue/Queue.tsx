// The queue: what awaits this side. Its order is the node's.
import { type ReactNode } from "react";
import { useInbox } from "../../api/queries.ts";
import { useSelection } from "../../app/selection.ts";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";

export default function Queue(): ReactNode {
  const inbox = useInbox();
  const [selected, select] = useSelection();
  return (
    <Answer of={inbox}>
      {({ awaiting }) =>
        awaiting.length === 0 ? <Nothing phrase="web-queue-empty" /> : (
          <Grid
            title="web-screen-queue"
            rows={awaiting}
            keyOf={(item) => item.record}
            chosen={selected}
            choose={select}
            columns={[
              { title: "web-record", width: "7rem", cell: (item) => <HashCode hash={item.record} /> },
              { title: "web-kind", width: "12rem", cell: (item) => item.kind },
              { title: "web-queue-asked", width: "minmax(12rem, 1fr)", cell: (item) => <span dir="auto">{item.text}</span> },
              { title: "web-received", width: "9rem", cell: (item) => <Moment at={item.at} /> },
            ]}
          />
        )}
    </Answer>
  );
}

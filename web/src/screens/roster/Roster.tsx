// Who sits where: posts and the keys that fill them, what was lent to whom, shifts and what each post asks of its officer. No names.
import type { ReactNode } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useSay } from "../../app/language.tsx";
import type { AppointmentView, RosterDocument } from "../../generated/api.ts";
import { Filing } from "../../parts/Filing.tsx";
import { HashCode } from "../../parts/HashCode.tsx";
import { Moment } from "../../parts/Moment.tsx";
import { type Page, Pages } from "../../parts/Pages.tsx";
import { Book } from "../../parts/Register.tsx";
import { Answer, Nothing } from "../../parts/standing.tsx";
import { LEND_ACTS, REVOKE_ACTS } from "./acts.ts";

const COLUMNS = ["web-author", "web-office-key", "web-office-reads", "web-state", "web-picture-from", "web-picture-until"];

function Head({ titles }: { titles: readonly string[] }): ReactNode {
  const say = useSay();
  return <thead><tr>{titles.map((title) => <th key={title} scope="col">{say(title)}</th>)}</tr></thead>;
}

function Post({ one }: { one: AppointmentView }): ReactNode {
  return (
    <tr data-standing={one.standing}>
      <td>{one.author.node} · {one.post_text} <Filing acts={LEND_ACTS} of={one} /></td>
      <td><HashCode hash={one.key} /></td>
      <td>{one.reads.join(", ")}</td>
      <td dir="auto">{one.standing_text}</td>
      <td><Moment at={one.from} /></td>
      <td><Moment at={one.until} /></td>
    </tr>
  );
}

function Posts(): ReactNode {
  const roster = useAnswer<RosterDocument>("/v1/roster");
  return (
    <article className="page">
      <Answer of={roster}>
        {({ appointments }) => (
          <table className="corners" data-posts={appointments.length}>
            <Head titles={COLUMNS} />
            <tbody>{appointments.map((one) => <Post key={one.record} one={one} />)}</tbody>
          </table>
        )}
      </Answer>
    </article>
  );
}

function Delegations(): ReactNode {
  const say = useSay();
  const roster = useAnswer<RosterDocument>("/v1/roster");
  return (
    <article className="page">
      <p className="note dim">{say("web-office-delegation-note")}</p>
      <Answer of={roster}>
        {({ delegations }) => (delegations.length === 0 ? <Nothing phrase="web-office-no-delegation" /> : (
          <div data-delegations={delegations.length}>
            {delegations.map((one) => (
              <section key={one.record} className="entry" data-standing={one.standing}>
                <h3><HashCode hash={one.record} /> {one.author.node} · {say(`web-post-${one.author.post}`)} → {one.to_posts.join(", ")} <HashCode hash={one.to} /></h3>
                <p dir="auto">{one.standing_text}: <Moment at={one.from} /> – <Moment at={one.until} /></p>
                <ul>{one.questions.map((question) => <li key={question} dir="auto">{question}</li>)}</ul>
                {one.standing === "in-force" ? <Filing acts={REVOKE_ACTS} of={{ record: one.record, node: one.author.node }} /> : null}
              </section>
            ))}
          </div>
        ))}
      </Answer>
    </article>
  );
}

const STAFF = ["shift", "competence-requirement", "competence-waiver", "host-support"];

const PAGES: readonly Page[] = [
  { name: "posts", title: "web-office-page-posts", show: () => <Posts /> },
  { name: "delegations", title: "web-office-page-delegations", show: () => <Delegations /> },
  { name: "staff", title: "web-office-page-staff", show: () => <article className="page">{STAFF.map((register) => <Book key={register} register={register} />)}</article> },
];

export default function Roster(): ReactNode {
  return <Pages of={PAGES} />;
}

// The doors: an officer signs in with the key file of the post. In an exercise the demo also offers its posts with one click.
//
// The key never leaves this page: the node gets a signature over its own challenge.
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { fileOrNothing } from "../api/client.ts";
import { useStatus } from "../api/queries.ts";
import { wordsOf } from "../api/words.ts";
import { useSay } from "./language.tsx";
import { useSession } from "./session.tsx";

/** What the demo lays beside the application: posts of this node with their training keys. */
interface DemoPosts {
  readonly posts: readonly { readonly post: string; readonly key: string }[];
}

export function Doors(): ReactNode {
  const say = useSay();
  const { signIn, isOver } = useSession();
  const { data: status } = useStatus();
  const [refused, setRefused] = useState<string | null>(null);
  const { data: demo } = useQuery({ queryKey: ["posts"], queryFn: () => fileOrNothing<DemoPosts>("/app/posts.json"), refetchInterval: false });
  const open = async (keyFile: string | Promise<string>): Promise<void> => {
    setRefused(null);
    try {
      await signIn(await keyFile);
    } catch (failure) {
      setRefused(wordsOf(failure, say).join(" "));
    }
  };
  const isTraining = status !== undefined && status.purpose !== "live";
  return (
    <main className="doors" id="content" data-ready={status === undefined ? "no" : "yes"}>
      <section className="pane">
        <header className="pane-head"><h1>{say("web-door-title")}</h1></header>
        <div className="pane-body">
          {isOver ? <p className="wait" data-over>{say("web-door-over")}</p> : null}
          <p>{say("web-door-explain", { node: status?.node ?? "" })}</p>
          <FileTrigger
            acceptedFileTypes={[".key", ".pem"]}
            onSelect={(files) => {
              const file = files?.[0];
              if (file !== undefined) void open(file.text());
            }}
          >
            <Button className="main">{say("web-door-key")}</Button>
          </FileTrigger>
          {refused === null ? null : <p className="bad" role="alert">{refused}</p>}
          {isTraining && demo !== null && demo !== undefined ? (
            <>
              <h2>{say("web-door-demo")}</h2>
              <ul className="posts">
                {demo.posts.map(({ post, key }) => (
                  <li key={post}><button type="button" data-post={post} onClick={() => void open(key)}>{say(`web-post-${post}`)}</button></li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      </section>
    </main>
  );
}

// A pane that breaks alone: what goes wrong inside is shown in its place, and everything around stays.
import { Component, type ReactNode } from "react";
import { useSay } from "./language.tsx";

interface Props {
  /** Key of the sentence that names the pane. */
  readonly title: string;
  readonly children: ReactNode;
  /** Shown at the right end of the heading. */
  readonly aside?: ReactNode;
  readonly className?: string;
}

class Fence extends Component<{ children: ReactNode; broken: (reason: string, again: () => void) => ReactNode }, { reason: string | null }> {
  override state: { reason: string | null } = { reason: null };

  static getDerivedStateFromError(error: unknown): { reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === null) return this.props.children;
    return this.props.broken(reason, () => this.setState({ reason: null }));
  }
}

function Broken({ reason, again }: { reason: string; again: () => void }): ReactNode {
  const say = useSay();
  return (
    <div className="broken" role="alert">
      <p>{say("web-pane-broken", { reason })}</p>
      <button type="button" onClick={again}>{say("web-again")}</button>
    </div>
  );
}

/** A part that breaks alone. Give it a `key` where another choice deserves another try. */
export function Apart({ children }: { children: ReactNode }): ReactNode {
  return <Fence broken={(reason, again) => <Broken reason={reason} again={again} />}>{children}</Fence>;
}

export function Pane({ title, children, aside, className = "" }: Props): ReactNode {
  const say = useSay();
  return (
    <section className={`pane ${className}`} aria-label={say(title)}>
      <header className="pane-head">
        <h2>{say(title)}</h2>
        {aside}
      </header>
      <div className="pane-body" tabIndex={className.includes("whole") ? undefined : 0}>
        <Apart>{children}</Apart>
      </div>
    </section>
  );
}

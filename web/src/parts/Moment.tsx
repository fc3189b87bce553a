// A moment on two clocks: Zulu in sight, the clocks on the wall when pointed at; and the time that is left until one.
import { type ReactNode, useMemo } from "react";
import { useLanguage, useSay } from "../app/language.tsx";
import { useCursor, useZones, writeMoment } from "../app/time.tsx";

/** Making one takes longer than drawing a row, so each is made once. */
const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string, language: string): Intl.DateTimeFormat | null {
  const key = `${language} ${zone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat(language, { timeZone: zone, day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  } catch {
    // A zone that this browser does not know is left out: no wall shows a guess.
  }
  formats.set(key, made);
  return made;
}

/** `at` is RFC 3339 in UTC, as the node writes it. */
export function Moment({ at }: { at: string | null | undefined }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const zones = useZones();
  const title = useMemo(() => {
    if (at === null || at === undefined || at === "") return "";
    const lines = zones.map(({ zone, phrase }) => `${say(phrase)} ${formatOf(zone, language)?.format(new Date(at)) ?? "–"}`);
    return [at, ...lines].join("\n");
  }, [at, zones, say, language]);
  if (title === "") return null;
  return <time dateTime={at ?? ""} title={title} dir="ltr">{writeMoment(at ?? "")}</time>;
}

/** Time from one moment to another: `mm:ss` below a day, days and hours above; a minus sign once it is over. */
export function spanBetween(from: string, to: string): string {
  const seconds = Math.trunc((new Date(to).getTime() - new Date(from).getTime()) / 1000);
  if (Number.isNaN(seconds)) return "";
  const sign = seconds < 0 ? "−" : "";
  const left = Math.abs(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  const [days, hours, minutes] = [Math.trunc(left / 86_400), Math.trunc(left / 3600) % 24, Math.trunc(left / 60) % 60];
  if (days > 0) return `${sign}${days}d ${two(hours)}h`;
  if (hours > 0) return `${sign}${hours}:${two(minutes)}:${two(left % 60)}`;
  return `${sign}${two(minutes)}:${two(left % 60)}`;
}

/** What is left until a moment by the node's own clock. */
export function TimeLeft({ until }: { until: string | null | undefined }): ReactNode {
  const { now } = useCursor();
  if (until === null || until === undefined || now === "") return null;
  const isOver = until <= now;
  return <span className={isOver ? "left bad" : "left"} dir="ltr">{isOver ? "▼ " : ""}{spanBetween(now, until)}</span>;
}

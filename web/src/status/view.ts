// Draws what the server sent. It computes nothing about a record: states, clocks and sentences come ready.
import type { Snapshot } from "./client.ts";
import { byId, element, put, table } from "./dom.ts";
import type { HeadView, LinkView, RecordLine } from "../generated/api.ts";
import { say, type Phrases } from "./phrases.ts";
import { lookOf, shortCode } from "../looks.ts";

function stateChip(phrases: Phrases, state: string, key: string): HTMLElement {
  const { shape, tone } = lookOf(state);
  const mark = element("span", "shape", shape);
  mark.setAttribute("aria-hidden", "true");
  return element("span", `state ${tone}`, mark, say(phrases, key));
}

function hash(full: string): HTMLElement {
  const code = element("code", "", shortCode(full));
  code.title = full;
  return code;
}

/** Text of the server; a hash in it is shown short, in full when it is pointed at. */
function sentence(text: string): (Node | string)[] {
  return text.split(/\b([0-9a-f]{64})\b/).map((part, place) => (place % 2 === 1 ? hash(part) : part));
}

function heading(phrases: Phrases, key: string): HTMLElement {
  return element("h2", "", say(phrases, key));
}

function headRow(phrases: Phrases, key: string, head: HeadView): (Node | string)[] {
  const signers = head.signers.map((signer) => {
    const role = say(phrases, `web-role-${signer.role}`);
    const what = signer.at === null || signer.at === undefined ? role : `${role}, ${signer.at}`;
    return element("li", "", signer.name, " ", element("span", "dim", what));
  });
  return [say(phrases, key), head.size, hash(head.root), element("ul", "", ...signers)];
}

function drawHeads(phrases: Phrases, { status }: Snapshot): void {
  const columns = ["web-log", "web-size", "web-root", "web-signers"].map((key) => say(phrases, key));
  const rows = [
    headRow(phrases, "web-log-joint", status.heads.joint),
    headRow(phrases, "web-log-verdicts", status.heads.verdicts),
  ];
  put("heads", heading(phrases, "web-heads"), table(columns, rows));
}

function linkRow(phrases: Phrases, link: LinkView): (Node | string)[] {
  const shown = link.last_head_at === null || link.last_head_at === undefined ? "" : link.last_head_at;
  return [link.node, stateChip(phrases, link.state, `web-link-${link.state}`), shown];
}

function drawLinks(phrases: Phrases, { status }: Snapshot): void {
  const columns = ["web-node", "web-state", "web-link-head"].map((key) => say(phrases, key));
  put("links", heading(phrases, "web-links"), table(columns, status.links.map((link) => linkRow(phrases, link))));
}

function recordRow(phrases: Phrases, record: RecordLine): (Node | string)[] {
  const author = record.author === null || record.author === undefined ? "" : `${record.author.node} · ${record.post_text ?? record.author.post}`;
  return [
    record.index ?? "",
    hash(record.hash),
    record.kind_text ?? record.kind ?? "",
    author,
    stateChip(phrases, record.state, `web-state-${record.state}`),
    record.at ?? "",
  ];
}

function drawRecords(phrases: Phrases, { records }: Snapshot): void {
  const keys = ["web-entry", "web-record", "web-kind", "web-author", "web-state", "web-received"];
  const rows = records.records.map((record) => recordRow(phrases, record));
  const body = rows.length === 0 ? element("p", "dim", say(phrases, "web-nothing-yet")) : table(keys.map((key) => say(phrases, key)), rows);
  // Heads show how long the log is; what is listed is its newest part.
  const listed = records.records.filter(({ index }) => index !== null && index !== undefined).length;
  const isPart = Number(records.size) > listed;
  const part = isPart ? [element("p", "dim", say(phrases, "web-records-newest", { listed: String(listed), size: records.size }))] : [];
  put("records", heading(phrases, "web-records"), ...part, body);
}

function drawAlarms(phrases: Phrases, { status }: Snapshot): void {
  const items = status.alarms.map((alarm) =>
    element("li", "bad", ...sentence(alarm.text), " ", element("span", "dim", ...sentence(alarm.cure ?? ""))),
  );
  const body = items.length === 0 ? element("p", "dim", say(phrases, "web-none")) : element("ul", "", ...items);
  put("alarms", heading(phrases, "web-alarms"), body);
}

function drawClocks(phrases: Phrases, { clock }: Snapshot): void {
  const walls = clock.walls.map((wall) =>
    element("div", "", element("dt", "", say(phrases, wall.phrase)), element("dd", "", wall.local)),
  );
  put("clocks", ...walls);
}

/** Draws everything that changes. */
export function draw(phrases: Phrases, seen: Snapshot): void {
  const banner = byId("banner");
  banner.textContent = seen.status.banner ?? "";
  banner.hidden = banner.textContent === "";
  byId("title").textContent = `${say(phrases, "web-node")} ${seen.status.node}`;
  document.title = `${seen.status.node}: ${say(phrases, "web-title")}`;
  drawClocks(phrases, seen);
  drawHeads(phrases, seen);
  drawLinks(phrases, seen);
  drawRecords(phrases, seen);
  drawAlarms(phrases, seen);
}

/** Says whether what is shown is current; old news is never shown silently. */
export function drawFreshness(phrases: Phrases, staleSince: string | null): void {
  const live = byId("live");
  live.className = staleSince === null ? "" : "stale";
  live.textContent = staleSince === null ? say(phrases, "web-live") : say(phrases, "web-stale", { at: staleSince });
}

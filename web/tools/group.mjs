// Three nodes on this machine with the workstation at their doors: what the browser tests and `cargo xtask screenshots` use,
// and what one works at while making a screen.
//
// usage: node tools/group.mjs [SCRIPT]     stays up; programs from $JIG_BIN, else from ../target/debug
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layWorkstation } from "./lay.mjs";
import { smallestArchive } from "./tiles.mjs";

const WEB = fileURLToPath(new URL("..", import.meta.url));
export const ROOT = join(WEB, "..");
const NODES = ["alpha", "bravo", "centre"];
const BIN = process.env["JIG_BIN"] ?? join(ROOT, "target/debug");
const DAY = "web/test/browser/day.script";
const READY_MS = 60_000;

function call(program, words) {
  const done = spawnSync(join(BIN, program), words, { cwd: ROOT, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${program} ${words.join(" ")}\n${done.stdout.slice(-4000)}${done.stderr ?? done.error}`);
}

/** Lays an invented basemap beside a node, as an operator would lay the own one, and names it in the configuration. */
function layBasemap(group, node) {
  const basemaps = join(group, node, "basemaps");
  mkdirSync(basemaps);
  writeFileSync(join(basemaps, "invented.pmtiles"), smallestArchive());
  const file = join(group, node, "node.toml");
  writeFileSync(file, readFileSync(file, "utf8").replace("[doors]\n", '[doors]\nbasemaps = "basemaps"\n'));
}

async function ready(addresses) {
  for (const started = Date.now(); Date.now() - started < READY_MS; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (!existsSync(addresses)) continue;
    try {
      const { officer } = JSON.parse(readFileSync(addresses, "utf8"));
      if ((await fetch(`http://${officer}/readyz`)).status === 200) return `http://${officer}/`;
    } catch {
      // Not yet.
    }
  }
  throw new Error(`${addresses}: not ready in time`);
}

/** Founds a group in `folder`, starts its nodes and plays a script on them. */
export async function startGroup(folder, script = DAY) {
  const text = readFileSync(join(ROOT, script), "utf8");
  const edition = /^edition (.+)$/m.exec(text)?.[1];
  const moment = /^at (.+?)(?: \(.*)?$/m.exec(text)?.[1];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const group = join(folder, "group");
  call("jig", ["init", group, "--edition", edition, "--purpose", "exercise", "--clock", moment, "--public", join(folder, "public")]);
  const processes = new Map();
  const start = (node) => {
    rmSync(join(group, node, "private/addresses.json"), { force: true });
    processes.set(node, spawn(join(BIN, "jig-node"), ["run", join(group, node, "node.toml")], { stdio: "ignore" }));
    return ready(join(group, node, "private/addresses.json"));
  };
  const end = async (node) => {
    const running = processes.get(node);
    processes.delete(node);
    if (running === undefined) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGTERM");
    await gone;
  };
  const stop = () => Promise.all([...processes.keys()].map(end));
  const doors = {};
  try {
    for (const node of NODES) {
      layWorkstation(group, node);
      layBasemap(group, node);
    }
    await Promise.all(NODES.map(async (node) => (doors[node] = await start(node))));
    call("jig", ["tabletop", script, "--live", group]);
  } catch (failure) {
    await stop();
    throw failure;
  }
  return {
    folder: group,
    doors,
    /** Ends one node, as a fault would. */
    end,
    /** Starts it again; its door may have another address. */
    again: async (node) => (doors[node] = await start(node)),
    stop,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(process.env["CARGO_TARGET_DIR"] ?? join(ROOT, "target"), "web-group");
  const group = await startGroup(folder, process.argv[2]);
  for (const [node, door] of Object.entries(group.doors)) console.log(`${node}: ${door}`);
  console.log("Ctrl-C stops them.");
  process.on("SIGINT", () => void group.stop().then(() => process.exit(0)));
  process.on("SIGTERM", () => void group.stop().then(() => process.exit(0)));
}

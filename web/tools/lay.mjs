// Lays the built workstation beside nodes of a freshly founded exercise and names it in their configuration, with the training
// keys of each node's own posts for signing in with one click.
//
// usage: node tools/lay.mjs GROUP NODE…     the workstation comes from ../dist
//
// The keys are those of a group that the caller has founded itself, on this machine, for an exercise; no other group's are touched.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

export function layWorkstation(group, node, dist = DIST) {
  const place = join(group, node, "workstation");
  mkdirSync(place, { recursive: true });
  cpSync(dist, place, { recursive: true });
  const desks = readdirSync(join(group, "desks")).filter((name) => name.startsWith(`${node}-`)).sort();
  const posts = desks.map((desk) => ({ post: desk.slice(node.length + 1), key: readFileSync(join(group, "desks", desk, "officer.key"), "utf8") }));
  writeFileSync(join(place, "posts.json"), JSON.stringify({ posts }));
  const file = join(group, node, "node.toml");
  const config = readFileSync(file, "utf8");
  if (!config.includes("[doors]\n")) throw new Error(`${file} has no doors`);
  writeFileSync(file, config.replace("[doors]\n", '[doors]\nworkstation = "workstation"\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [group, ...nodes] = process.argv.slice(2);
  if (group === undefined || nodes.length === 0) throw new Error("usage: node tools/lay.mjs GROUP NODE…");
  if (!existsSync(DIST)) throw new Error(`${DIST} is not there: npm run build`);
  for (const node of nodes) layWorkstation(group, node);
}

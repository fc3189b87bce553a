// Bundles the tests that need no browser and runs them with node's own runner.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { catalogues } from "./catalogues.mjs";

const root = new URL("..", import.meta.url).pathname;
const out = mkdtempSync(join(root, "node_modules", ".test-"));
const entryPoints = ["test", "src"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)))
  .filter((name) => /\.test\.tsx?$/.test(name));
await build({
  absWorkingDir: root,
  entryPoints,
  bundle: true,
  platform: "node",
  format: "esm",
  jsx: "automatic",
  packages: "external",
  plugins: [catalogues],
  outdir: out,
  outExtension: { ".js": ".mjs" },
});
const files = readdirSync(out, { recursive: true }).filter((name) => name.endsWith(".mjs")).map((name) => join(out, name));
const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit", env: { ...process.env, JIG_ROOT: join(root, "..") } });
rmSync(out, { recursive: true });
process.exit(status ?? 1);

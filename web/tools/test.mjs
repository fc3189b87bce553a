// Bundles the tests and runs them with node's own runner.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
const out = mkdtempSync(join(root, "node_modules", ".test-"));
const entryPoints = readdirSync(join(root, "test")).map((name) => `test/${name}`);
await build({ absWorkingDir: root, entryPoints, bundle: true, platform: "node", format: "esm", packages: "external", outdir: out, outExtension: { ".js": ".mjs" } });
const files = readdirSync(out).map((name) => join(out, name));
const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit", env: { ...process.env, JIG_ROOT: join(root, "..") } });
rmSync(out, { recursive: true });
process.exit(status ?? 1);

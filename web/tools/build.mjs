// Builds the workstation into `dist/`, flat, as the node reads it at its start: index.html, app.js, app.css and parts.
//
// `--watch` builds again whenever a source or a catalogue changes. A second program (a worker) is one more entry point.
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build, context } from "esbuild";
import { catalogues } from "./catalogues.mjs";

const ROOT = new URL("..", import.meta.url).pathname;
const DIST = join(ROOT, "dist");

/** Programs of the workstation: the application itself, and workers that run beside it. */
const ENTRY_POINTS = { app: "src/app/main.tsx" };

export const options = {
  absWorkingDir: ROOT,
  entryPoints: ENTRY_POINTS,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  jsx: "automatic",
  legalComments: "none",
  minify: true,
  outdir: DIST,
  entryNames: "[name]",
  chunkNames: "part-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "file" },
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [catalogues],
  logLevel: "warning",
};

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
for (const name of ["index.html", "icon.svg"]) copyFileSync(join(ROOT, "src/app", name), join(DIST, name));
// What the map needs beside the program: its worker, and coasts and boundaries of Natural Earth (public domain).
const packaged = createRequire(import.meta.url);
copyFileSync(packaged.resolve("maplibre-gl/dist/maplibre-gl-worker.mjs"), join(DIST, "map-worker.js"));
copyFileSync(packaged.resolve("world-atlas/countries-50m.json"), join(DIST, "world.json"));
if (process.argv.includes("--watch")) {
  const watched = await context(options);
  await watched.watch();
  console.log(`dist/ follows the sources`);
} else {
  await build(options);
  const sizes = readdirSync(DIST).map((name) => statSync(join(DIST, name)).size);
  console.log(`dist/: ${sizes.length} files, ${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024)} KiB`);
}

// The small status page that is built into the node: `write` makes its files, `check` compares them with those committed.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const ASSETS = new URL("../../crates/node/assets/", import.meta.url);

const bundle = await build({
  absWorkingDir: new URL("..", import.meta.url).pathname,
  entryPoints: ["src/status/main.ts"],
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  minifySyntax: true,
  minifyWhitespace: true,
  write: false,
});
const source = (name) => readFileSync(new URL(`../src/status/${name}`, import.meta.url), "utf8");
const files = {
  "page.js": bundle.outputFiles[0].text,
  "index.html": source("index.html"),
  "page.css": source("page.css"),
};

for (const [name, text] of Object.entries(files)) {
  const target = new URL(name, ASSETS);
  if (process.argv[2] === "write") {
    writeFileSync(target, text);
  } else if (readFileSync(target, "utf8") !== text) {
    throw new Error(`crates/node/assets/${name} is stale: npm run status`);
  }
}

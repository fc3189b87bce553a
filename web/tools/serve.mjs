// Serves `dist/` beside a running node, so that a screen can be worked on without building or restarting the node.
//
// usage: node tools/serve.mjs NODE_ADDRESS [PORT] [POSTS_FILE]
//
// What lies in dist/ comes from there, everything else from the node. For work on this machine only; it is no part of jig.
import { existsSync, readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { extname, join } from "node:path";

const [address, port = "8090", posts] = process.argv.slice(2);
if (address === undefined) throw new Error("usage: node tools/serve.mjs http://127.0.0.1:PORT [PORT] [POSTS_FILE]");
const node = new URL(address);
const DIST = new URL("../dist/", import.meta.url).pathname;
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json", ".woff2": "font/woff2", ".svg": "image/svg+xml" };
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function fileOf(path) {
  if (path === "/") return join(DIST, "index.html");
  if (path === "/app/posts.json") return posts;
  const name = /^\/app\/([a-zA-Z0-9._-]+)$/.exec(path)?.[1];
  return name === undefined ? undefined : join(DIST, name);
}

createServer((asked, answer) => {
  const path = new URL(asked.url, node).pathname;
  const file = fileOf(path);
  if (file !== undefined && existsSync(file)) {
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": POLICY, "cache-control": "no-store" });
    answer.end(readFileSync(file));
    return;
  }
  const passed = request({ host: node.hostname, port: node.port, path: asked.url, method: asked.method, headers: { ...asked.headers, host: node.host } }, (said) => {
    answer.writeHead(said.statusCode ?? 502, said.headers);
    said.pipe(answer);
  });
  passed.on("error", () => answer.writeHead(502).end());
  asked.pipe(passed);
}).listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));

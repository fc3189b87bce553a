// The workstation beside a node: named in its configuration, with the training keys of its own posts alone.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

type Lay = (group: string, node: string, dist: string) => void;
const tool = pathToFileURL(join(process.env["JIG_ROOT"] ?? ".", "web/tools/lay.mjs")).href;
const { layWorkstation } = (await import(tool)) as { readonly layWorkstation: Lay };

test("the workstation is laid beside its own node with its own posts alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "jig-lay-"));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  try {
    write("dist/index.html", "page");
    write("group/alpha/node.toml", 'node = "alpha"\n\n[doors]\nofficer = "127.0.0.1:0"\n');
    write("group/bravo/node.toml", 'node = "bravo"\n');
    for (const desk of ["alpha-snr", "alpha-legal", "bravo-snr"]) write(`group/desks/${desk}/officer.key`, desk);
    layWorkstation(join(folder, "group"), "alpha", join(folder, "dist"));
    assert.equal(read("group/alpha/workstation/index.html"), "page");
    assert.match(read("group/alpha/node.toml"), /\[doors\]\nworkstation = "workstation"\nofficer/);
    assert.deepEqual(JSON.parse(read("group/alpha/workstation/posts.json")), {
      posts: [{ post: "legal", key: "alpha-legal" }, { post: "snr", key: "alpha-snr" }],
    });
    assert.throws(() => layWorkstation(join(folder, "group"), "bravo", join(folder, "dist")), /has no doors/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// Looks at one page in a browser without a window: waits until it shows the wanted texts, takes its picture, and holds it
// to three rules: no script error, no request to another origin, a language on the page.
//
// usage: node look.mjs BROWSER PROFILE_FOLDER URL PICTURE WANTED...
//
// It talks to the browser through its debugging pipe (file descriptors 3 and 4, JSON ended by a zero byte), so it needs no
// package. A page that keeps a stream of events open never counts as loaded; so it is asked again and again instead.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";

const [browser, profile, url, picture, ...wanted] = process.argv.slice(2);
const PATIENCE_MS = 30_000;
const ASK_EVERY_MS = 100;

const child = spawn(
  browser,
  [
    "--headless=new",
    // Inside containers and as root the browser's own sandbox cannot start; the pages are our own, from loopback.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--window-size=1280,900",
    `--user-data-dir=${profile}`,
    "--remote-debugging-pipe",
    "about:blank",
  ],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
);

const pending = new Map();
const faults = [];
let counter = 0;
let buffer = "";

child.stdio[4].setEncoding("utf8");
child.stdio[4].on("data", (chunk) => {
  buffer += chunk;
  const messages = buffer.split("\0");
  buffer = messages.pop();
  for (const text of messages) {
    const message = JSON.parse(text);
    if (message.id !== undefined) {
      const { resolve, reject } = pending.get(message.id);
      pending.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    } else if (message.method === "Runtime.exceptionThrown") {
      const details = message.params.exceptionDetails;
      faults.push(`script error: ${details.exception?.description ?? details.text}`);
    } else if (message.method === "Network.requestWillBeSent") {
      const asked = new URL(message.params.request.url);
      if (asked.protocol !== "data:" && asked.protocol !== "blob:" && asked.origin !== new URL(url).origin) {
        faults.push(`request to another origin: ${asked.href}`);
      }
    }
  }
});

function call(method, params = {}, sessionId = undefined) {
  const id = ++counter;
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject });
    child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  });
}

let ending = false;

// Asks the browser to close, so that none of its own processes stays behind; kills it if it does not.
async function end(status, words) {
  if (ending) return;
  ending = true;
  console.log(words);
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    call("Browser.close").catch(() => {});
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    child.kill("SIGKILL");
  }
  process.exit(status);
}

child.on("exit", () => end(1, "the browser ended by itself"));
child.on("error", (error) => end(1, `the browser did not start: ${error.message}`));
child.stdio[3].on("error", () => end(1, "the browser closed its pipe"));
setTimeout(() => end(1, "the browser did not answer in time"), 2 * PATIENCE_MS).unref();

try {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  for (const domain of ["Page", "Runtime", "Network"]) await call(`${domain}.enable`, {}, sessionId);
  await call("Page.navigate", { url }, sessionId);
  const evaluate = async (expression) =>
    (await call("Runtime.evaluate", { expression, returnByValue: true }, sessionId)).result.value;
  const started = Date.now();
  let missing = wanted;
  let text = "";
  while (missing.length > 0 && Date.now() - started < PATIENCE_MS) {
    text = (await evaluate("document.body ? document.body.innerText : ''")) ?? "";
    missing = wanted.filter((words) => !text.includes(words));
    if (missing.length > 0) await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  if (missing.length > 0) faults.push(`not shown: ${missing.join(" | ")}\nshown:\n${text.slice(0, 4000)}`);
  if (!(await evaluate("document.documentElement.lang"))) faults.push("the page does not say its language");
  const { data } = await call("Page.captureScreenshot", { format: "png" }, sessionId);
  writeFileSync(picture, Buffer.from(data, "base64"));
  if (faults.length > 0) await end(1, faults.join("\n"));
  else await end(0, `shows ${wanted.join(" | ")}`);
} catch (error) {
  await end(1, String(error));
}

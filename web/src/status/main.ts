// The status page: fetches, draws, follows the node's events, and says when what it shows is old.
import { follow, phrases as fetchPhrases, snapshot } from "./client.ts";
import { byId } from "./dom.ts";
import type { Phrases } from "./phrases.ts";
import { say } from "./phrases.ts";
import { drawStop } from "./stop.ts";
import { draw, drawFreshness } from "./view.ts";

/** How often the page looks even when the node is silent; also moves the clocks. Milliseconds. */
const LOOK_EVERY_MS = 1000;

const LANGUAGES = ["en", "ru"];

function firstLanguage(): string {
  const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language.slice(0, 2);
  return LANGUAGES.includes(asked) ? asked : "en";
}

let language = firstLanguage();
let phrases: Phrases = {};
let busy = false;
let again = false;
let lastSeen = "";

async function look(): Promise<void> {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const seen = await snapshot(language);
    draw(phrases, seen);
    drawFreshness(phrases, null);
    lastSeen = seen.clock.now;
    document.body.dataset["ready"] = "yes";
  } catch {
    drawFreshness(phrases, lastSeen);
  } finally {
    busy = false;
  }
  if (again) {
    again = false;
    await look();
  }
}

async function speak(wanted: string): Promise<void> {
  language = wanted;
  phrases = await fetchPhrases(language);
  document.documentElement.lang = language;
  const toggle = byId("language");
  toggle.textContent = say(phrases, "web-language");
  toggle.lang = say(phrases, "web-language-of-button");
  byId("skip").textContent = say(phrases, "web-skip");
  drawStop(phrases, language);
  await look();
}

byId("language").addEventListener("click", () => {
  void speak(say(phrases, "web-language-of-button"));
});

await speak(language);
follow(() => void look(), () => drawFreshness(phrases, lastSeen));
setInterval(() => void look(), LOOK_EVERY_MS);

// The stop call: one button, one confirmation, no sign-in. It needs no words and asks for no reason.
import { callStop } from "./client.ts";
import { element, put } from "./dom.ts";
import { say, type Phrases } from "./phrases.ts";

function frame(phrases: Phrases, ...children: Node[]): void {
  put("stop", element("h2", "", say(phrases, "web-stop")), ...children);
}

function button(text: string, className: string, act: () => void): HTMLButtonElement {
  const made = element("button", className, text) as HTMLButtonElement;
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** The closed form. */
export function drawStop(phrases: Phrases, language: string): void {
  const open = button(say(phrases, "web-stop-open"), "stop", () => drawConfirmation(phrases, language));
  frame(phrases, element("p", "dim", say(phrases, "web-stop-explain")), open);
}

function drawConfirmation(phrases: Phrases, language: string): void {
  const words = element("input", "") as HTMLInputElement;
  words.maxLength = 500;
  const label = element("label", "", say(phrases, "web-stop-words"), words);
  const sure = button(say(phrases, "web-stop-sure"), "stop", () => void raise(phrases, language, words.value));
  const back = button(say(phrases, "web-stop-back"), "", () => drawStop(phrases, language));
  const form = element("form", "", label, sure, back);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void raise(phrases, language, words.value);
  });
  frame(phrases, form);
  words.focus();
}

async function raise(phrases: Phrases, language: string, words: string): Promise<void> {
  try {
    const answer = await callStop(words, language);
    const said = element("p", "good", say(phrases, "web-stop-raised", { hash: answer.hash }));
    said.setAttribute("role", "alert");
    frame(phrases, said, button(say(phrases, "web-stop-back"), "", () => drawStop(phrases, language)));
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    const said = element("p", "bad", say(phrases, "web-stop-failed", { reason }));
    said.setAttribute("role", "alert");
    frame(phrases, said, button(say(phrases, "web-stop-sure"), "stop", () => void raise(phrases, language, words)));
  }
}

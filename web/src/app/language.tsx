// Languages: sentences of both catalogues, switched without loading the page again. Alt+L turns to the next.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { LocalizationProvider, ReactLocalization, useLocalization } from "@fluent/react";
import catalogues from "catalogues";
import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import { speak } from "../api/client.ts";
import { useKeys } from "./keyboard.tsx";
import { useValue } from "./place.ts";

export const LANGUAGES: readonly string[] = Object.keys(catalogues);
const FIRST = LANGUAGES[0] ?? "";
/** Written from right to left, should a catalogue in one of them come. */
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

/** Reads a Fluent sentence: key, then values. */
export type Say = (key: string, values?: Readonly<Record<string, FluentVariable>>) => string;

export function bundleOf(language: string): FluentBundle {
  const bundle = new FluentBundle(language);
  for (const text of catalogues[language] ?? []) bundle.addResource(new FluentResource(text));
  return bundle;
}

const Language = createContext<{ language: string; next: () => void }>({ language: FIRST, next: () => undefined });

/** Language of the sentences, and the way to the next. */
export function useLanguage(): { language: string; next: () => void } {
  return useContext(Language);
}

/** The way to sentences. A key without a sentence shows itself. */
export function useSay(): Say {
  const { l10n } = useLocalization();
  return useCallback((key, values) => l10n.getString(key, values ?? null), [l10n]);
}

/**
 * Names of things that the node names by a code: `web-field-expires` for `expires`, part by part for what lies inside
 * (`window.from`). A code without a word is shown as it stands.
 */
export function useLabel(): (kind: string, code: string) => string {
  const { l10n } = useLocalization();
  return useCallback(
    (kind, code) => {
      const word = (part: string): string => {
        const key = `web-${kind}-${part.replaceAll("_", "-")}`;
        return l10n.getBundle(key) === null ? part : l10n.getString(key);
      };
      return code.split(".").map(word).join(" · ");
    },
    [l10n],
  );
}

export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [asked, setAsked] = useValue("lang");
  const wanted = asked ?? navigator.language.slice(0, 2);
  const language = LANGUAGES.includes(wanted) ? wanted : FIRST;
  const next = useCallback(() => {
    setAsked(LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? FIRST);
  }, [language, setAsked]);
  const l10n = useMemo(() => {
    // Before any question is asked in this language.
    speak(language);
    return new ReactLocalization([bundleOf(language)]);
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
  }, [language]);
  useKeys("web-keys-everywhere", [{ keys: "Alt+l", phrase: "web-key-language", always: true, run: next }]);
  const value = useMemo(() => ({ language, next }), [language, next]);
  return (
    <Language.Provider value={value}>
      <I18nProvider locale={language}>
        <LocalizationProvider l10n={l10n}>{children}</LocalizationProvider>
      </I18nProvider>
    </Language.Provider>
  );
}

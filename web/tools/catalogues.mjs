// The sentences of the browser side: every `locales/<language>/web*.ftl`, as one module `catalogues` for esbuild.
//
// A new file of sentences is found by its name; nothing is listed by hand.
import { readFileSync, readdirSync } from "node:fs";

const LOCALES = new URL("../../locales/", import.meta.url);

/** The languages that have a folder of sentences. */
export const LANGUAGES = readdirSync(LOCALES).sort();

/** Names of the browser's files of one language. */
export function filesOf(language) {
  return readdirSync(new URL(`${language}/`, LOCALES)).filter((name) => /^web(-[a-z]+)*\.ftl$/.test(name)).sort();
}

/** The text of one file. */
export function textOf(language, name) {
  return readFileSync(new URL(`${language}/${name}`, LOCALES), "utf8");
}

/** The plugin that answers `import catalogues from "catalogues"` with texts by language. */
export const catalogues = {
  name: "catalogues",
  setup(build) {
    build.onResolve({ filter: /^catalogues$/ }, () => ({ path: "catalogues", namespace: "catalogues" }));
    build.onLoad({ filter: /.*/, namespace: "catalogues" }, () => {
      const texts = Object.fromEntries(LANGUAGES.map((language) => [language, filesOf(language).map((name) => textOf(language, name))]));
      const watchFiles = LANGUAGES.flatMap((language) => filesOf(language).map((name) => new URL(`${language}/${name}`, LOCALES).pathname));
      return { contents: `export default ${JSON.stringify(texts)};`, loader: "js", watchFiles };
    });
  },
};

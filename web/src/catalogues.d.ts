// What `tools/catalogues.mjs` provides: the texts of every `locales/<language>/web*.ftl`, by language.
declare module "catalogues" {
  const catalogues: Readonly<Record<string, readonly string[]>>;
  export default catalogues;
}

// Style sheets are gathered by the bundler.
declare module "*.css";

// Types of the HTTP API from its committed description: `write` makes the file, `check` compares.
//
// Only what the description uses is understood; anything else stops the script, so that nothing is typed by guess.
import { readFileSync, writeFileSync } from "node:fs";

const SOURCE = new URL("../../docs/openapi.json", import.meta.url);
const TARGET = new URL("../src/generated/api.ts", import.meta.url);

function typeOf(schema) {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1);
  if (schema.oneOf !== undefined) return schema.oneOf.map(typeOf).join(" | ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(" | ");
  switch (schema.type) {
    case "string":
      return "string";
    case "integer":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return `readonly (${typeOf(schema.items)})[]`;
    case "object":
      if (schema.properties === undefined) return "Readonly<Record<string, unknown>>";
      throw new Error(`no name for ${JSON.stringify(schema)}`);
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

function interfaceOf(name, schema) {
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties ?? {}).map(
    ([key, member]) => `  readonly ${key}${required.has(key) ? "" : "?"}: ${typeOf(member)};`,
  );
  return `export interface ${name} {\n${members.join("\n")}\n}\n`;
}

const { components } = JSON.parse(readFileSync(SOURCE, "utf8"));
const interfaces = Object.entries(components.schemas).map(([name, schema]) => interfaceOf(name, schema));
const text = `// @generated from docs/openapi.json by tools/types.mjs; do not edit.\n${interfaces.join("\n")}`;

if (process.argv[2] === "write") {
  writeFileSync(TARGET, text);
} else if (readFileSync(TARGET, "utf8") !== text) {
  throw new Error("src/generated/api.ts is stale: npm run types");
}

import type { Catalog, Column, Relation } from "./catalog.ts";

const header = `// Written by \`npm run schema\` from a freshly migrated database. Do not edit.
// A civil date is a "YYYY-MM-DD" string, never a Date.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";

/** Read as a Date; a Date or an ISO string may be written. */
type Timestamp = ColumnType<Date, Date | string, Date | string>;
`;

/** As src/ground/database/connect.ts reads them. */
const typescriptTypes: Record<string, string> = {
  bool: "boolean", bytea: "Buffer", date: "string", float4: "number", float8: "number", int2: "number", int4: "number", int8: "number",
  json: "unknown", jsonb: "unknown", numeric: "string", timestamptz: "Timestamp",
};
const aliases: Record<string, string> = { boolean: "bool", integer: "int4", bigint: "int8", smallint: "int2", "double precision": "float8", real: "float4", "timestamp with time zone": "timestamptz" };

const valueType = (column: Column): string => {
  const one = column.labels ? column.labels.map((label) => JSON.stringify(label)).join(" | ") : (typescriptTypes[aliases[column.baseType] ?? column.baseType] ?? "string");
  if (!column.isArray) return one;
  return one === "Timestamp" ? "Date[]" : `${one.includes("|") ? `(${one})` : one}[]`;
};

const columnType = (column: Column, relation: Relation): string => {
  const isView = relation.kind === "v" || relation.kind === "m";
  const value = valueType(column);
  const nullable = column.notNull || value === "unknown" ? value : `${value} | null`;
  if (column.generated === "s" || column.identity === "a" || isView) return nullable.includes("Timestamp") ? nullable.replace("Timestamp", "GeneratedAlways<Date>") : `GeneratedAlways<${nullable}>`;
  const hasDefault = column.default !== null || column.identity === "d";
  if (!hasDefault) return nullable;
  return nullable.includes("Timestamp") ? `ColumnType<Date${column.notNull ? "" : " | null"}, Date | string${column.notNull ? "" : " | null"} | undefined, Date | string${column.notNull ? "" : " | null"}>` : `Generated<${nullable}>`;
};

const pascal = (name: string): string => name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");

const interfaceText = (relation: Relation): string =>
  [
    ...(relation.comment ? [`/** ${relation.comment} */`] : []),
    `export interface ${pascal(relation.name)}Table {`,
    ...relation.columns.map((column) => `  ${column.name}: ${columnType(column, relation)};`),
    "}",
  ].join("\n");

export const typesText = (catalog: Catalog): string =>
  [
    header,
    ...catalog.relations.map(interfaceText),
    ["/** Every table of schema app, by its name. */", "export interface Tables {", ...catalog.relations.map((relation) => `  ${relation.name}: ${pascal(relation.name)}Table;`), "}"].join("\n"),
  ].join("\n\n") + "\n";

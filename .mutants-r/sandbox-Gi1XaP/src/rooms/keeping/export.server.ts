import { sql } from "kysely";
import { readWords, isSealedForPerson, unsealBytesForPerson } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import type { ExportedTable, LeftOut, PersonExport } from "./model.ts";

type Row = Record<string, unknown>;

const openText = (value: unknown, about: string): unknown => (typeof value === "string" && isSealedForPerson(value) ? readWords(value, about) : value);

const openRow = (table: string, row: Row): Row => {
  // An earlier version is sealed as the row it copies was.
  if (table === "revisions") {
    const was = Object.entries((row["was"] ?? {}) as Row).map(([column, value]) => [column, openText(value, `${String(row["table_name"])}.${column}:${String(row["row_id"])}`)]);
    return { ...row, was: Object.fromEntries(was) };
  }
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, openText(value, `${table}.${column}:${String(row["id"])}`)]));
};

const listLeftOut = async ({ tx }: Pick<Visit | OwnVisit, "tx">, tables: readonly string[]): Promise<LeftOut[]> => {
  const rows = await tx.selectFrom("column_classes").select(["table_name", "column_name", "not_exported_because"]).where("not_exported_because", "is not", null).orderBy("table_name").orderBy("column_name").execute();
  return rows.filter((row) => tables.includes(row.table_name)).map((row) => ({ table: row.table_name, column: row.column_name, because: row.not_exported_because ?? "" }));
};

/** The files of her documents, opened; one whose key is no more is said without its bytes. */
const openFiles = async ({ tx }: Pick<Visit | OwnVisit, "tx">, personId: string, rows: readonly Row[]): Promise<Row[]> => {
  const sealed = await tx.selectFrom("document_contents").select(["document_id", "bytes"]).where("person_id", "=", personId).execute();
  const bytesOf = new Map(sealed.map(({ document_id: id, bytes }) => [id, unsealBytesForPerson(bytes, `document_contents.bytes:${id}`)]));
  return rows.map((row) => ({ ...row, base64: bytesOf.get(String(row["document_id"]))?.toString("base64") ?? null }));
};

/** Everything about a person, opened: for herself, or for who leads her. Null when the database gives it to neither. */
export const readEverything = async (visit: Pick<Visit | OwnVisit, "tx" | "today">, personId: string): Promise<PersonExport | null> => {
  const { rows } = await sql<{ table_name: string; rows: Row[] }>`select table_name, rows from app.everything_about(${personId}::uuid)`.execute(visit.tx);
  if (rows.length === 0) return null;
  const tables = new Map<string, Row[]>();
  for (const { table_name: table, rows: more } of rows) tables.set(table, [...(tables.get(table) ?? []), ...more.map((row) => openRow(table, row))]);
  const contents = tables.get("document_contents");
  if (contents) tables.set("document_contents", await openFiles(visit, personId, contents));
  const exported: ExportedTable[] = [...tables].map(([table, all]) => ({ table, rows: all }));
  return { format: "fil-rouge-person", formatVersion: 1, writtenOn: visit.today, personId, tables: exported, leftOut: await listLeftOut(visit, [...tables.keys()]) };
};

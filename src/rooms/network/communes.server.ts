import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { sql } from "kysely";
import type pg from "pg";
import { withClient } from "#ground/database/connection";
import type { Door, OwnVisit, Visit } from "#ground/visit";
import { plainWords } from "./asking.ts";
import type { Commune } from "./model.ts";
import { synonyms } from "./synonyms.ts";

type Entered = Visit | OwnVisit | Door;
type Source = { code: string; nom: string; type: string; departement?: string; codesPostaux?: string[]; population?: number; commune?: string };

/** Read from the package when it is needed, and not kept. */
const readSource = async (file: string): Promise<Source[]> => JSON.parse(await readFile(createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${file}.json`), "utf8")) as Source[];
const departmentOf = ({ code, departement }: Source): string => departement ?? (code.startsWith("97") ? code.slice(0, 3) : code.slice(0, 2));

/** Communes of today and the districts of Paris, Lyon and Marseille (code officiel géographique, Licence Ouverte), once per database; answers how many were written. */
export const loadCommunes = (ownerUrl: string): Promise<number> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query("select from app.communes limit 1");
    if (rows.length > 0) return 0;
    const all = (await readSource("communes")).filter(({ type }) => type === "commune-actuelle" || type === "arrondissement-municipal");
    const columns = [all.map(({ code }) => code), all.map(({ nom }) => nom), all.map(departmentOf), all.map(({ codesPostaux = [] }) => codesPostaux.join(" ")), all.map(({ population }) => population ?? null), all.map(({ nom }) => plainWords(nom).join(" "))];
    await client.query("begin");
    await client.query(
      `insert into app.communes (code, name, department, postcodes, population, name_key)
       select code, name, department, coalesce(string_to_array(nullif(postcodes, ''), ' '), '{}'), population, key from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[]) as c (code, name, department, postcodes, population, key)
       on conflict (code) do nothing`, columns);
    await placeCommunes(client);
    await client.query("commit");
    return all.length;
  });

/** Communes stand where their entries are; words of the trade are learnt with them. */
export const placeCommunes = async (client: pg.Client | pg.PoolClient): Promise<void> => {
  await client.query("select app.place_communes()");
  await client.query("select app.learn_words($1::text[])", [synonyms.flatMap(({ typed, also = [] }) => [...typed, ...also])]);
};

/** After entries came: where communes are known to stand may have changed. */
export const placeCommunesAgain = async ({ tx }: Door): Promise<void> => {
  await sql`select app.place_communes()`.execute(tx);
};

let departments: Promise<Map<string, string>> | undefined;
/** The departments and their names. */
export const listDepartments = async (): Promise<Map<string, string>> => {
  departments ??= readSource("departements").then((read) => new Map(read.map(({ code, nom }) => [code, nom])));
  return departments;
};

/** The communes that a name or a postcode says, the biggest first. A district answers before its town. */
export const searchCommunes = async ({ tx }: Entered, typed: string, most = 8): Promise<Commune[]> => {
  const text = typed.trim().slice(0, 60);
  const postcode = /\b\d{5}\b/.exec(text)?.[0];
  const key = plainWords(text.replace(/\b\d{2,5}\b|\([^)]*\)/g, " ")).join(" ").replace(/^st /, "saint ").replace(/^ste /, "sainte ");
  if (!postcode && key.length < 2) return [];
  const asked = postcode ? sql`postcodes @> ${[postcode]}::text[]` : sql`(name_key = ${key} or name_key like ${`${key} %`} or name_key like ${`${key}%`})`;
  const { rows } = await sql<Commune>`
    select code, name, department, latitude, longitude from app.communes where ${asked}
    order by (name_key = ${key}) desc, (${postcode ?? ""} <> '' and code ~ '^(751|6938|132)') desc, population desc nulls last, code limit ${most}`.execute(tx);
  return rows;
};

export const findCommune = async ({ tx }: Entered, code: string): Promise<Commune | null> =>
  (await tx.selectFrom("communes").select(["code", "name", "department", "latitude", "longitude"]).where("code", "=", code).executeTakeFirst()) ?? null;

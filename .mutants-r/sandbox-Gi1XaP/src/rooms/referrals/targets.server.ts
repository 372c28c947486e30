import { sql, type Transaction } from "kysely";
import { isId } from "#ground/ids";
import type { Tables } from "#ground/tables.generated";

/** To whom a request goes: a service of the directory, its structure, and the structure of the house that keeps that entry, if one does. */
export type Target = { serviceId: string; service: string; listedId: string; listed: string; hostId: string | null; isSensitive: boolean; themes: string[] };

export const findTarget = async ({ tx }: { tx: Transaction<Tables> }, serviceId: string): Promise<Target | null> => {
  if (!isId(serviceId)) return null;
  const { rows } = await sql<Target>`select s.id as "serviceId", s.name as service, d.id as "listedId", d.name as listed, d.structure_id as "hostId", s.is_sensitive or d.is_sensitive as "isSensitive", s.themes
    from app.services s join app.directory_structures d on d.id = s.listed_id where s.id = ${serviceId} and s.closed_on is null and d.closed_on is null`.execute(tx);
  return rows[0] ?? null;
};

/** The same in her own space, among what is open to everybody: she is not told who keeps the entry. */
export const findOpenTarget = async ({ tx }: { tx: Transaction<Tables> }, serviceId: string): Promise<Omit<Target, "hostId" | "isSensitive"> | null> => {
  if (!isId(serviceId)) return null;
  const { rows } = await sql<Omit<Target, "hostId" | "isSensitive">>`select s.id as "serviceId", s.name as service, d.id as "listedId", d.name as listed, s.themes
    from app.services s join app.directory_structures d on d.id = s.listed_id where s.id = ${serviceId} and s.closed_on is null and d.closed_on is null`.execute(tx);
  return rows[0] ?? null;
};

import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { addDays, type CivilDate } from "#ground/civil-date";
import type { Door, Visit } from "#ground/visit";
import type { FreshnessDays } from "./model.ts";
import { askEveryDays, freshnessDays, linkDays } from "./rules.ts";
import { readMonths } from "./settings.server.ts";

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

export type Share = { total: number; fresh: number; fading: number; stale: number; claimed: number; unowned: number };

/** How much of a territory's directory is fresh, services counted. */
export const readShare = async ({ tx }: Visit, territoryId: string, { fresh, fading }: FreshnessDays): Promise<Share> => {
  const { rows } = await sql<Share>`
    select count(*)::int as total, count(*) filter (where greatest(s.vouched_on, s.source_date) >= ${fresh}::date)::int as fresh, count(*) filter (where greatest(s.vouched_on, s.source_date) < ${fresh}::date and greatest(s.vouched_on, s.source_date) >= ${fading}::date)::int as fading,
      count(*) filter (where coalesce(greatest(s.vouched_on, s.source_date) < ${fading}::date, true))::int as stale, count(*) filter (where d.structure_id is not null)::int as claimed, count(*) filter (where s.owner_id is null)::int as unowned
    from app.services s join app.directory_structures d on d.id = s.listed_id where s.territory_id = ${territoryId} and s.closed_on is null`.execute(tx);
  return rows[0]!;
};

export type OwnedLine = { id: string; name: string; structure: string; ownerName: string | null; vouchedOn: CivilDate | null; sourceDate: CivilDate | null };
/** The services of a territory to ask again, the longest forgotten first. */
export const listToAskAgain = async ({ tx }: Visit, territoryId: string, { fresh }: FreshnessDays, most = 50): Promise<OwnedLine[]> =>
  (await sql<OwnedLine>`
    select s.id, s.name, d.name as structure, p.given_name || ' ' || p.family_name as "ownerName", s.vouched_on as "vouchedOn", s.source_date as "sourceDate"
    from app.services s join app.directory_structures d on d.id = s.listed_id left join app.professionals p on p.id = s.owner_id
    where s.territory_id = ${territoryId} and s.closed_on is null and coalesce(greatest(s.vouched_on, s.source_date), '-infinity'::date) < ${fresh}::date
    order by greatest(s.vouched_on, s.source_date) nulls first, s.id limit ${most}`.execute(tx)).rows;

export type OwnerLine = { owner: string; entries: number; old: number };
/** Who keeps how much of a territory, and how much of it is no longer fresh. */
export const listOwners = async ({ tx }: Visit, territoryId: string, { fresh }: FreshnessDays): Promise<OwnerLine[]> =>
  (await sql<OwnerLine>`
    select p.given_name || ' ' || p.family_name as owner, count(*)::int as entries, count(*) filter (where coalesce(greatest(s.vouched_on, s.source_date), '-infinity'::date) < ${fresh}::date)::int as old
    from app.services s join app.professionals p on p.id = s.owner_id where s.territory_id = ${territoryId} and s.closed_on is null group by p.id order by old desc, 1 limit 50`.execute(tx)).rows;

export type Owner = { ownerId: string; givenName: string; familyName: string; email: string };
export type OwnedEntry = { kind: "structure" | "service"; id: string; name: string; commune: string | null; since: CivilDate | null };

/** Owners whose entries fade, and whom nobody asked lately. */
export const listOwnersToAsk = async (door: Door, most = 200): Promise<Owner[]> =>
  (await sql<Owner>`select owner_id as "ownerId", given_name as "givenName", family_name as "familyName", email from app.owners_to_ask(${freshnessDays(door.today, await readMonths(door)).fresh}::date, ${new Date(door.now.getTime() - askEveryDays * 86_400_000)}, ${most})`.execute(door.tx)).rows;

export const listOwnedEntries = async (door: Door, ownerId: string): Promise<OwnedEntry[]> =>
  (await sql<OwnedEntry>`select * from app.owned_entries(${ownerId}, ${freshnessDays(door.today, await readMonths(door)).fresh}::date)`.execute(door.tx)).rows;

/** A new link for an owner: its token is given once and kept as a hash. */
export const insertAsk = async (door: Door, ownerId: string): Promise<string> => {
  const token = randomBytes(32).toString("base64url");
  await door.tx.insertInto("entry_asks").values({ owner_id: ownerId, token_hash: hashOf(token), asked_at: door.now, expires_at: new Date(door.now.getTime() + linkDays * 86_400_000) }).execute();
  return token;
};

export type AskLink = { id: string; ownerId: string; state: "open" | "used" | "expired" };
/** The link of a token; null when nobody ever sent it. */
export const findAsk = async (door: Door, token: string): Promise<AskLink | null> => {
  const row = await door.tx.selectFrom("entry_asks").select(["id", "owner_id", "used_at", "expires_at"]).where("token_hash", "=", hashOf(token)).executeTakeFirst();
  if (!row) return null;
  return { id: row.id, ownerId: row.owner_id, state: row.used_at ? "used" : row.expires_at <= door.now ? "expired" : "open" };
};

/** False when somebody used it meanwhile. */
export const useAsk = async (door: Door, id: string): Promise<boolean> =>
  (await door.tx.updateTable("entry_asks").set({ used_at: door.now }).where("id", "=", id).where("used_at", "is", null).executeTakeFirst()).numUpdatedRows === 1n;

export const saveVouchedByOwner = async (door: Door, ownerId: string, entries: readonly string[]): Promise<number> =>
  (await sql<{ count: number }>`select app.vouch_as_owner(${ownerId}, ${entries}::uuid[], ${door.today}::date) as count`.execute(door.tx)).rows[0]!.count;

/** The last day a link sent on a day opens. */
export const lastDayOf = (sentOn: CivilDate): CivilDate => addDays(sentOn, linkDays);

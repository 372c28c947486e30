import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import type { Answering, Cover, CoverState, OfficerPost, Someone } from "./model.ts";

/** Who answers for a domain on a territory that day, cover included; vacant, the coordination answers. */
export const officersFor = async ({ tx }: Pick<Visit, "tx">, territoryId: string, domain: Domain, day: CivilDate): Promise<Answering> => {
  const { rows } = await sql<{ id: string; name: string | null; as: "officer" | "cover" | "coordination" }>`
    select a.professional_id as id, p.given_name || ' ' || p.family_name as name, a."as" from app.answers_for(${territoryId}, ${domain}, ${day}) a left join app.professionals p on p.id = a.professional_id order by name`.execute(tx);
  return { officers: rows.map(({ name, ...one }) => ({ ...one, name: name ?? "" })), vacant: !rows.some(({ as }) => as !== "coordination") };
};

/** Posts of these territories that day, with whoever covers. */
export const listPosts = async ({ tx }: Pick<Visit, "tx">, territories: readonly string[], day: CivilDate): Promise<(OfficerPost & { territoryId: string })[]> => {
  const { rows } = await sql<{ id: string; territory_id: string; domain: Domain; starts_on: CivilDate; officer_id: string | null; officer: string | null; cover_id: string | null; cover: string | null; until_on: CivilDate | null }>`
    select o.id, o.territory_id, o.domain, o.starts_on, o.professional_id as officer_id, p.given_name || ' ' || p.family_name as officer, c.cover_id, k.given_name || ' ' || k.family_name as cover, c.until_on
    from app.officer_posts o left join app.professionals p on p.id = o.professional_id
    left join app.covers c on c.territory_id = o.territory_id and c.away_id = o.professional_id and c.state = 'accepted' and ${day} between c.from_on and c.until_on left join app.professionals k on k.id = c.cover_id
    where o.territory_id = any (${territories}::uuid[]) and o.starts_on <= ${day} and (o.ends_on is null or o.ends_on > ${day}) order by o.domain limit 100`.execute(tx);
  const someone = (id: string | null, name: string | null): Someone | null => (id === null ? null : { id, name: name ?? "" });
  return rows.map((row) => ({ id: row.id, territoryId: row.territory_id, domain: row.domain, since: row.starts_on, officer: someone(row.officer_id, row.officer), cover: someone(row.cover_id, row.cover), coverUntil: row.until_on }));
};

/** Colleagues of a territory who may hold a post or cover: officers and coordination. */
export const listOfficers = async ({ tx, today }: Visit, territories: readonly string[]): Promise<Someone[]> => {
  const { rows } = await sql<Someone>`select distinct p.id, p.given_name || ' ' || p.family_name as name from app.memberships m join app.structures s on s.id = m.structure_id join app.professionals p on p.id = m.professional_id
    where s.territory_id = any (${territories}::uuid[]) and m.role in ('partnership-officer', 'coordinator') and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}) order by name limit 100`.execute(tx);
  return rows;
};

/** A post changes hands from a day on; the one before ends there. Nobody: it is vacant. */
export const savePost = async ({ tx, actor }: Visit, post: { territoryId: string; domain: Domain; professionalId: string | null; startsOn: CivilDate }): Promise<void> => {
  // Written and changed on the same day, nothing was ever held: the line is taken up again.
  await sql`update app.officer_posts set ends_on = ${post.startsOn} where territory_id = ${post.territoryId} and domain = ${post.domain} and starts_on < ${post.startsOn} and (ends_on is null or ends_on > ${post.startsOn})`.execute(tx);
  await tx.insertInto("officer_posts").values({ territory_id: post.territoryId, domain: post.domain, professional_id: post.professionalId, starts_on: post.startsOn, written_by: actor.id }).execute();
};
export const isPostWrittenFrom = async ({ tx }: Pick<Visit, "tx">, territoryId: string, domain: Domain, day: CivilDate): Promise<boolean> =>
  (await tx.selectFrom("officer_posts").select("id").where("territory_id", "=", territoryId).where("domain", "=", domain).where("starts_on", ">=", day).executeTakeFirst()) !== undefined;

type CoverRow = { id: string; territory_id: string; away_id: string; away: string; cover_id: string; cover: string; asked_by: string; from_on: CivilDate; until_on: CivilDate; state: CoverState };
const coverOf = (row: CoverRow): Cover => ({ id: row.id, territoryId: row.territory_id, away: { id: row.away_id, name: row.away }, cover: { id: row.cover_id, name: row.cover }, askedBy: row.asked_by, from: row.from_on, until: row.until_on, state: row.state });
const covers = sql`select c.id, c.territory_id, c.away_id, a.given_name || ' ' || a.family_name as away, c.cover_id, k.given_name || ' ' || k.family_name as cover, c.asked_by, c.from_on, c.until_on, c.state
  from app.covers c join app.professionals a on a.id = c.away_id join app.professionals k on k.id = c.cover_id`;
/** Covers under way or to come on these territories. */
export const listCovers = async ({ tx, today }: Visit, territories: readonly string[]): Promise<Cover[]> =>
  (await sql<CoverRow>`${covers} where c.territory_id = any (${territories}::uuid[]) and c.until_on >= ${today} and c.state in ('asked', 'accepted') order by c.from_on, c.id limit 60`.execute(tx)).rows.map(coverOf);
export const findCover = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<Cover | null> => {
  const row = isId(id) ? (await sql<CoverRow>`${covers} where c.id = ${id}`.execute(tx)).rows[0] : undefined;
  return row ? coverOf(row) : null;
};
export const isCovered = async ({ tx }: Pick<Visit, "tx">, territoryId: string, awayId: string, from: CivilDate, until: CivilDate): Promise<boolean> =>
  (await tx.selectFrom("covers").select("id").where("territory_id", "=", territoryId).where("away_id", "=", awayId).where("state", "in", ["asked", "accepted"]).where("from_on", "<=", until).where("until_on", ">=", from).executeTakeFirst()) !== undefined;
export const insertCover = async ({ tx, now, actor }: Visit, cover: { territoryId: string; awayId: string; coverId: string; from: CivilDate; until: CivilDate }): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("covers").values({ id, territory_id: cover.territoryId, away_id: cover.awayId, cover_id: cover.coverId, from_on: cover.from, until_on: cover.until, asked_at: now, asked_by: actor.id }).execute();
  return id;
};
export const saveCoverState = async ({ tx, now }: Visit, id: string, state: CoverState): Promise<void> => {
  await tx.updateTable("covers").set({ state, answered_at: now }).where("id", "=", id).execute();
};

import { sql } from "kysely";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { CivilDate } from "#ground/civil-date";
import type { OfferKind, PartnerOffer } from "./model.ts";

type Row = { id: string; listed_id: string; partner: string; kind: OfferKind; words: string; starts_on: CivilDate; ends_on: CivilDate; how_many: number | null; mine: boolean };
const offerOf = (row: Row): PartnerOffer => ({ id: row.id, listedId: row.listed_id, partner: row.partner, kind: row.kind, words: row.words, startsOn: row.starts_on, endsOn: row.ends_on, howMany: row.how_many, mine: row.mine });
const select = sql`select o.id, o.listed_id, l.name as partner, o.kind, o.words, o.starts_on, o.ends_on, o.how_many, (o.territory_id = any ((select app.territories_i_keep())::uuid[]) or o.listed_id = any ((select app.my_listed())::uuid[])) as mine from app.partner_offers o join app.directory_structures l on l.id = o.listed_id`;

/** Offers that stand today or later; of one partner when it is said. */
export const listOffers = async ({ tx, today }: Pick<Visit, "tx" | "today">, listedId: string | null = null): Promise<PartnerOffer[]> =>
  (await sql<Row>`${select} where o.state = 'open' and o.ends_on >= ${today} ${listedId === null ? sql`` : sql`and o.listed_id = ${listedId}`} order by o.starts_on, o.id limit 200`.execute(tx)).rows.map(offerOf);
export const findOffer = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<PartnerOffer | null> => {
  const row = isId(id) ? (await sql<Row>`${select} where o.id = ${id} and o.state = 'open'`.execute(tx)).rows[0] : undefined;
  return row ? offerOf(row) : null;
};
export type Posting = { id: string; name: string; territoryId: string };
/** For whom the visitor may post: the partners and employers of the territories she keeps, and her own structure. */
export const listPostingFor = async ({ tx }: Pick<Visit, "tx">, employers: boolean): Promise<Posting[]> => {
  const { rows } = await sql<Posting>`select l.id, l.name, coalesce(l.territory_id, s.territory_id) as "territoryId" from app.directory_structures l left join app.structures s on s.id = l.structure_id
    where l.closed_on is null and coalesce(l.territory_id, s.territory_id) is not null and (l.id = any ((select app.my_listed())::uuid[]) or (l.territory_id = any ((select app.territories_i_keep())::uuid[])
      and ${employers ? sql`l.is_employer` : sql`exists (select from app.partners p where p.listed_id = l.id and p.ended_on is null)`})) order by l.name limit 300`.execute(tx);
  return rows;
};
export const insertOffer = async ({ tx, now, actor }: Visit, posting: Posting, one: Pick<PartnerOffer, "kind" | "words" | "startsOn" | "endsOn" | "howMany">): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("partner_offers").values({ id, listed_id: posting.id, territory_id: posting.territoryId, kind: one.kind, words: one.words, starts_on: one.startsOn, ends_on: one.endsOn, how_many: one.howMany, posted_at: now, posted_by: actor.id }).execute();
  return id;
};
export const saveOfferClosed = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<void> => {
  await tx.updateTable("partner_offers").set({ state: "closed" }).where("id", "=", id).execute();
};

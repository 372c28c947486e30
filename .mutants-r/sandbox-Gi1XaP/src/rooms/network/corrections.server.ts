import { createHash } from "node:crypto";
import { sql } from "kysely";
import { isId } from "#ground/ids";
import type { Door, Visit } from "#ground/visit";
import type { Correction } from "./model.ts";
import { mostProposalsAnHour } from "./rules.ts";

export type Proposal = { listedId: string; serviceId: string | null; field: string | null; proposed: string | null; words: string | null };

export const insertCorrection = async (entered: Visit | Door, { listedId, serviceId, field, proposed, words }: Proposal): Promise<void> => {
  const by = "actor" in entered ? { proposed_by: entered.actor.id } : {};
  await entered.tx.insertInto("corrections").values({ listed_id: listedId, service_id: serviceId, field, proposed, words, proposed_at: entered.now, ...by }).execute();
};

/** Counts what one address proposes; false once it is enough for an hour. */
export const countProposal = async (door: Door, address: string): Promise<boolean> => {
  const bucket = createHash("sha256").update(`proposal:${address}`).digest();
  const hourAgo = new Date(door.now.getTime() - 3_600_000);
  const { rows } = await sql<{ attempts: number }>`
    insert into app.door_attempts as known (bucket, attempts, since) values (${bucket}, 1, ${door.now})
    on conflict (bucket) do update set attempts = case when known.since > ${hourAgo} then known.attempts + 1 else 1 end, since = case when known.since > ${hourAgo} then known.since else excluded.since end
    returning attempts`.execute(door.tx);
  return (rows[0]?.attempts ?? 0) <= mostProposalsAnHour;
};

type Row = { id: string; listed_id: string; service_id: string | null; about: string; field: string | null; proposed: string | null; words: string | null; proposed_at: Date; proposed_by_name: string | null; decision: Correction["decision"] };
export type WaitingCorrection = Correction & { field: string | null; proposed: string | null };
const correctionOf = (row: Row): WaitingCorrection => ({
  id: row.id, listedId: row.listed_id, serviceId: row.service_id, about: row.about, field: row.field, proposed: row.proposed, words: row.words ?? "", proposedAt: row.proposed_at, proposedBy: row.proposed_by_name, decision: row.decision,
});

const corrections = sql`
  select c.id, c.listed_id, c.service_id, coalesce(s.name || ', ', '') || d.name as about, c.field, c.proposed, c.words, c.proposed_at, c.decision, p.given_name || ' ' || p.family_name as proposed_by_name
  from app.corrections c join app.directory_structures d on d.id = c.listed_id left join app.services s on s.id = c.service_id left join app.professionals p on p.id = c.proposed_by`;

/** What waits for a decision on an entry. */
export const listCorrectionsOf = async ({ tx }: Visit, listedId: string): Promise<WaitingCorrection[]> =>
  (await sql<Row>`${corrections} where c.listed_id = ${listedId} and c.decided_at is null order by c.proposed_at, c.id limit 50`.execute(tx)).rows.map(correctionOf);

/** What waits in a territory. */
export const listWaitingCorrections = async ({ tx }: Visit, territoryId: string): Promise<WaitingCorrection[]> =>
  (await sql<Row>`${corrections} where d.territory_id = ${territoryId} and c.decided_at is null order by c.proposed_at, c.id limit 50`.execute(tx)).rows.map(correctionOf);

export const findCorrection = async ({ tx }: Visit, id: string): Promise<WaitingCorrection | null> => {
  const row = isId(id) ? (await sql<Row>`${corrections} where c.id = ${id}`.execute(tx)).rows[0] : undefined;
  return row ? correctionOf(row) : null;
};

export const saveDecision = async (visit: Visit, id: string, decision: "taken" | "refused", why: string | null): Promise<void> => {
  await visit.tx.updateTable("corrections").set({ decided_at: visit.now, decided_by: visit.actor.id, decision, why }).where("id", "=", id).execute();
};

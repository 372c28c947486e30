import { sql } from "kysely";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { Handover, HandoverAnswer, HandoverMeans, HandoverReason, WaitingAtOurDoor } from "./model.ts";

/** Open chantiers of the territory of a door, to hand somebody over to. */
export const listChantiersNear = async (visit: Visit): Promise<{ id: string; name: string }[]> =>
  (await sql<{ id: string; name: string }>`select s.id, s.name from app.structures s where s.id = any ((select app.chantiers_near_my_door())::uuid[]) order by s.name, s.id`.execute(visit.tx)).rows;

/** What a door proposed for these people, the latest of each. */
export const listHandoversOf = async (visit: Visit, people: readonly string[]): Promise<Handover[]> => {
  const { rows } = await sql<Handover>`select distinct on (h.person_id) h.id, h.person_id as "personId", h.door_id as "doorId", h.chantier_id as "chantierId", c.name as chantier, h.proposed_at as "proposedAt", h.answer, h.reason, h.answered_at as "answeredAt"
    from app.handovers h join app.structures c on c.id = h.chantier_id where h.person_id = any (${people}::uuid[]) order by h.person_id, h.proposed_at desc, h.id desc`.execute(visit.tx);
  return rows;
};

/** People proposed to the visitor's chantiers, who wait for an answer. */
export const listWaitingAtOurDoor = async (visit: Visit): Promise<WaitingAtOurDoor[]> =>
  (await sql<WaitingAtOurDoor>`select id, name, door, chantier, who, phone, proposed_at as "proposedAt", agreed_means as "agreedMeans" from app.handovers_to_us()`.execute(visit.tx)).rows;

type Proposed = { personId: string; doorId: string; chantierId: string; means: HandoverMeans; witness: string | null };
/** Null when something already waits for an answer. */
export const insertHandover = async (visit: Visit, { personId, doorId, chantierId, means, witness }: Proposed): Promise<string | null> => {
  const id = newId(visit.now.getTime());
  const result = await visit.tx.insertInto("handovers").values({ id, person_id: personId, door_id: doorId, chantier_id: chantierId, proposed_by: visit.actor.id, proposed_at: visit.now, agreed_means: means, agreed_witness: witness })
    .onConflict((on) => on.column("person_id").where("answer", "is", null).doNothing()).executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? id : null;
};

/** The door takes its proposal back; null when it was answered meanwhile. */
export const stopHandoverRow = async (visit: Visit, personId: string): Promise<string | null> => {
  const row = await visit.tx.updateTable("handovers").set({ answer: "stopped", answered_by: visit.actor.id, answered_at: visit.now }).where("person_id", "=", personId).where("answer", "is", null).returning("id").executeTakeFirst();
  return row?.id ?? null;
};

export const findWaiting = async (visit: Visit, id: string): Promise<{ doorId: string; chantierId: string } | null> => {
  if (!isId(id)) return null;
  const row = await visit.tx.selectFrom("handovers").select(["door_id", "chantier_id"]).where("id", "=", id).where("answer", "is", null).executeTakeFirst();
  return row ? { doorId: row.door_id, chantierId: row.chantier_id } : null;
};

/** Who she is, once answered; null when somebody answered meanwhile. */
export const answerHandoverRow = async (visit: Visit, id: string, answer: Exclude<HandoverAnswer, "stopped">, reason: HandoverReason | null): Promise<string | null> =>
  (await sql<{ person: string | null }>`select app.answer_handover(${id}::uuid, ${answer}, ${reason}, ${visit.now}::timestamptz) as person`.execute(visit.tx)).rows[0]?.person ?? null;

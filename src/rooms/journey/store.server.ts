import { sql } from "kysely";
import { newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { CivilDate } from "#ground/civil-date";
import type { CloseReason, Journey, JourneyStage, Stage } from "./model.ts";

/** The person's open journey, or the last one. */
export const findJourney = async (visit: Visit, personId: string): Promise<Journey | null> => {
  const row = await visit.tx.selectFrom("journeys")
    .select((is) => [
      "id", "person_id", "territory_id", "opened_on", "closed_on", "close_reason", "last_contact_on", "pass_ends_on", "version",
      sql<JourneyStage[]>`coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'stage', s.stage, 'chantierId', s.chantier_id, 'chantier', c.name,
          'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.starts_on)
        from stages s join structures c on c.id = s.chantier_id where s.journey_id = ${is.ref("journeys.id")}), '[]')`.as("stages"),
    ])
    .where("person_id", "=", personId).orderBy("opened_on", "desc").limit(1).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    personId: row.person_id,
    territoryId: row.territory_id,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    closeReason: row.close_reason as CloseReason | null,
    lastContactOn: row.last_contact_on,
    passEndsOn: row.pass_ends_on,
    version: row.version,
    stages: row.stages,
  };
};

export const insertJourney = async (visit: Visit, journey: { personId: string; territoryId: string; openedOn: CivilDate; stage: Stage; chantierId: string; leadId: string }): Promise<string> => {
  const id = newId(visit.now.getTime());
  const about = { journey_id: id, person_id: journey.personId };
  await visit.tx.insertInto("journeys").values({ id, person_id: journey.personId, territory_id: journey.territoryId, opened_on: journey.openedOn }).execute();
  await visit.tx.insertInto("stages").values({ ...about, stage: journey.stage, chantier_id: journey.chantierId, starts_on: journey.openedOn }).execute();
  await visit.tx.insertInto("lead_referents").values({ ...about, professional_id: journey.leadId, starts_on: journey.openedOn }).execute();
  return id;
};

export const endStage = async (visit: Visit, journeyId: string, on: CivilDate): Promise<void> => {
  await visit.tx.updateTable("stages").set({ ends_on: on }).where("journey_id", "=", journeyId).where("ends_on", "is", null).execute();
};

export const insertStage = async (visit: Visit, journey: Journey, stage: Stage, chantierId: string, on: CivilDate): Promise<void> => {
  await visit.tx.insertInto("stages")
    .values({ journey_id: journey.id, person_id: journey.personId, stage, chantier_id: chantierId, starts_on: on }).execute();
};

export const closeJourneyRow = async (visit: Visit, journeyId: string, on: CivilDate, reason: CloseReason): Promise<void> => {
  await visit.tx.updateTable("journeys").set({ closed_on: on, close_reason: reason }).where("id", "=", journeyId).execute();
  await visit.tx.updateTable("lead_referents").set({ ends_on: sql<string>`greatest(starts_on, ${on}::date)` })
    .where("journey_id", "=", journeyId).where("ends_on", "is", null).execute();
};

/** Ends the current lead with an overlap and seats the next one, the same day. */
export const replaceLead = async (visit: Visit, journey: Pick<Journey, "id" | "personId">, next: string, on: CivilDate, overlapUntil: CivilDate, note: string | null): Promise<void> => {
  await visit.tx.updateTable("lead_referents")
    .set({ ends_on: sql<string>`greatest(starts_on, ${on}::date)`, overlap_until: sql<string>`greatest(starts_on, ${overlapUntil}::date)`, handover_note: note })
    .where("journey_id", "=", journey.id).where("ends_on", "is", null).execute();
  await visit.tx.insertInto("lead_referents")
    .values({ journey_id: journey.id, person_id: journey.personId, professional_id: next, starts_on: on }).execute();
};

export const savePass = async (visit: Visit, journeyId: string, pass: { number: string | null; startsOn: CivilDate | null; endsOn: CivilDate | null }): Promise<void> => {
  await visit.tx.updateTable("journeys").set({ pass_number: pass.number, pass_starts_on: pass.startsOn, pass_ends_on: pass.endsOn }).where("id", "=", journeyId).execute();
};

/** Gives the whole file to another chantier: every row about the person follows. */
export const moveFile = async (visit: Visit, personId: string, chantierId: string): Promise<void> => {
  await sql`select app.move_file(${personId}::uuid, ${chantierId}::uuid)`.execute(visit.tx);
};

/** A professional with a current casework role in that chantier may lead there. */
export const mayLeadIn = async (visit: Visit, professionalId: string, chantierId: string): Promise<boolean> => {
  const row = await visit.tx.selectFrom("memberships").select("id")
    .where("professional_id", "=", professionalId).where("structure_id", "=", chantierId).where("role", "in", ["cisp", "social-educator"])
    .where("starts_on", "<=", visit.today).where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today)])).executeTakeFirst();
  return row !== undefined;
};

export const findTerritoryOf = async (visit: Visit, chantierId: string): Promise<string | null> => {
  const row = await visit.tx.selectFrom("structures").select("territory_id").where("id", "=", chantierId).where("kind", "=", "chantier").executeTakeFirst();
  return row?.territory_id ?? null;
};

/** The number a written policy gives on the visit's day. */
export const findPolicy = async (visit: Visit, code: string): Promise<number> => {
  const row = await visit.tx.selectFrom("written_policies").select("value").where("code", "=", code)
    .where("effective_from", "<=", visit.today).orderBy("effective_from", "desc").executeTakeFirstOrThrow();
  return row.value;
};

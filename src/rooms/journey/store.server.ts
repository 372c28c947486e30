import { sql } from "kysely";
import { newId } from "#ground/ids";
import { sealWords } from "#ground/person-keys";
import { anyOf, atOnce, insertAll } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { CivilDate } from "#ground/civil-date";
import type { CloseReason, Journey, JourneyStage, Stage } from "./model.ts";

type JourneyRow = { id: string; person_id: string; territory_id: string; opened_on: CivilDate; closed_on: CivilDate | null; close_reason: string | null;
  last_contact_on: CivilDate | null; pass_ends_on: CivilDate | null; version: number; stages: JourneyStage[] };
const journeyFrom = (row: JourneyRow): Journey => ({
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
});

/** The person's open journey, or the last one. */
export const findJourney = atOnce(async (visit, people: readonly string[]): Promise<(Journey | null)[]> => {
  const rows = await visit.tx.selectFrom("journeys").distinctOn("person_id")
    .select((is) => [
      "id", "person_id", "territory_id", "opened_on", "closed_on", "close_reason", "last_contact_on", "pass_ends_on", "version",
      sql<JourneyStage[]>`coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'stage', s.stage, 'chantierId', s.chantier_id, 'chantier', c.name,
          'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.starts_on)
        from stages s join structures c on c.id = s.chantier_id where s.journey_id = ${is.ref("journeys.id")}), '[]')`.as("stages"),
    ])
    .where("person_id", "=", anyOf(people)).orderBy("person_id").orderBy("opened_on", "desc").execute();
  const last = new Map(rows.map((row) => [row.person_id, journeyFrom(row)]));
  return people.map((personId) => last.get(personId) ?? null);
});

type NewJourney = { personId: string; territoryId: string; openedOn: CivilDate; stage: Stage; chantierId: string; leadId: string };
export const insertJourney = atOnce(async (visit, journeys: readonly NewJourney[]): Promise<string[]> => {
  const ids = journeys.map(() => newId(visit.now.getTime()));
  const about = ({ personId }: NewJourney, at: number): { journey_id: string; person_id: string } => ({ journey_id: ids[at]!, person_id: personId });
  await insertAll(visit, "journeys", journeys.map((one, at) => ({ id: ids[at]!, person_id: one.personId, territory_id: one.territoryId, opened_on: one.openedOn })));
  await insertAll(visit, "stages", journeys.map((one, at) => ({ ...about(one, at), stage: one.stage, chantier_id: one.chantierId, starts_on: one.openedOn })));
  await insertAll(visit, "lead_referents", journeys.map((one, at) => ({ ...about(one, at), professional_id: one.leadId, starts_on: one.openedOn })));
  return ids;
});

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
  const former = await visit.tx.selectFrom("lead_referents").select("id").where("journey_id", "=", journey.id).where("ends_on", "is", null).execute();
  for (const { id } of former) {
    await visit.tx.updateTable("lead_referents")
      .set({ ends_on: sql<string>`greatest(starts_on, ${on}::date)`, overlap_until: sql<string>`greatest(starts_on, ${overlapUntil}::date)`, handover_note: sealWords(journey.personId, note, `lead_referents.handover_note:${id}`) })
      .where("id", "=", id).execute();
  }
  await visit.tx.insertInto("lead_referents")
    .values({ journey_id: journey.id, person_id: journey.personId, professional_id: next, starts_on: on }).execute();
};

type Pass = { number: string | null; startsOn: CivilDate | null; endsOn: CivilDate | null; readFrom: string };
const savePasses = atOnce(async (visit, passes: readonly (Pass & { journeyId: string })[]): Promise<void[]> => {
  await sql`update journeys set pass_number = told.number, pass_starts_on = told."startsOn", pass_ends_on = told."endsOn", pass_read_on = ${visit.today}, pass_read_from = told."readFrom"
    from jsonb_to_recordset(${JSON.stringify(passes)}::jsonb) as told("journeyId" uuid, number text, "startsOn" date, "endsOn" date, "readFrom" text) where id = told."journeyId"`.execute(visit.tx);
  return [];
});
export const savePass = (visit: Visit, journeyId: string, { number, startsOn, endsOn, readFrom }: Pass): Promise<void> => savePasses(visit, { journeyId, number, startsOn, endsOn, readFrom });

/** Gives the whole file to another chantier: every row about the person follows. */
export const moveFile = async (visit: Visit, personId: string, chantierId: string): Promise<void> => {
  await sql`select app.move_file(${personId}::uuid, ${chantierId}::uuid)`.execute(visit.tx);
};

const leadsIn = atOnce(async (visit, asked: readonly { professionalId: string; chantierId: string }[]): Promise<boolean[]> => {
  const rows = await visit.tx.selectFrom("memberships").select(["professional_id", "structure_id"])
    .where("professional_id", "=", anyOf(asked.map(({ professionalId }) => professionalId))).where("structure_id", "=", anyOf(asked.map(({ chantierId }) => chantierId)))
    .where("role", "in", ["cisp", "social-educator"])
    .where("starts_on", "<=", visit.today).where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today)])).execute();
  return asked.map(({ professionalId, chantierId }) => rows.some((row) => row.professional_id === professionalId && row.structure_id === chantierId));
});
/** A professional with a current casework role in that chantier may lead there. */
export const mayLeadIn = (visit: Visit, professionalId: string, chantierId: string): Promise<boolean> => leadsIn(visit, { professionalId, chantierId });

export const findTerritoryOf = atOnce(async (visit, chantiers: readonly string[]): Promise<(string | null)[]> => {
  const rows = await visit.tx.selectFrom("structures").select(["id", "territory_id"]).where("id", "=", anyOf(chantiers)).where("kind", "=", "chantier").execute();
  return chantiers.map((id) => rows.find((row) => row.id === id)?.territory_id ?? null);
});

/** The number a written policy gives on the visit's day. */
export const findPolicy = async (visit: Visit, code: string): Promise<number> => {
  const row = await visit.tx.selectFrom("written_policies").select("value").where("code", "=", code)
    .where("effective_from", "<=", visit.today).orderBy("effective_from", "desc").executeTakeFirstOrThrow();
  return row.value;
};

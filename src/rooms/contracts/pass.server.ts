import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { PassSource } from "#rooms/journey/index";
import type { Pass, PassGround, PassProlongation, PassSuspension, PassSuspensionReason, ProlongationState } from "./model.ts";

/** The PASS of the last journey, with what was read of it; null when nobody read one. */
export type KeptPass = { journeyId: string; pass: Pass | null; suspensions: PassSuspension[]; prolongations: PassProlongation[] };

export const findPass = async (visit: Visit, personId: string): Promise<KeptPass | null> => {
  const row = await visit.tx.selectFrom("journeys").select(["id", "pass_number", "pass_starts_on", "pass_ends_on", "pass_read_on", "pass_read_from"]).where("person_id", "=", personId).orderBy("opened_on", "desc").limit(1).executeTakeFirst();
  if (!row) return null;
  const [suspensions, prolongations] = await Promise.all([
    visit.tx.selectFrom("pass_suspensions").select(["id", "reason", "starts_on", "ends_on"]).where("journey_id", "=", row.id).orderBy("starts_on").execute(),
    visit.tx.selectFrom("pass_prolongations").select(["id", "ground", "state", "starts_on", "ends_on"]).where("journey_id", "=", row.id).orderBy("starts_on").execute(),
  ]);
  return {
    journeyId: row.id,
    pass: row.pass_starts_on && row.pass_ends_on ? { number: row.pass_number, startsOn: row.pass_starts_on, endsOn: row.pass_ends_on, readOn: row.pass_read_on, readFrom: row.pass_read_from as PassSource | null } : null,
    suspensions: suspensions.map((one) => ({ id: one.id, reason: one.reason as PassSuspensionReason, startsOn: one.starts_on, endsOn: one.ends_on })),
    prolongations: prolongations.map((one) => ({ id: one.id, ground: one.ground as PassGround, state: one.state as ProlongationState, startsOn: one.starts_on, endsOn: one.ends_on })),
  };
};

type About = { personId: string; journeyId: string };
const written = (visit: Visit, { personId, journeyId }: About) => ({ id: newId(visit.now.getTime()), journey_id: journeyId, person_id: personId, written_by: visit.actor.id, written_at: visit.now });

export const insertPassSuspension = async (visit: Visit, about: About, one: Omit<PassSuspension, "id">): Promise<string> => {
  const row = written(visit, about);
  await visit.tx.insertInto("pass_suspensions").values({ ...row, reason: one.reason, starts_on: one.startsOn, ends_on: one.endsOn }).execute();
  return row.id;
};
export const savePassSuspensionEnd = async (visit: Visit, id: string, on: CivilDate): Promise<void> => {
  await visit.tx.updateTable("pass_suspensions").set({ ends_on: on }).where("id", "=", id).execute();
};

export const insertProlongation = async (visit: Visit, about: About, one: Omit<PassProlongation, "id">): Promise<string> => {
  const row = written(visit, about);
  await visit.tx.insertInto("pass_prolongations").values({ ...row, ground: one.ground, state: one.state, starts_on: one.startsOn, ends_on: one.endsOn }).execute();
  return row.id;
};
export const saveProlongationState = async (visit: Visit, id: string, state: ProlongationState): Promise<void> => {
  await visit.tx.updateTable("pass_prolongations").set({ state }).where("id", "=", id).execute();
};

import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findReferent, saveReferentEnd } from "../referents.server.ts";

export type EndReferentRefusal = "not-found" | "not-allowed" | "already-ended" | "before-the-start";

/** A referent leaves the care team; she stays in its history and no longer sees the file. */
export const endReferent = async (visit: Visit, input: { personId: string; referentId: string; on: CivilDate }): Promise<Outcome<{ id: string }, EndReferentRefusal>> => {
  const [person, referent] = [await findPerson(visit, input.personId), await findReferent(visit, input.personId, input.referentId)];
  if (!person || !referent) return refuse("not-found");
  if (!mayCarry(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (referent.endsOn !== null) return refuse("already-ended");
  if (input.on < referent.startsOn) return refuse("before-the-start");

  await saveReferentEnd(visit, referent.id, input.on);
  await record(visit, "referent.ended", { personId: person.id, followedBy: person.followedBy, subjectId: referent.id });
  return done({ id: referent.id });
};

import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { type Domain, mayCarry } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { hasReferent, insertReferent } from "../referents.server.ts";

export type AddReferentRefusal = "not-found" | "not-allowed" | "who-is-missing" | "already-there" | "in-the-future";
export type AddReferent = {
  personId: string;
  domain: Domain;
  startsOn: CivilDate;
  professionalId: string | null;
  outside: { name: string; structure: string | null; contact: string | null } | null;
};

/** Seats a referent in the care team, from the platform or from outside. */
export const addReferent = async (visit: Visit, input: AddReferent): Promise<Outcome<{ id: string }, AddReferentRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayCarry(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!input.professionalId && !input.outside?.name.trim()) return refuse("who-is-missing");
  if (input.startsOn > visit.today) return refuse("in-the-future");
  if (input.professionalId && (await hasReferent(visit, person.id, input.domain, input.professionalId))) return refuse("already-there");

  const id = await insertReferent(visit, input);
  await record(visit, "referent.added", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};

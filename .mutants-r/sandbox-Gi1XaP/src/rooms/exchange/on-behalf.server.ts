// A run works in the name of whoever launched it, with the rights they hold when each batch is written.
import type { Actor, Visit } from "#ground/visit";

export const findActor = async (visit: Visit, id: string): Promise<Actor | null> => {
  const person = await visit.tx.selectFrom("professionals").select(["given_name", "family_name"]).where("id", "=", id).where((is) => is.or([is("left_on", "is", null), is("left_on", ">=", visit.today)])).executeTakeFirst();
  if (!person) return null;
  const roles = await visit.tx.selectFrom("memberships").innerJoin("structures", "structures.id", "structure_id").select(["role", "structure_id as structureId", "name as structure", "kind", "territory_id as territoryId"])
    .where("professional_id", "=", id).where("starts_on", "<=", visit.today).where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today)])).execute();
  return { id, givenName: person.given_name, familyName: person.family_name, sessionId: null, roles };
};

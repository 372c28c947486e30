// A list is taken in the name of whoever asked for it, with the rights they hold when each batch is written.

import { sql } from "kysely";
import type { Actor, Visit } from "#ground/visit";

/** The actor behind an id, as the door would know them. */
export const findActor = async (visit: Visit, id: string): Promise<Actor | null> => {
  const person = await visit.tx.selectFrom("professionals").select(["given_name", "family_name"]).where("id", "=", id).where((is) => is.or([is("left_on", "is", null), is("left_on", ">=", visit.today)])).executeTakeFirst();
  if (!person) return null;
  const roles = await visit.tx.selectFrom("memberships").innerJoin("structures", "structures.id", "structure_id")
    .select(["role", "structure_id as structureId", "name as structure", "kind", "territory_id as territoryId"]).where("professional_id", "=", id).where("starts_on", "<=", visit.today)
    .where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today)])).execute();
  return { id, givenName: person.given_name, familyName: person.family_name, sessionId: null, roles };
};

/** Does this work alone: a row that fails leaves nothing behind, and the rows around it stay. */
export const alone = async <Answer extends { ok: boolean }>(visit: Visit, work: () => Promise<Answer>): Promise<Answer | { ok: false; reason: "contradicts-the-file" }> => {
  await sql`savepoint one_row`.execute(visit.tx);
  try {
    const answer = await work();
    if (answer.ok) await sql`release savepoint one_row`.execute(visit.tx);
    else await sql`rollback to savepoint one_row`.execute(visit.tx);
    return answer;
  } catch (error) {
    // A constraint of the database said no: that is a reason to explain, not a broken wire.
    if (!(error instanceof Error && "code" in error && typeof error.code === "string" && /^2[23]/.test(error.code))) throw error;
    await sql`rollback to savepoint one_row`.execute(visit.tx);
    return { ok: false, reason: "contradicts-the-file" };
  }
};

import type { Door } from "#ground/visit";
import { findInstance } from "./instance.server.ts";
import type { Role } from "./model.ts";

export type Persona = { id: string; name: string; who: string; tryThis: string; roles: { role: Role; structure: string }[] };

/** The personas of a simulated instance, in the order of a visit; none in a real one. */
export const listPersonas = async (door: Door): Promise<Persona[]> => {
  if (!(await findInstance(door))?.simulated) return [];
  const rows = await door.tx.selectFrom("personas").innerJoin("professionals", "professionals.id", "personas.professional_id")
    .select(["professionals.id", "given_name", "family_name", "who", "try_this"]).orderBy("rank").execute();
  const held = await door.tx.selectFrom("memberships").innerJoin("structures", "structures.id", "structure_id")
    .select(["memberships.professional_id", "role", "structures.name"])
    .where("memberships.professional_id", "in", (from) => from.selectFrom("personas").select("professional_id")).where("ends_on", "is", null).execute();
  return rows.map((row) => ({
    id: row.id,
    name: `${row.given_name} ${row.family_name}`,
    who: row.who,
    tryThis: row.try_this,
    roles: held.filter((one) => one.professional_id === row.id).map((one) => ({ role: one.role as Role, structure: one.name })),
  }));
};

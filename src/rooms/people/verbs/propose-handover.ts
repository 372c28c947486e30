import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { doorsOf, welcomes } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { insertHandover, listChantiersNear } from "../handovers.server.ts";
import type { HandoverMeans } from "../model.ts";
import { findAccess, findPerson } from "../store.server.ts";

export type ProposeHandoverRefusal = "not-found" | "not-allowed" | "no-such-chantier" | "not-agreed" | "witness-missing" | "already-proposed";
type Proposed = { personId: string; chantierId: string; agreed: { means: HandoverMeans; witness: string | null } | null };

/** The door that welcomed her proposes her to a chantier nearby, with her word; until it says yes, nothing moves. */
export const proposeHandover = async (visit: Visit, input: Proposed): Promise<Outcome<{ id: string }, ProposeHandoverRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!welcomes(await findAccess(visit, person.id)) || person.followedBy === null || !doorsOf(visit.actor).includes(person.followedBy)) return refuse("not-allowed");
  if (!(await listChantiersNear(visit)).some(({ id }) => id === input.chantierId)) return refuse("no-such-chantier");
  if (!input.agreed) return refuse("not-agreed");
  const witness = input.agreed.witness?.trim() || null;
  if (input.agreed.means === "spoken" && !witness) return refuse("witness-missing");

  const id = await insertHandover(visit, { personId: person.id, doorId: person.followedBy, chantierId: input.chantierId, means: input.agreed.means, witness });
  if (!id) return refuse("already-proposed");
  await record(visit, "person.handover-proposed", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};

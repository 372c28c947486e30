import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayRead } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { kindsOfLane } from "#rooms/situations/index";
import { exitFault, type ExitFault, type ExitStated, hasLeft } from "../exit-facts.ts";
import { insertStatement, listStatements, listStays, saveStatement } from "../exits.server.ts";
import { mayKeepContracts } from "../rules.ts";
import { tellTheExit } from "../thread.server.ts";

export type StateExitRefusal = "not-found" | "not-allowed" | "changed-meanwhile" | ExitFault;

/** One of the three statements of an exit, first or corrected (`version` of what was read; null when nothing was). */
export const stateExit = async (visit: Visit, input: { personId: string; contractId: string; version: number | null; stated: ExitStated }): Promise<Outcome<{ id: string }, StateExitRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const stay = person ? (await listStays(visit, person.id)).find(({ contractId }) => contractId === input.contractId) : undefined;
  if (!person || !stay) return refuse("not-found");
  const access = await findAccess(visit, person.id);
  if (!mayKeepContracts(access) || !mayRead(access, input.stated.subject)) return refuse("not-allowed");
  const fault = exitFault(input.stated, stay, kindsOfLane("housing").map(({ code }) => code), visit.today);
  if (fault) return refuse(fault);

  const known = (await listStatements(visit, stay.contractId)).find(({ stated }) => stated.subject === input.stated.subject);
  const id = known ? await saveStatement(visit, known.id, input.version ?? -1, input.stated) : await insertStatement(visit, person.id, stay.contractId, input.stated);
  if (id === null) return refuse("changed-meanwhile");
  if (!known && input.stated.subject === "work" && hasLeft(stay, visit.today)) await tellTheExit(visit, person.id, { ...stay, leftOn: stay.leftOn }, input.stated);
  await record(visit, "exit.stated", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};

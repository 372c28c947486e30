import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { isPostWrittenFrom, listOfficers, savePost } from "../officers.server.ts";
import { territoriesKept } from "../rules.ts";

export type AppointOfficerRefusal = "not-allowed" | "officer-unknown" | "in-the-past";

/** Who answers for a domain from a day on; nobody: the post is vacant, and the coordination answers. */
export const appointOfficer = async (visit: Visit, input: { territoryId: string; domain: Domain; professionalId: string | null; startsOn: CivilDate }): Promise<Outcome<null, AppointOfficerRefusal>> => {
  if (!territoriesKept(visit.actor).includes(input.territoryId)) return refuse("not-allowed");
  if (input.professionalId !== null && !(await listOfficers(visit, [input.territoryId])).some(({ id }) => id === input.professionalId)) return refuse("officer-unknown");
  // A post written for today or later is not written twice: it would hold nobody for a day.
  if (input.startsOn < visit.today || (await isPostWrittenFrom(visit, input.territoryId, input.domain, input.startsOn))) return refuse("in-the-past");

  await savePost(visit, input);
  await record(visit, "officer.appointed", { ...(input.professionalId ? { subjectId: input.professionalId } : {}), detail: { domain: input.domain } });
  return done(null);
};

import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { HoursFrom } from "../model.ts";
import { isHeldOn, mayKeepContracts } from "../rules.ts";
import { insertHours, listContracts } from "../store.server.ts";

export type AmendHoursRefusal = "not-found" | "not-allowed" | "outside-the-contract" | "hours-out-of-a-week" | "already-said-that-day";

/** Other hours a week from a day on (avenant). */
export const amendHours = async (visit: Visit, input: HoursFrom & { personId: string; contractId: string }): Promise<Outcome<{ id: string }, AmendHoursRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const contract = person ? (await listContracts(visit, person.id)).find(({ id }) => id === input.contractId) : undefined;
  if (!person || !contract) return refuse("not-found");
  if (!mayKeepContracts(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!isHeldOn(contract, input.from)) return refuse("outside-the-contract");
  if (!(input.weekly > 0 && input.weekly <= 48)) return refuse("hours-out-of-a-week");

  if (!(await insertHours(visit, person.id, contract.id, input))) return refuse("already-said-that-day");
  await record(visit, "contract.hours-changed", { personId: person.id, followedBy: person.followedBy, subjectId: contract.id });
  return done({ id: contract.id });
};

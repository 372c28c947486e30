import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { ContractSuspension } from "../model.ts";
import { isHeldOn, mayKeepContracts } from "../rules.ts";
import { insertSuspension, listContracts } from "../store.server.ts";

export type SuspendContractRefusal = "not-found" | "not-allowed" | "outside-the-contract" | "ends-before-it-starts" | "overlaps-another";

/** Days the contract is suspended; why somebody is away is not asked. */
export const suspendContract = async (visit: Visit, input: Omit<ContractSuspension, "id"> & { personId: string; contractId: string }): Promise<Outcome<{ id: string }, SuspendContractRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const contract = person ? (await listContracts(visit, person.id)).find(({ id }) => id === input.contractId) : undefined;
  if (!person || !contract) return refuse("not-found");
  if (!mayKeepContracts(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!isHeldOn(contract, input.startsOn)) return refuse("outside-the-contract");
  if (input.endsOn !== null && input.endsOn < input.startsOn) return refuse("ends-before-it-starts");
  if (contract.suspensions.some(({ startsOn, endsOn }) => startsOn <= (input.endsOn ?? "9999-12-31") && input.startsOn <= (endsOn ?? "9999-12-31"))) return refuse("overlaps-another");

  const id = await insertSuspension(visit, person.id, contract.id, input);
  await record(visit, "contract.suspended", { personId: person.id, followedBy: person.followedBy, subjectId: contract.id });
  return done({ id });
};

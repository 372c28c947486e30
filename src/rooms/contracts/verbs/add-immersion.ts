import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { Immersion } from "../model.ts";
import { isHeldOn, mayKeepContracts } from "../rules.ts";
import { insertImmersion, listContracts } from "../store.server.ts";

export type AddImmersionRefusal = "not-found" | "not-allowed" | "host-missing" | "ends-before-it-starts" | "outside-the-contract" | "overlaps-another";

/** PMSMP: days in another place of work, under the contract of those days. */
export const addImmersion = async (visit: Visit, input: Omit<Immersion, "id"> & { personId: string; contractId: string }): Promise<Outcome<{ id: string }, AddImmersionRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const known = person ? await listContracts(visit, person.id) : [];
  const contract = known.find(({ id }) => id === input.contractId);
  if (!person || !contract) return refuse("not-found");
  if (!mayKeepContracts(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (input.host.trim() === "" || input.host.length > 200) return refuse("host-missing");
  if (input.endsOn < input.startsOn) return refuse("ends-before-it-starts");
  if (!isHeldOn(contract, input.startsOn) || !isHeldOn(contract, input.endsOn)) return refuse("outside-the-contract");
  if (known.flatMap(({ immersions }) => immersions).some(({ startsOn, endsOn }) => startsOn <= input.endsOn && input.startsOn <= endsOn)) return refuse("overlaps-another");

  const id = await insertImmersion(visit, person.id, contract.id, input);
  await record(visit, "contract.immersion-added", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};

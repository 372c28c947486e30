import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { mayKeepContracts } from "../rules.ts";
import { listContracts, strikeContractRow } from "../store.server.ts";

export type StrikeContractRefusal = "not-found" | "not-allowed" | "renewed-since";

/** Written by mistake: it stands nowhere any more, and its history says who struck it. What renews it is struck first. */
export const strikeContract = async (visit: Visit, input: { personId: string; contractId: string }): Promise<Outcome<{ id: string }, StrikeContractRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const known = person ? await listContracts(visit, person.id) : [];
  const contract = known.find(({ id }) => id === input.contractId);
  if (!person || !contract) return refuse("not-found");
  if (!mayKeepContracts(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (known.some(({ renews }) => renews === contract.id)) return refuse("renewed-since");

  await strikeContractRow(visit, contract.id);
  await record(visit, "contract.struck", { personId: person.id, followedBy: person.followedBy, subjectId: contract.id });
  return done({ id: contract.id });
};

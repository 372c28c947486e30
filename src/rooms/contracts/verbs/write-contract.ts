import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { contractFault, type ContractFault, mayKeepContracts, type NewContract } from "../rules.ts";
import { insertContract, listContracts } from "../store.server.ts";
import { tellTheThread } from "../thread.server.ts";

export type WriteContractRefusal = "not-found" | "not-allowed" | ContractFault;

/** A contract, or the renewal of one, as it was signed; the thread says it too when it is of today. */
export const writeContract = async (visit: Visit, input: NewContract & { personId: string }): Promise<Outcome<{ id: string; onThread: boolean }, WriteContractRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  const access = await findAccess(visit, person.id);
  if (!mayKeepContracts(access)) return refuse("not-allowed");
  const fault = contractFault(input, await listContracts(visit, person.id));
  if (fault) return refuse(fault);

  const id = await insertContract(visit, person.id, input);
  const onThread = await tellTheThread(visit, person.id, input);
  await record(visit, input.renews ? "contract.renewed" : "contract.written", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id, onThread });
};

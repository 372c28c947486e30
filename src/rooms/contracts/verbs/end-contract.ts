import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { ContractEnd } from "../model.ts";
import { endFault, mayKeepContracts } from "../rules.ts";
import { listContracts, saveContractEnd } from "../store.server.ts";

export type EndContractRefusal = "not-found" | "not-allowed" | "changed-meanwhile" | NonNullable<ReturnType<typeof endFault>>;

/** The last day a contract was held, and how it ended. */
export const endContract = async (visit: Visit, input: { personId: string; contractId: string; on: CivilDate; end: ContractEnd }): Promise<Outcome<{ id: string }, EndContractRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const contract = person ? (await listContracts(visit, person.id)).find(({ id }) => id === input.contractId) : undefined;
  if (!person || !contract) return refuse("not-found");
  if (!mayKeepContracts(await findAccess(visit, person.id))) return refuse("not-allowed");
  const fault = endFault(contract, input.on, input.end);
  if (fault) return refuse(fault);

  if (!(await saveContractEnd(visit, contract, input.on, input.end))) return refuse("changed-meanwhile");
  await record(visit, "contract.ended", { personId: person.id, followedBy: person.followedBy, subjectId: contract.id });
  return done({ id: contract.id });
};

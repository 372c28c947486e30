import { addDays } from "#ground/civil-date";
import { type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { listContracts, writeContract, type WriteContractRefusal } from "#rooms/contracts/server";
import { record } from "#rooms/journal/server";
import { findDecided, type FollowRefusal } from "../decided.server.ts";
import { saveCarried } from "../decisions.server.ts";

/** Writes the renewal that was decided in the chain of contracts: from the day after the last one, until the day that was said, on the ground that was given. */
export const carryDecision = async (visit: Visit, input: { caseId: string }): Promise<Outcome<{ id: string; onThread: boolean }, FollowRefusal | WriteContractRefusal>> => {
  const found = await findDecided(visit, input.caseId);
  if (typeof found === "string") return refuse(found);
  const { one, person, decision } = found;
  const before = (await listContracts(visit, person.id)).find(({ id }) => id === one.contractId);
  const hours = before?.hours.at(-1);
  if (decision.outcome !== "renew" || decision.until === null || !before?.endsOn || !hours) return refuse("nothing-to-carry");
  if (decision.contractId !== null) return refuse("carried-already");
  const written = await writeContract(visit, {
    personId: person.id, kind: before.kind, employer: before.employer, startsOn: addDays(before.endsOn, 1), endsOn: decision.until, weekly: hours.weekly, hoursGround: hours.ground, renews: before.id, ground: decision.ground, reference: decision.reference, knownHow: "document",
  });
  if (!written.ok) return written;
  if (!(await saveCarried(visit, decision, written.value.id))) return refuse("changed-meanwhile");
  await record(visit, "board-case.carried", { personId: person.id, followedBy: person.followedBy, subjectId: one.id });
  return written;
};

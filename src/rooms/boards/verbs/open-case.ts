import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { contractOn } from "#rooms/contracts/index";
import { listContracts } from "#rooms/contracts/server";
import { record } from "#rooms/journal/server";
import { findJourney } from "#rooms/journey/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findBoardOf } from "../boards.server.ts";
import { findOpenCase, insertCase } from "../cases.server.ts";
import { mayPrepareCase } from "../rules.ts";

export type OpenCaseRefusal = "not-found" | "not-allowed" | "no-board" | "already-open" | "no-contract";

/** Asks the board to hear somebody before her window opens by itself. */
export const openCase = async (visit: Visit, input: { personId: string }): Promise<Outcome<{ id: string }, OpenCaseRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayPrepareCase(await findAccess(visit, person.id))) return refuse("not-allowed");
  const journey = await findJourney(visit, person.id);
  const board = journey && (await findBoardOf(visit, journey.territoryId));
  if (!board) return refuse("no-board");
  if (await findOpenCase(visit, person.id)) return refuse("already-open");
  const contract = contractOn(await listContracts(visit, person.id), visit.today);
  if (!contract) return refuse("no-contract");
  const id = await insertCase(visit, { personId: person.id, boardId: board.id, contractId: contract.id, origin: "asked", contests: null });
  await record(visit, "board-case.opened", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};

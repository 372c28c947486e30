import { addDays, type CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { listContracts, writeContract, type WriteContractRefusal } from "#rooms/contracts/server";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findBoard } from "../boards.server.ts";
import { findCase, findOpenCase, insertCase } from "../cases.server.ts";
import { listDecisions, saveCarried, saveTold } from "../decisions.server.ts";
import type { HerMeans, ToldHow } from "../model.ts";
import { contestUntil, longestWords, mayPrepareCase } from "../rules.ts";

export type FollowRefusal = "not-found" | "not-allowed" | "nothing-decided" | "changed-meanwhile" | "in-the-future" | "before-the-decision" | "too-late-to-contest" | "already-open" | "words-missing" | "words-too-long" | "nothing-to-carry" | "carried-already";

const decided = async (visit: Visit, caseId: string) => {
  const one = await findCase(visit, caseId);
  const person = one && (await findPerson(visit, one.personId));
  if (!one || !person) return "not-found" as const;
  if (!mayPrepareCase(await findAccess(visit, person.id))) return "not-allowed" as const;
  const decision = (await listDecisions(visit, one.id)).at(-1);
  return one.state === "decided" && decision ? { one, person, decision } : ("nothing-decided" as const);
};

/** The day she was told, and how: from there runs the time to contest. */
export const tellDecision = async (visit: Visit, input: { caseId: string; on: CivilDate; how: ToldHow }): Promise<Outcome<null, FollowRefusal>> => {
  const found = await decided(visit, input.caseId);
  if (typeof found === "string") return refuse(found);
  if (input.on > visit.today) return refuse("in-the-future");
  if (input.on < found.decision.heldOn) return refuse("before-the-decision");
  if (!(await saveTold(visit, found.decision, input.on, input.how))) return refuse("changed-meanwhile");
  await record(visit, "board-case.told", { personId: found.person.id, followedBy: found.person.followedBy, subjectId: found.one.id });
  return done(null);
};

/** She contests: the case comes back before the board, with her words. */
export const contestDecision = async (visit: Visit, input: { caseId: string; words: string; means: HerMeans }): Promise<Outcome<{ id: string }, FollowRefusal>> => {
  const found = await decided(visit, input.caseId);
  if (typeof found === "string") return refuse(found);
  if (!input.words.trim()) return refuse("words-missing");
  if (input.words.length > longestWords) return refuse("words-too-long");
  const board = await findBoard(visit, found.one.boardId);
  const until = board && contestUntil(found.decision, board);
  if (!board || until === null || visit.today > until) return refuse("too-late-to-contest");
  if (await findOpenCase(visit, found.person.id)) return refuse("already-open");
  const id = await insertCase(visit, { personId: found.person.id, boardId: board.id, contractId: found.one.contractId, origin: "contest", contests: found.one.id, herWords: input.words, herMeans: input.means });
  await record(visit, "board-case.contested", { personId: found.person.id, followedBy: found.person.followedBy, subjectId: id });
  return done({ id });
};

/** Writes the renewal that was decided in the chain of contracts: from the day after the last one, until the day that was said, on the ground that was given. */
export const carryDecision = async (visit: Visit, input: { caseId: string }): Promise<Outcome<{ id: string; onThread: boolean }, FollowRefusal | WriteContractRefusal>> => {
  const found = await decided(visit, input.caseId);
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

import type { Visit } from "#ground/visit";
import type { FileAccess } from "#rooms/access/index";
import { listAppointments } from "#rooms/agenda/server";
import { chainOn, groundsPossible, groundsToGoOn, offeredGrounds } from "#rooms/contracts/index";
import { factsFor, findPass, listContracts } from "#rooms/contracts/server";
import { findJourney } from "#rooms/journey/server";
import { calledName, type Person } from "#rooms/people/index";
import { findFollowing } from "#rooms/people/server";
import { findStructure } from "#rooms/programme/server";
import { listReferralsOf } from "#rooms/referrals/server";
import { listSituations } from "#rooms/situations/server";
import { listAspects } from "./cases.server.ts";
import { listConditions } from "./conditions.server.ts";
import { listDecisions } from "./decisions.server.ts";
import { drawFile, type KnownFacts } from "./drawing.ts";
import type { BoardCase, FilePart } from "./model.ts";

/** What a file is drawn from: what the visitor may read, and nothing else. */
export const gatherFacts = async (visit: Visit, person: Person, access: FileAccess, { id: caseId, contests }: Pick<BoardCase, "id" | "contests">): Promise<KnownFacts> => {
  const [contracts, pass, journey, following, facts, situations, referrals, appointments, aspects, before, conditions] = await Promise.all([
    listContracts(visit, person.id), findPass(visit, person.id), findJourney(visit, person.id), findFollowing(visit, person.id), factsFor(visit, person.id, access),
    listSituations(visit, person.id), listReferralsOf(visit, person.id), listAppointments(visit, person.id), listAspects(visit, caseId), contests ? listDecisions(visit, contests) : [], listConditions(visit, person.id),
  ]);
  const chain = chainOn(contracts, visit.today);
  const reference = chain?.contracts.at(-1)?.reference ?? null;
  const passAsked = pass?.pass ? { pass: pass.pass, suspensions: pass.suspensions, prolongations: pass.prolongations, facts, employerKind: chain?.employer.kind ?? null, isLatest: true, inclusionCdi: contracts.find(({ kind }) => kind === "cdi-inclusion")?.startsOn ?? (false as const), on: visit.today } : null;
  return {
    name: calledName(person), bornOn: facts.bornOn, chantier: (following && (await findStructure(visit, following))?.name) ?? "", enteredOn: journey?.openedOn ?? null, today: visit.today, contracts, pass,
    ways: chain ? groundsToGoOn({ chain, reference, facts, directRecruitment: null, on: visit.today }) : [], passWays: passAsked ? groundsPossible(passAsked).filter(({ ground }) => offeredGrounds.includes(ground)) : [],
    situations, referrals, appointments, aspects, contested: before.at(-1) ?? null, conditions: conditions.filter((one) => one.caseId !== caseId),
  };
};
export const drawFor = async (visit: Visit, person: Person, access: FileAccess, one: BoardCase): Promise<FilePart[]> => drawFile(await gatherFacts(visit, person, access, one), one);

import { sql } from "kysely";
import { addDays, addMonths, type CivilDate } from "#ground/civil-date";
import type { OwnVisit } from "#ground/visit";
import { plainContract, plainContractMoments, plainDurations, plainWayOn } from "./chain-plain.fr.ts";
import { chainOn, durationsOn, lastDaysOf } from "./chain.ts";
import { type Deadline, openingCodes } from "./deadlines.ts";
import type { EmploymentContract, Pass, PassGround, PassProlongation, PassSuspension, PassSuspensionReason, ProlongationState, RuleFacts } from "./model.ts";
import { forecastOf, passStateOn } from "./pass.ts";
import type { PassMomentCode } from "./pass-moments.ts";
import { plainMoment, plainPass, plainPossible, plainWindow } from "./pass-plain.fr.ts";
import { groundsPossible, offeredGrounds, windowOn } from "./pass-prolongation.ts";
import { type ContractMomentCode, groundsToGoOn } from "./renewal.ts";
import { listOwnChain } from "./store.server.ts";

type OwnPass = { pass: Pass; suspensions: PassSuspension[]; prolongations: PassProlongation[] };
const findOwnPass = async ({ tx, personId }: OwnVisit): Promise<OwnPass | null> => {
  const row = await tx.selectFrom("journeys").select(["id", "pass_starts_on", "pass_ends_on"]).where("person_id", "=", personId).where("closed_on", "is", null).executeTakeFirst();
  if (!row?.pass_starts_on || !row.pass_ends_on) return null;
  const [suspensions, prolongations] = await Promise.all([
    tx.selectFrom("pass_suspensions").select(["reason", "starts_on", "ends_on"]).where("journey_id", "=", row.id).orderBy("starts_on").execute(),
    tx.selectFrom("pass_prolongations").select(["ground", "state", "starts_on", "ends_on"]).where("journey_id", "=", row.id).orderBy("starts_on").execute(),
  ]);
  return {
    pass: { number: null, startsOn: row.pass_starts_on, endsOn: row.pass_ends_on, readOn: null, readFrom: null },
    suspensions: suspensions.map((one, at) => ({ id: String(at), reason: one.reason as PassSuspensionReason, startsOn: one.starts_on, endsOn: one.ends_on })),
    prolongations: prolongations.map((one, at) => ({ id: String(at), ground: one.ground as PassGround, state: one.state as ProlongationState, startsOn: one.starts_on, endsOn: one.ends_on })),
  };
};

/** Days on which something may begin stay a fortnight; what is over that day is said a month before. The last day of a contract and of the PASS stand among her dates already. */
const readOwnMoments = async ({ tx, personId, today }: OwnVisit, contracts: readonly EmploymentContract[]): Promise<OwnWays["told"]> => {
  const rows = await tx.selectFrom("deadlines").select(["clock", "code", "on_day"]).where("person_id", "=", personId).where(sql<boolean>`'person' = any (tells)`).where("on_day", ">=", addDays(today, -14)).where("on_day", "<=", addDays(today, 30)).orderBy("on_day").orderBy("code").execute();
  const lastDay = chainOn(contracts, today)?.lastDay ?? null;
  // Of two years that her contract does not reach, or that it passes already, nothing is said.
  const reaches = (on: CivilDate): boolean => lastDay === null || lastDay >= addMonths(on, 3);
  return rows.map((row) => ({ code: row.code as Deadline["code"], on: row.on_day })).filter(({ code, on }) => code === "prepare-total" ? on <= today && reaches(on) : (openingCodes as readonly string[]).includes(code) ? on <= today
    : code !== "contract-ends" && code !== "last-day" && on >= today && !(code === "total-reached" && lastDay !== null && lastDay > on))
    .map(({ code, on }) => ({ on, words: code in plainContractMoments ? plainContractMoments[code as ContractMomentCode] : plainMoment({ code: code as PassMomentCode, on }) }));
};

/** Each clock in plain French, and the ways to go on that are not closed today: what rules must know of her is asked of nobody here, so most are « peut-être ». */
export type OwnWays = { /** What opens or ends these days. */ told: { on: CivilDate; words: string }[]; contract: { where: string[]; ways: string[] } | null; pass: { where: string[]; ways: string[] } | null };
const nothingKnown: RuleFacts = { bornOn: null, isDisabledWorker: null, trainingEndsOn: null, underSentenceAdjustment: null, hasParticularDifficulties: null };

export const readOwnWays = async (visit: OwnVisit): Promise<OwnWays> => {
  const [contracts, kept, { today }] = [await listOwnChain(visit), await findOwnPass(visit), visit];
  const chain = chainOn(contracts, today);
  const contract = chain && {
    where: [plainContract(chain.lastDay, lastDaysOf(chain, contracts, today), today), ...plainDurations(durationsOn(contracts, null, today))],
    ways: groundsToGoOn({ chain, reference: null, facts: nothingKnown, directRecruitment: null, on: today }).filter(({ answer }) => answer.says !== "no").map(plainWayOn),
  };
  const told = await readOwnMoments(visit, contracts);
  if (kept === null) return { told, contract, pass: null };
  const { endsOn, certainty } = forecastOf(kept.pass, kept.suspensions, kept.prolongations);
  const span = { startsOn: kept.pass.startsOn, endsOn };
  const possible = groundsPossible({ ...kept, facts: nothingKnown, employerKind: chain?.employer.kind ?? null, isLatest: true, inclusionCdi: false, on: today }).filter(({ ground }) => offeredGrounds.includes(ground));
  return { told, contract, pass: { where: [plainPass(passStateOn(span, kept.suspensions, today), { ...span, certainty }), plainWindow(windowOn(span, today), today)], ways: possible.map(plainPossible).filter((way) => way !== null) } };
};

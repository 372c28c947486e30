// What the texts say of a gesture before it is written: it warns, it forbids nothing. Nothing to say, nothing is shown.
import { addDays, type CivilDate } from "#ground/civil-date";
import { chainFaults, chainsOf, type ContractChain, isSameEmployer } from "./chain.ts";
import { sayChainFault, sayChainGround } from "./chain-words.fr.ts";
import { whatIfHours } from "./chain-what-if.ts";
import type { Ground } from "./dated-rules.ts";
import { mayWorkHours } from "./hours.ts";
import { mayImmerse } from "./immersions.ts";
import type { EmploymentContract, HoursFrom, Immersion, PassGround, PassSuspension, RuleFacts } from "./model.ts";
import type { KeptPass } from "./pass.server.ts";
import { passAsForecast } from "./pass.ts";
import { mayProlong } from "./pass-prolongation.ts";
import { maySuspend } from "./pass-suspension.ts";
import { sayGround } from "./pass-words.fr.ts";
import { longEnough, mayRenew } from "./renewal.ts";
import type { NewContract } from "./rules.ts";

export type Asked =
  | { kind: "contract"; contract: Omit<NewContract, "knownHow"> }
  | { kind: "hours"; contractId: string; hours: HoursFrom }
  | { kind: "immersion"; contractId: string; immersion: Omit<Immersion, "id"> }
  | { kind: "pass-suspension"; wanted: Omit<PassSuspension, "id"> }
  | { kind: "pass-prolongation"; ground: PassGround; until: CivilDate };
/** What is known before the gesture. */
type Known = { contracts: readonly EmploymentContract[]; kept: KeptPass | null; facts: RuleFacts; journeyStartsOn: CivilDate | null; today: CivilDate };

const asked = "asked";
const open = <Code extends string>(grounds: readonly Ground<Code>[]): Ground<Code>[] => grounds.filter(({ says }) => says !== "yes");
/** The chain that a contract goes on with, if it does. */
const chainBefore = ({ employer, startsOn }: Pick<NewContract, "employer" | "startsOn">, contracts: readonly EmploymentContract[]): ContractChain | null =>
  chainsOf(contracts).findLast((one) => isSameEmployer(one.employer, employer) && one.startsOn < startsOn && one.lastDay !== null && startsOn <= addDays(one.lastDay, 1)) ?? null;

const ofContract = (one: Omit<NewContract, "knownHow">, { contracts, facts, journeyStartsOn, today }: Known): string[] => {
  const supposed: EmploymentContract = { ...one, id: asked, endedOn: null, end: null, hours: [{ from: one.startsOn, weekly: one.weekly, ground: one.hoursGround }], suspensions: [], immersions: [] };
  const all = [...contracts, supposed];
  const twice = chainFaults(all).filter(({ code, contract, other }) => code === "overlap-elsewhere" && (contract === asked || other === asked)).map(sayChainFault);
  // What another kind of SIAE may do is in other articles; a CDI has no end to count.
  if (one.employer.kind !== "aci" || one.endsOn === null) return twice;
  const before = chainBefore(one, contracts);
  const length = before ? mayRenew({ chain: before, until: one.endsOn, ground: one.ground, reference: one.reference, facts, on: today }).grounds : [longEnough(one.startsOn, one.endsOn, facts, false, today)];
  const chain = chainsOf(all).find((held) => held.contracts.includes(supposed));
  const hours = chain ? mayWorkHours({ contract: supposed, chain, day: one.startsOn, facts, journeyStartsOn }).grounds : [];
  return [...twice, ...open(length).map(sayChainGround), ...open(hours).map(sayChainGround)];
};

/** Copied from Les emplois, where it was looked at: only what is plainly out of the texts is said, with what is not known of it. */
const ofPass = <Code extends string>({ says, grounds }: { says: string; grounds: readonly Ground<Code>[] }, say: (ground: Ground<Code>) => string): string[] => (says === "no" ? open(grounds).map(say) : []);

/** Each reason that is not a yes, in the order of the rules; none when the texts allow it plainly. */
export const warningsOf = (what: Asked, known: Known): string[] => {
  const { contracts, kept, facts, today } = known;
  if (what.kind === "contract") return ofContract(what.contract, known);
  if (what.kind === "hours") return open(whatIfHours(contracts, what.contractId, what.hours, facts).answer?.grounds ?? []).map(sayChainGround);
  if (what.kind === "immersion") {
    const contract = contracts.find(({ id }) => id === what.contractId);
    return contract ? open(mayImmerse({ immersion: { ...what.immersion, id: asked }, others: contracts.flatMap(({ immersions }) => immersions), contract, on: today }).grounds).map(sayChainGround) : [];
  }
  if (!kept?.pass) return [];
  const employer = chainsOf(contracts).findLast(({ startsOn }) => startsOn <= today) ?? null;
  const now = { pass: kept.pass, suspensions: kept.suspensions, prolongations: kept.prolongations, facts, employerKind: employer?.employer.kind ?? null, isLatest: true, inclusionCdi: contracts.find(({ kind }) => kind === "cdi-inclusion")?.startsOn ?? (false as const), on: today };
  if (what.kind === "pass-prolongation") return ofPass(mayProlong(now, what.ground, what.until), sayGround);
  return ofPass(maySuspend({ pass: passAsForecast(kept.pass, kept.suspensions, kept.prolongations), suspensions: kept.suspensions, wanted: what.wanted, employerKind: now.employerKind, hiredOn: employer?.startsOn ?? null, isLastEmployer: null, contractSuspendedOn: contracts.flatMap(({ suspensions }) => suspensions).map(({ startsOn }) => startsOn).toSorted().at(-1) ?? null, on: today }), sayGround);
};

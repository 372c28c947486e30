import type { CivilDate } from "#ground/civil-date";
import type { PassSource } from "#rooms/journey/index";

/** Kind of SIAE that employs. */
export const employerKinds = ["aci", "ei", "ai", "etti", "eiti"] as const;
export type EmployerKind = (typeof employerKinds)[number];

/** CDDI as the agency of payments knows them: ordinary, Convergence, Premières heures; and the CDI inclusion that may follow. */
export const contractKinds = ["cddi", "cddi-cvg", "cddi-phc", "cdi-inclusion"] as const;
export type ContractKind = (typeof contractKinds)[number];

/** Why a CDDI goes past 24 months, or lasts more than the law's ordinary total: each its article. */
export const prolongationGrounds = ["training", "senior", "rqth", "particular-difficulties", "dgefp"] as const;
export type ProlongationGround = (typeof prolongationGrounds)[number];

/** Why fewer than 20 hours a week were agreed. */
export const hoursGrounds = ["contract-difficulties", "prefect-individual", "prefect-collective", "other-part-time"] as const;
export type HoursGround = (typeof hoursGrounds)[number];

/** Hours a week from a day on: those of the contract, then of each amendment. */
export type HoursFrom = { from: CivilDate; weekly: number; ground: HoursGround | null };

/** Why somebody is away is her business: illness, birth and prison are one word. */
export const suspensionReasons = ["pmsmp", "trial", "absence", "other"] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];
/** Days the contract itself is suspended, both included; without an end, it lasts. */
export type ContractSuspension = { id: string; reason: SuspensionReason; startsOn: CivilDate; endsOn: CivilDate | null };

export const immersionAims = ["discover", "confirm", "recruit"] as const;
export type ImmersionAim = (typeof immersionAims)[number];
/** PMSMP: days in another place of work, both included. */
export type Immersion = { id: string; aim: ImmersionAim; host: string; startsOn: CivilDate; endsOn: CivilDate };

export const contractEnds = ["term", "hired-lasting", "hired-short", "training", "other-siae", "resigned", "agreed", "trial-ended", "dismissed", "unfit", "death", "other"] as const;
export type ContractEnd = (typeof contractEnds)[number];

/** Employer of a contract: a chantier of the house, or another SIAE by its name. */
export type Employer = { kind: EmployerKind; structureId: string | null; name: string };

/** Contrat de travail. All days are included: `endsOn` is the last day it is written for (null for a CDI), `endedOn` the last day it was held. */
export type EmploymentContract = {
  id: string; kind: ContractKind; employer: Employer; startsOn: CivilDate; endsOn: CivilDate | null; endedOn: CivilDate | null; end: ContractEnd | null;
  /** The contract it renews; of the same employer. */
  renews: string | null; ground: ProlongationGround | null; /** Of the decision it rests on. */ reference: string | null;
  hours: readonly HoursFrom[]; suspensions: readonly ContractSuspension[]; immersions: readonly Immersion[];
};

/** PASS IAE, as Les emplois tell it: nothing here makes one. Both days are included. */
export type Pass = { number: string | null; startsOn: CivilDate; endsOn: CivilDate; /** The day somebody read it there, and how. */ readOn: CivilDate | null; readFrom: PassSource | null };

export const passSuspensionReasons = ["contract-suspended", "contract-broken", "contract-finished", "cta-agreement", "bridge-contract", "sickness", "maternity", "incarceration", "trial-outside", "detoxification", "force-majeure"] as const;
export type PassSuspensionReason = (typeof passSuspensionReasons)[number];
/** Both days included; without an end it runs to its ceiling. */
export type PassSuspension = { id: string; reason: PassSuspensionReason; startsOn: CivilDate; endsOn: CivilDate | null };

export const passGrounds = ["senior-cdi", "complete-training", "rqth", "senior", "particular-difficulties", "health-context"] as const;
export type PassGround = (typeof passGrounds)[number];
export const prolongationStates = ["asked", "granted", "denied"] as const;
export type ProlongationState = (typeof prolongationStates)[number];
/** From the end of the PASS (included) to another day (excluded): consecutive ones share their bound. */
export type PassProlongation = { id: string; ground: PassGround; state: ProlongationState; startsOn: CivilDate; endsOn: CivilDate };

/** What rules must know of the person; null is not known. */
export type RuleFacts = { bornOn: CivilDate | null; isDisabledWorker: boolean | null; /** Last day of a training under way. */ trainingEndsOn: CivilDate | null; underSentenceAdjustment: boolean | null; hasParticularDifficulties: boolean | null };

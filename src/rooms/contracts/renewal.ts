// May a chain of CDDI be renewed until a day, on which ground, decided by whom? Every ground of each answer is given. It warns: an employer may know more.
import { addDays, addMonths, type CivilDate } from "#ground/civil-date";
import { type ContractChain } from "./chain.ts";
import { contractRule, type ContractRule, type ContractRuleCode, type ExceptionalGround, steadyRule } from "./contract-book.ts";
import { answerOf, type Ground, type RuleAnswer, type Said } from "./dated-rules.ts";
import { type ProlongationGround, prolongationGrounds, type RuleFacts } from "./model.ts";
import { birthday, lastDayOfMonths, later, sooner } from "./spans.ts";

export const renewalCodes = ["employer-kind", "last-day-known", "goes-further", "long-enough", "within-total", "ground-open", "training-under-way", "within-training", "aged-50", "disabled-worker", "particular-difficulties", "derogation-reference", "within-decision", "within-ceiling"] as const;
export type RenewalCode = (typeof renewalCodes)[number];

export type RenewalAsked = { chain: ContractChain; /** Last day asked, included. */ until: CivilDate; ground: ProlongationGround | null; /** Of the DGEFP derogation. */ reference: string | null; facts: RuleFacts; on: CivilDate };

const said = (fact: boolean | null): Said => fact === null ? "unknown" : fact ? "yes" : "no";
const inTime = (day: CivilDate, last: CivilDate): Said => (day <= last ? "yes" : "no");

/** The first day that the ordinary total does not cover, of a chain that goes on. */
export const firstDayPast = (chain: ContractChain, on: CivilDate): CivilDate => {
  const past = addDays(lastDayOfMonths(chain.startsOn, steadyRule("total", on).value), 1);
  return chain.lastDay === null ? past : later(past, addDays(chain.lastDay, 1));
};

/** A contract of four months at least, unless a sentence is being adjusted; whether a renewal may be shorter, the text does not say. */
export const longEnough = (startsOn: CivilDate, until: CivilDate, facts: Pick<RuleFacts, "underSentenceAdjustment">, isRenewal: boolean, on: CivilDate): Ground<"long-enough"> => {
  const shortest = steadyRule(isRenewal ? "shortest-renewal" : "shortest", on);
  const first = lastDayOfMonths(startsOn, shortest.value);
  if (until >= first) return { code: "long-enough", says: "yes", rule: shortest, on: first, value: shortest.value };
  if (facts.underSentenceAdjustment === true) return { code: "long-enough", says: "yes", rule: steadyRule("adjusted-sentence", on), on: first, value: shortest.value };
  return { code: "long-enough", says: isRenewal || facts.underSentenceAdjustment === null ? "unknown" : "no", rule: shortest, on: first, value: shortest.value };
};

const decision = (ground: ExceptionalGround): ContractRuleCode => `decision-${ground}`;
const ceiling = (ground: ExceptionalGround): ContractRuleCode => `ceiling-${ground}`;
/** The last day one decision may give: a year past the ordinary total, and never past the ceiling; null when the ground is not open that day. */
const lastOfDecision = (chain: ContractChain, ground: ExceptionalGround, on: CivilDate): { decision: CivilDate; ceiling: CivilDate; rules: [ContractRule, ContractRule] } | null => {
  const rules = [contractRule(decision(ground), on), contractRule(ceiling(ground), on)] as const;
  if (rules[0] === null || rules[1] === null) return null;
  return { decision: lastDayOfMonths(firstDayPast(chain, on), rules[0].value), ceiling: lastDayOfMonths(chain.startsOn, rules[1].value), rules: [rules[0], rules[1]] };
};

const trainingGrounds = ({ chain, until, facts, on }: RenewalAsked): Ground<RenewalCode>[] => {
  const [rule, end] = [steadyRule("training-end", on), facts.trainingEndsOn];
  if (end === null) return [{ code: "training-under-way", says: "unknown", rule }, { code: "within-training", says: "unknown", rule }];
  return [{ code: "training-under-way", says: inTime(firstDayPast(chain, on), end), rule, on: end }, { code: "within-training", says: inTime(until, end), rule, on: end }];
};

const ageGround = (chain: ContractChain, bornOn: CivilDate | null, on: CivilDate): Ground<RenewalCode> => {
  const rule = steadyRule("age-senior", on);
  if (bornOn === null) return { code: "aged-50", says: "unknown", rule, value: rule.value };
  const day = birthday(bornOn, rule.value);
  return { code: "aged-50", says: inTime(day, firstDayPast(chain, on)), rule, on: day, value: rule.value };
};

/** What each exceptional ground asks of the person. */
const ownGrounds = ({ chain, facts, reference, on }: RenewalAsked, ground: ExceptionalGround): Ground<RenewalCode>[] => {
  // a) too asks for particular difficulties, of people of fifty and of disabled workers.
  const difficulties = (rule: ContractRule | null): Ground<RenewalCode> => ({ code: "particular-difficulties", says: said(facts.hasParticularDifficulties), rule });
  if (ground === "senior") return [ageGround(chain, facts.bornOn, on), difficulties(steadyRule("age-senior", on))];
  if (ground === "rqth") return [{ code: "disabled-worker", says: said(facts.isDisabledWorker), rule: steadyRule("disabled-worker", on) }, difficulties(steadyRule("disabled-worker", on))];
  if (ground === "dgefp") return [{ code: "derogation-reference", says: reference?.trim() ? "yes" : "unknown", rule: steadyRule("derogation", on) }];
  return [difficulties(contractRule("particular-difficulties", on))];
};

const groundsPastTotal = (asked: RenewalAsked, ground: ProlongationGround): Ground<RenewalCode>[] => {
  if (ground === "training") return trainingGrounds(asked);
  const last = lastOfDecision(asked.chain, ground, asked.on);
  if (last === null) return [{ code: "ground-open", says: "no", rule: null }];
  return [
    ...ownGrounds(asked, ground),
    { code: "within-decision", says: inTime(asked.until, last.decision), rule: last.rules[0], on: last.decision, value: last.rules[0].value },
    { code: "within-ceiling", says: inTime(asked.until, last.ceiling), rule: last.rules[1], on: last.ceiling, value: last.rules[1].value },
  ];
};

export const mayRenew = (asked: RenewalAsked): RuleAnswer<RenewalCode> => {
  const { chain, until, ground, facts, on } = asked;
  const total = steadyRule("total", on);
  const totalDay = lastDayOfMonths(chain.startsOn, total.value);
  const kind: Ground<RenewalCode> = { code: "employer-kind", says: chain.employer.kind === "aci" ? "yes" : "unknown", rule: steadyRule("employer-kind", on) };
  const within: Ground<RenewalCode> = { code: "within-total", says: inTime(until, totalDay), rule: total, on: totalDay, value: total.value };
  const lasting: Ground<RenewalCode>[] = chain.lastDay === null
    ? [{ code: "last-day-known", says: "unknown", rule: null }]
    : until <= chain.lastDay
      ? [{ code: "goes-further", says: "no", rule: null, on: chain.lastDay }]
      : [{ code: "goes-further", says: "yes", rule: null, on: chain.lastDay }, longEnough(addDays(chain.lastDay, 1), until, facts, true, on)];
  return answerOf([kind, ...lasting, ...(until <= totalDay || ground === null ? [within] : groundsPastTotal(asked, ground))]);
};

export const deciders = ["employer", "aci", "prescriber", "employment-agency", "board"] as const;
export type Decider = (typeof deciders)[number];
/** Who decides: the employer alone within the ordinary total or to finish a training; past it a prescriber, or the ACI itself when it recruited directly; both, until that is known. */
export const decidersOf = (ground: ProlongationGround | null, directRecruitment: boolean | null, on: CivilDate): { by: Decider; rule: ContractRule }[] => {
  const asked: Decider[] = ground === null || ground === "training" ? ["employer"] : ground === "dgefp" ? ["board"]
    : ["employment-agency", ...(directRecruitment === true ? [] : ["prescriber"] as const), ...(directRecruitment === false ? [] : ["aci"] as const)];
  return asked.flatMap((by) => {
    const rule = contractRule(`decided-by-${by}`, on);
    return rule === null ? [] : [{ by, rule }];
  });
};

export type GroundToGoOn = { /** Null: the ordinary total of 24 months. */ ground: ProlongationGround | null; /** The last day it would allow; null when it allows none, or when that is not known. */ until: CivilDate | null; answer: RuleAnswer<RenewalCode>; deciders: { by: Decider; rule: ContractRule }[] };

/** The last day a ground would allow, all else being there; null when it is not known, or none. */
export const furthestOf = (chain: ContractChain, ground: ProlongationGround | null, facts: RuleFacts, on: CivilDate): CivilDate | null => {
  if (ground === null) return lastDayOfMonths(chain.startsOn, steadyRule("total", on).value);
  if (ground === "training") return facts.trainingEndsOn;
  const last = lastOfDecision(chain, ground, on);
  return last && sooner(last.decision, last.ceiling);
};

/** Each ground, yes, no or unknown, asked as far as it goes: the order of the law. */
export const groundsToGoOn = ({ chain, reference, facts, directRecruitment, on }: Omit<RenewalAsked, "until" | "ground"> & { directRecruitment: boolean | null }): GroundToGoOn[] =>
  [null, ...prolongationGrounds].map((ground) => {
    const furthest = furthestOf(chain, ground, facts, on);
    // What is not known is asked for the first day past the total: the answer says what is missing.
    const answer = mayRenew({ chain, until: furthest ?? firstDayPast(chain, on), ground, reference, facts, on });
    return { ground, until: answer.says === "no" ? null : furthest, answer, deciders: decidersOf(ground, directRecruitment, on) };
  });

export const contractMomentCodes = ["prepare-total", "prepare-end", "contract-ends", "total-reached", "ceiling-reached"] as const;
export type ContractMomentCode = (typeof contractMomentCodes)[number];
export const contractListeners = ["person", "lead-referent", "employer"] as const;
export type ContractListener = (typeof contractListeners)[number];
export type ContractMoment = { code: ContractMomentCode; on: CivilDate; tell: readonly ContractListener[]; rule: ContractRule | null };

/** She hears of every end; preparing a file is for those who prepare it, and for her, whose words it carries. */
export const whoHearsOfContracts: Record<ContractMomentCode, readonly ContractListener[]> = {
  "prepare-total": ["person", "lead-referent"],
  "prepare-end": ["person", "lead-referent", "employer"],
  "contract-ends": ["person", "lead-referent", "employer"],
  "total-reached": ["person", "lead-referent", "employer"],
  "ceiling-reached": ["person", "lead-referent", "employer"],
};

/** From a day on (`since`, `on` if not said), in the order of days, what opens and ends of a chain, by the rules of `on`. A CDDI that nobody dated has no end to tell. */
export const contractMoments = (chain: ContractChain, on: CivilDate, since: CivilDate = on): ContractMoment[] => {
  const [total, top, beforeEnd, beforeTotal] = [steadyRule("total", on), steadyRule("ceiling-dgefp", on), steadyRule("prepare-end", on), steadyRule("prepare-total", on)];
  const [totalDay, topDay] = [lastDayOfMonths(chain.startsOn, total.value), lastDayOfMonths(chain.startsOn, top.value)];
  const moment = (code: ContractMomentCode, day: CivilDate, rule: ContractRule | null): ContractMoment => ({ code, on: day, tell: whoHearsOfContracts[code], rule });
  return [
    moment("prepare-total", addMonths(totalDay, -beforeTotal.value), beforeTotal),
    ...(chain.lastDay === null ? [] : [moment("prepare-end", addMonths(chain.lastDay, -beforeEnd.value), beforeEnd), moment("contract-ends", chain.lastDay, null)]),
    moment("total-reached", totalDay, total),
    moment("ceiling-reached", topDay, top),
  ].filter((one) => one.on >= since).toSorted((a, b) => (a.on === b.on ? contractMomentCodes.indexOf(a.code) - contractMomentCodes.indexOf(b.code) : a.on < b.on ? -1 : 1));
};

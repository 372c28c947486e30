// Hours a week: those in force on a day, and what the texts say of them. Fewer than twenty ask for a ground, and each ground lasts a time.
import { addMonths, type CivilDate } from "#ground/civil-date";
import { type ContractChain, lastDayOf } from "./chain.ts";
import { type ContractRuleCode, steadyRule } from "./contract-book.ts";
import { answerOf, type Ground, type RuleAnswer, type Said } from "./dated-rules.ts";
import type { EmploymentContract, HoursFrom, HoursGround, RuleFacts } from "./model.ts";
import { lastDayOfMonths } from "./spans.ts";

export const hoursCodes = ["hours-known", "at-most-legal", "at-least-twenty", "ground-given", "difficulties-said", "within-derogation", "derogation-renewed", "not-too-early"] as const;
export type HoursCode = (typeof hoursCodes)[number];

const inOrder = (hours: readonly HoursFrom[]): HoursFrom[] => hours.toSorted((a, b) => (a.from < b.from ? -1 : 1));

/** Those of the contract, then of each amendment; null outside the contract, or before any is said. */
export const hoursOn = (contract: Pick<EmploymentContract, "startsOn" | "endsOn" | "endedOn" | "hours">, day: CivilDate): HoursFrom | null => {
  const end = lastDayOf(contract);
  if (day < contract.startsOn || (end !== null && day > end)) return null;
  return inOrder(contract.hours).findLast(({ from }) => from <= day) ?? null;
};

/** Since when a derogation runs on a day, renewals and amendments on the same ground together; null when none does. */
export const derogationSince = (chain: ContractChain, day: CivilDate): { ground: HoursGround; since: CivilDate } | null => {
  const said = inOrder(chain.contracts.flatMap(({ hours }) => hours).filter(({ from }) => from <= day)).reverse();
  const ground = said[0]?.ground ?? null;
  if (ground === null) return null;
  const other = said.findIndex((one) => one.ground !== ground);
  return { ground, since: said.at(other === -1 ? -1 : other - 1)!.from };
};

const least: Record<HoursGround, ContractRuleCode> = { "contract-difficulties": "hours-contract", "prefect-individual": "hours-individual", "prefect-collective": "hours-collective", "other-part-time": "hours-other-months" };

/** The last day of a derogation once: of the prefect's, twelve months; of another part time, six. Null: no term is written for that ground. */
export const derogationEnds = (ground: HoursGround, since: CivilDate, on: CivilDate): CivilDate | null =>
  ground === "contract-difficulties" ? null : lastDayOfMonths(since, steadyRule(least[ground], on).value);

const derogationGrounds = ({ ground, since }: { ground: HoursGround; since: CivilDate }, day: CivilDate, facts: Pick<RuleFacts, "hasParticularDifficulties">, journeyStartsOn: CivilDate | null): Ground<HoursCode>[] => {
  const rule = steadyRule(least[ground], day);
  const end = derogationEnds(ground, since, day);
  if (end === null) return [{ code: "difficulties-said", says: facts.hasParticularDifficulties === null ? "unknown" : facts.hasParticularDifficulties ? "yes" : "no", rule }];
  const within: Ground<HoursCode> = { code: "within-derogation", says: day <= end ? "yes" : "no", rule, on: end, value: rule.value };
  if (ground === "prefect-collective") return [within];
  // The prefect may prolong the individual one after an assessment, with no length written: who knows of it must say so.
  if (ground === "prefect-individual") return [day <= end ? within : { ...within, code: "derogation-renewed", says: "unknown" }];
  const renewals = steadyRule("hours-other-renewals", day);
  const last = lastDayOfMonths(since, rule.value * (1 + renewals.value));
  const after = steadyRule("hours-other-from", day);
  const opens = journeyStartsOn && addMonths(journeyStartsOn, after.value);
  return [
    opens === null ? { code: "not-too-early", says: "unknown", rule: after, value: after.value } : { code: "not-too-early", says: since >= opens ? "yes" : "no", rule: after, on: opens, value: after.value },
    day <= end ? within : day <= last ? { code: "derogation-renewed", says: "unknown", rule: renewals, on: last, value: rule.value } : { ...within, on: last },
  ];
};

/** What the texts say of the hours in force on a day. `journeyStartsOn`: the first day in any SIAE. */
export const mayWorkHours = ({ contract, chain, day, facts, journeyStartsOn }: { contract: EmploymentContract; chain: ContractChain; day: CivilDate; facts: Pick<RuleFacts, "hasParticularDifficulties">; journeyStartsOn: CivilDate | null }): RuleAnswer<HoursCode> => {
  const hours = hoursOn(contract, day);
  if (hours === null) return answerOf<HoursCode>([{ code: "hours-known", says: "unknown", rule: null }]);
  const [top, bottom] = [steadyRule("hours-legal", day), steadyRule("hours-least", day)];
  const says = (holds: boolean): Said => (holds ? "yes" : "no");
  const legal: Ground<HoursCode> = { code: "at-most-legal", says: says(hours.weekly <= top.value), rule: top, value: top.value };
  if (hours.weekly >= bottom.value) return answerOf([legal, { code: "at-least-twenty", says: "yes", rule: bottom, value: bottom.value }]);
  const derogation = derogationSince(chain, day);
  if (hours.ground === null || derogation === null) return answerOf([legal, { code: "ground-given", says: "no", rule: bottom, value: bottom.value }]);
  return answerOf([legal, { code: "ground-given", says: "yes", rule: bottom, value: bottom.value }, ...derogationGrounds(derogation, day, facts, journeyStartsOn)]);
};

// The days to keep of both clocks: what is still to come, and what came lately. Counted from the facts alone, so that anybody's may be counted again at any time.
import { addDays, type CivilDate } from "#ground/civil-date";
import { chainsOf, type ContractChain } from "./chain.ts";
import type { EmploymentContract, Pass, PassProlongation, PassSuspension } from "./model.ts";
import { type PassMoment, passMoments } from "./pass-moments.ts";
import { suspensionEnd } from "./pass.ts";
import { type ContractListener, contractMoments, type ContractMomentCode } from "./renewal.ts";
import type { PassMomentCode } from "./pass-moments.ts";

/** A suspension, and the topic under which its reason is read. */
export type ClockSuspension = PassSuspension & { topic: DeadlineTopic };
export type DeadlineTopic = "work" | "health" | "justice";
export type ClockFacts = { contracts: readonly EmploymentContract[]; pass: Pass | null; suspensions: readonly ClockSuspension[]; prolongations: readonly PassProlongation[] };
export type Deadline = { topic: DeadlineTopic; on: CivilDate; tells: readonly ContractListener[] } & ({ clock: "contract"; code: ContractMomentCode } | { clock: "pass"; code: PassMomentCode });

/** What came lately still waits for somebody. */
export const keptAfter = 30;

/** Of a chain that somebody ended, or after which she works elsewhere, nothing waits; of one that came to its term, its last day alone. */
const ofChain = (chain: ContractChain, chains: readonly ContractChain[], today: CivilDate): Deadline[] => {
  const since = addDays(today, -keptAfter);
  const isOver = chain.lastDay !== null && chain.lastDay < today;
  if (isOver && (chain.contracts.some(({ endedOn }) => endedOn === chain.lastDay) || chains.some(({ startsOn }) => chain.lastDay! < startsOn && startsOn <= today))) return [];
  return contractMoments(chain, today, since).filter(({ code, on }) => (isOver ? code === "contract-ends" && on === chain.lastDay : true))
    .map(({ code, on, tell }) => ({ clock: "contract", code, on, tells: tell, topic: "work" }));
};

const topicOf = ({ code, on }: PassMoment, suspensions: readonly ClockSuspension[]): DeadlineTopic => {
  if (code !== "suspension-ends" && code !== "closing-possible") return "work";
  // A run of suspensions is as private as the most private of them.
  const topics = suspensions.filter((one) => one.startsOn <= on && suspensionEnd(one) >= addDays(on, -366)).map(({ topic }) => topic);
  return topics.includes("justice") ? "justice" : topics.includes("health") ? "health" : "work";
};

/** In the order of days. */
export const deadlinesOf = ({ contracts, pass, suspensions, prolongations }: ClockFacts, today: CivilDate): Deadline[] => {
  const since = addDays(today, -keptAfter);
  const ofPass = pass === null ? [] : passMoments(pass, suspensions, prolongations, today).filter(({ on }) => on >= since)
    .map((moment): Deadline => ({ clock: "pass", code: moment.code, on: moment.on, tells: moment.tell, topic: topicOf(moment, suspensions) }));
  const chains = chainsOf(contracts);
  return [...chains.filter(({ lastDay }) => lastDay === null || lastDay >= since).flatMap((chain) => ofChain(chain, chains, today)), ...ofPass].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

/** Days on which something may begin, looked at when they come; the others end something, and are looked at before. */
export const openingCodes = ["prepare-total", "prepare-end", "window-opens", "end-is-near", "closing-possible"] as const satisfies readonly (ContractMomentCode | PassMomentCode)[];

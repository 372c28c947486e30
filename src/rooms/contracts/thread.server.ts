import type { Visit } from "#ground/visit";
import { listSituations, recordChange } from "#rooms/situations/server";
import { addDays, type CivilDate } from "#ground/civil-date";
import { type ChantierStay, exitFactsOf, type WorkStated } from "./exit-facts.ts";
import { exitOf } from "./exits.ts";
import type { EmploymentContract } from "./model.ts";
import type { NewContract } from "./rules.ts";

const codeOf = ({ employer, kind }: Pick<EmploymentContract, "employer" | "kind">): string => (kind === "cddi-phc" ? "first-hours" : employer.kind === "aci" ? "cddi" : "other-siae");

/** Says on the thread, in the same words as a situation, the contract of today; false when the thread already says something later, or is not the writer's to write. */
export const tellTheThread = async (visit: Visit, personId: string, one: NewContract): Promise<boolean> => {
  if (one.startsOn > visit.today || (one.endsOn !== null && one.endsOn < visit.today)) return false;
  const told = await recordChange(visit, { personId, fact: { lane: "work", answer: "known", code: codeOf(one), startsOn: one.startsOn, dueOn: one.endsOn, weeklyHours: one.weekly, place: null, knownHow: one.knownHow === "document" ? "proof-seen" : "declared" } });
  return told.ok;
};

/** The situation of work that an outcome makes; none when the thread has it from elsewhere, or when its class is not known. */
const afterwards = ({ outcome }: WorkStated, of: ReturnType<typeof exitOf>["class"]): string | null => {
  if (outcome === "job-seeking") return "job-seeker";
  if (outcome === "inactive") return "no-work";
  if (outcome === "business") return "own-business";
  if (outcome === "training") return "training";
  return outcome === "other-siae" ? null : of === "durable" ? "lasting-job" : of === "transition" ? "short-job" : null;
};
/** Says on the thread what follows the chantier, unless it says something of that line since she left. */
export const tellTheExit = async (visit: Visit, personId: string, stay: ChantierStay & { leftOn: CivilDate }, stated: WorkStated): Promise<boolean> => {
  const code = afterwards(stated, exitOf(exitFactsOf(stay, stated)).class);
  const startsOn = stated.jobStartsOn ?? addDays(stay.leftOn, 1);
  if (code === null || startsOn > visit.today) return false;
  const line = code === "training" ? "training" : "work";
  if ((await listSituations(visit, personId)).some((one) => one.line === line && one.startsOn > stay.leftOn)) return false;
  const told = await recordChange(visit, { personId, fact: { lane: "work", answer: "known", code, startsOn, dueOn: stated.jobEndsOn, weeklyHours: null, place: null, knownHow: "declared" } });
  return told.ok;
};

import type { Visit } from "#ground/visit";
import { recordChange } from "#rooms/situations/server";
import type { EmploymentContract } from "./model.ts";
import type { NewContract } from "./rules.ts";

const codeOf = ({ employer, kind }: Pick<EmploymentContract, "employer" | "kind">): string => (kind === "cddi-phc" ? "first-hours" : employer.kind === "aci" ? "cddi" : "other-siae");

/** Says on the thread, in the same words as a situation, the contract of today; false when the thread already says something later, or is not the writer's to write. */
export const tellTheThread = async (visit: Visit, personId: string, one: NewContract): Promise<boolean> => {
  if (one.startsOn > visit.today || (one.endsOn !== null && one.endsOn < visit.today)) return false;
  const told = await recordChange(visit, { personId, fact: { lane: "work", answer: "known", code: codeOf(one), startsOn: one.startsOn, dueOn: one.endsOn, weeklyHours: one.weekly, place: null, knownHow: one.knownHow === "document" ? "proof-seen" : "declared" } });
  return told.ok;
};

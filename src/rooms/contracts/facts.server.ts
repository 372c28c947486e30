import { type FileAccess, mayRead } from "#rooms/access/index";
import { readPersonCard } from "#rooms/people/server";
import { listSituations } from "#rooms/situations/server";
import type { Visit } from "#ground/visit";
import type { RuleFacts } from "./model.ts";

/** What rules must know of her, among what the visitor reads: the rest is « unknown », never guessed. */
export const factsFor = async (visit: Visit, personId: string, access: FileAccess): Promise<RuleFacts> => {
  const [card, situations] = await Promise.all([mayRead(access, "identity") ? readPersonCard(visit, personId) : null, listSituations(visit, personId)]);
  const standing = situations.filter(({ answer, startsOn, endsOn }) => answer === "known" && startsOn <= visit.today && (endsOn === null || endsOn > visit.today));
  return {
    bornOn: card?.identity?.birthDate ?? null, isDisabledWorker: null,
    trainingEndsOn: standing.find(({ code }) => code === "training")?.dueOn ?? null, underSentenceAdjustment: null, hasParticularDifficulties: null,
  };
};

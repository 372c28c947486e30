import { type FileAccess, mayRead } from "#rooms/access/index";
import { readPersonCard } from "#rooms/people/server";
import { listSituations } from "#rooms/situations/server";
import type { Visit } from "#ground/visit";
import type { RuleFacts } from "./model.ts";

/** What rules must know of her, among what the visitor reads: the rest is « unknown », never guessed. */
export const factsFor = async (visit: Visit, personId: string, access: FileAccess): Promise<RuleFacts> => {
  const [card, situations] = await Promise.all([mayRead(access, "identity") ? readPersonCard(visit, personId) : null, listSituations(visit, personId)]);
  const standing = situations.filter(({ answer, startsOn, endsOn }) => answer === "known" && startsOn <= visit.today && (endsOn === null || endsOn > visit.today));
  // What is on the thread is known; what is not there is not a « no ».
  const stands = (wanted: string): true | null => (standing.some(({ code }) => code === wanted) ? true : null);
  return {
    bornOn: card?.identity?.birthDate ?? null, isDisabledWorker: stands("disability-granted"),
    trainingEndsOn: standing.find(({ code }) => code === "training")?.dueOn ?? null, underSentenceAdjustment: stands("adjusted-sentence"), hasParticularDifficulties: null,
  };
};

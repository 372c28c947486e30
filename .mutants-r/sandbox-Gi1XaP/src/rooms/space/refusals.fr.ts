import type { PinWeakness } from "./rules.ts";

/** What the lead referent reads. */
export const pinRefusalWords: Record<PinWeakness, string> = {
  "not-six-figures": "Un code a six chiffres. Écrivez-en six, ou laissez vide : un code sera tiré au sort.",
  "too-easy": "Ce code se devine trop vite. Choisissez six chiffres moins réguliers, ou laissez vide.",
};

export const answerRefusalWords: Record<"no-words" | "too-long", string> = {
  "no-words": "Écrivez votre réponse.",
  "too-long": "C'est trop long pour être lu sur un téléphone : deux mille signes au plus.",
};

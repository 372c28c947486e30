// The words people write when there is no answer. Refused, unknown and not asked are three different things, and stay so.

import { fold } from "./fold.ts";
import type { Silence } from "./parsed.ts";

const words: Record<Silence, readonly string[]> = {
  refused: [
    "refus", "refuse", "refusee", "a refuse", "refus de repondre", "refuse de repondre", "ne souhaite pas repondre", "ne souhaite pas le dire", "ne souhaite pas",
    "ne veut pas repondre", "ne veut pas", "ne veut pas le dire", "nspp", "nsprp", "pas souhaite", "non souhaite", "ne se prononce pas", "sans reponse de sa part",
  ],
  unknown: [
    "nsp", "nc", "n c", "inconnu", "inconnue", "ne sait pas", "ne sais pas", "non connu", "non connue", "non communique", "non communiquee", "pas connu", "pas communique", "indetermine", "incertain",
    "on ne sait pas", "unknown",
  ],
  "not-asked": [
    "nr", "n r", "non renseigne", "non renseignee", "pas renseigne", "non demande", "pas demande", "a demander", "a completer", "a renseigner", "a voir", "sans objet", "so", "n a", "na", "neant", "vide", "null",
    "a preciser", "non pose", "pas encore vu",
  ],
};

const silences = new Map<string, Silence>((Object.keys(words) as Silence[]).flatMap((silence) => words[silence].map((word) => [word, silence] as const)));

const longest = 32;
const longFigures = /\d{3}|@/;
/** Null when the cell says something. A lone dash or an empty cell was not asked; a lone question mark is not known. */
export const silenceOf = (text: string): Silence | null => {
  if (text.length > longest || longFigures.test(text)) return null;
  const folded = fold(text);
  if (folded !== "") return silences.get(folded) ?? null;
  return text.includes("?") ? "unknown" : "not-asked";
};

export const silenceWords = words;

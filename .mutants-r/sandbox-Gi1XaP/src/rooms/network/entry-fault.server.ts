import type { Visit } from "#ground/visit";
import { areHours } from "./opening.ts";
import type { EntryFault } from "./rules.ts";

type Draft = { name: string; siret?: string | null; website?: string | null; contactLink?: string | null; hours: string | null; commune?: string | null; communeCode?: string | null };
const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s.]+\.[^\s]+$/.test(text);

/** What keeps an entry from being written. */
export const entryFault = async (_visit: Pick<Visit, "today">, draft: Draft): Promise<EntryFault | null> => {
  if (!draft.name.trim()) return "name-missing";
  if (draft.siret && !/^\d{14}$/.test(draft.siret)) return "siret-wrong";
  if (draft.commune && !draft.communeCode) return "place-wrong";
  if ([draft.website, draft.contactLink].some((link) => link && !isWebAddress(link))) return "website-wrong";
  return draft.hours && !(await areHours(draft.hours)) ? "hours-wrong" : null;
};

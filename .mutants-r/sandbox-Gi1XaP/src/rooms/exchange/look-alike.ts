// Is an incoming structure one of ours? A score and its reasons; never a decision.
import type { DiStructure } from "./model.ts";
import { likeness } from "./nearest.ts";

export type OwnEntry = { id: string; name: string; siret: string | null; postcode: string | null; communeCode: string | null; phone: string | null; email: string | null };
export type Likeness = { score: number; reasons: string[] };

const words = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").replace(/\b(association|asso|structure|le|la|les|l|du|de|des|d|et)\b/g, " ").replace(/ +/g, " ").trim();
const digits = (phone: string | null): string | null => {
  const bare = phone?.replace(/\D/g, "") ?? "";
  return bare.length >= 9 ? bare.slice(-9) : null;
};
const nearName = 0.72;

export const likenessOf = (incoming: DiStructure, ours: OwnEntry): Likeness | null => {
  const name = likeness(words(incoming.nom), words(ours.name));
  const same = {
    siret: incoming.siret !== null && incoming.siret === ours.siret,
    commune: incoming.code_insee !== null && incoming.code_insee === ours.communeCode,
    postcode: incoming.code_postal !== null && incoming.code_postal === ours.postcode,
    phone: digits(incoming.telephone) !== null && digits(incoming.telephone) === digits(ours.phone),
    email: incoming.courriel !== null && incoming.courriel.toLowerCase() === ours.email?.toLowerCase(),
  };
  const beside = same.commune || same.postcode || same.phone || same.email;
  if (!same.siret && !(name >= nearName && beside)) return null;
  // The siret alone may be that of a head office: it proposes, the name and the place decide how strongly.
  const score = Math.min(1, (same.siret ? 0.55 : 0) + 0.35 * name + (same.commune || same.postcode ? 0.15 : 0) + (same.phone ? 0.2 : 0) + (same.email ? 0.2 : 0) + (name === 1 ? 0.1 : 0));
  const reasons = [...(same.siret ? ["siret"] : []), ...(name === 1 ? ["name"] : name >= nearName ? ["near-name"] : []), ...(same.commune ? ["commune"] : same.postcode ? ["postcode"] : []), ...(same.phone ? ["phone"] : []), ...(same.email ? ["email"] : [])];
  return { score: Math.round(score * 100) / 100, reasons };
};

/** Ours, where each may be found by what it shares: an incoming structure is compared with a handful, not with all. */
export const nearbyIndex = (entries: readonly OwnEntry[]): ((incoming: DiStructure) => OwnEntry[]) => {
  const shelves = new Map<string, OwnEntry[]>();
  const put = (key: string, value: string | null, entry: OwnEntry): void => {
    if (value) shelves.set(`${key}/${value}`, [...(shelves.get(`${key}/${value}`) ?? []), entry]);
  };
  for (const entry of entries) {
    put("siret", entry.siret, entry);
    put("commune", entry.communeCode, entry);
    put("postcode", entry.postcode, entry);
    put("phone", digits(entry.phone), entry);
    put("email", entry.email?.toLowerCase() ?? null, entry);
  }
  const on = (key: string, value: string | null): OwnEntry[] => (value ? (shelves.get(`${key}/${value}`) ?? []) : []);
  return ({ siret, code_insee: commune, code_postal: postcode, telephone, courriel }) =>
    [...new Set([...on("siret", siret), ...on("commune", commune), ...on("postcode", postcode), ...on("phone", digits(telephone)), ...on("email", courriel?.toLowerCase() ?? null)])];
};

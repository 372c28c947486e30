// Who a list means by « Référent »: an address, or a name in any order, among those who may lead in the chantier today.

import { fold } from "./cells/fold.ts";
import { parseEmail } from "./cells/parse-contact.ts";
import { parseName } from "./cells/parse-name.ts";
import type { Parsed } from "./cells/parsed.ts";

export type Lead = { id: string; givenName: string; familyName: string; email: string | null };
export type LeadFound = { ok: true; id: string } | { ok: false; reason: "lead-unknown" | "lead-ambiguous"; candidates: string };
export type LeadFinder = (said: string) => LeadFound;

/** « Octave FICTIF (CISP) »: what stands between brackets is not her name. */
export const parseLead = (text: string): Parsed<string> => (text.includes("@") ? parseEmail(text) : parseName(text.replace(/\([^)]*\)/g, " ").replace(/ +/g, " ").trim() || text));

const most = 6;
const wordsOf = (name: string): string[] => fold(name).split(" ").filter((word) => word !== "").sort();
const nameOf = ({ givenName, familyName }: Lead): string => `${givenName} ${familyName}`;
const listed = (leads: readonly Lead[], say: (lead: Lead) => string): string => leads.slice(0, most).map(say).join(", ") + (leads.length > most ? "…" : "");

export const leadFinder = (members: readonly Lead[]): LeadFinder => {
  const leads = [...new Map(members.map((lead) => [lead.id, lead])).values()].sort((a, b) => nameOf(a).localeCompare(nameOf(b), "fr"));
  const byEmail = new Map(leads.flatMap((lead) => (lead.email ? [[lead.email.toLowerCase(), lead.id] as const] : [])));
  const byName = Map.groupBy(leads, (lead) => wordsOf(nameOf(lead)).join(" "));
  return (said) => {
    const known = byEmail.get(said.toLowerCase());
    if (known !== undefined) return { ok: true, id: known };
    const words = wordsOf(said);
    const named = byName.get(words.join(" ")) ?? [];
    if (named.length === 1) return { ok: true, id: named[0]!.id };
    if (named.length > 1) return { ok: false, reason: "lead-ambiguous", candidates: listed(named, ({ email }) => email ?? "sans adresse dans son compte") };
    const near = said.includes("@") ? [] : leads.filter((lead) => wordsOf(nameOf(lead)).some((word) => words.includes(word)));
    return { ok: false, reason: "lead-unknown", candidates: listed(near.length > 0 ? near : leads, nameOf) };
  };
};

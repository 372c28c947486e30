import { error } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { type Sent, readForm } from "#ground/form";
import type { Visit } from "#ground/visit";
import {
  contactWords, feeWords, type FreshnessDays, freshnessOf, keysOf, languageWords, type ListedService, type ListedStructure, openToWords, publicWords, receptionWords, sayFreshness, sayPlacesWithAge, serviceKindWords, themes, themeWords,
} from "#rooms/network/index";
import { searchCommunes, type FaceDraft, type ServiceDraft, type StructureDraft } from "#rooms/network/server";

export const notFound = (): never => error(404, "Page introuvable");

const many = <Key extends string>(form: FormData, name: string, words: Record<Key, string>): Key[] => keysOf(words).filter((key) => form.getAll(name).includes(key));

/** A commune by its name, its postcode, or both; null when nothing was typed, "unknown" when nobody knows it. */
const communeOf = async (visit: Visit, postcode: string, name: string): Promise<{ code: string; name: string } | null> => {
  if (!name) return null;
  const found = [...(postcode ? await searchCommunes(visit, postcode) : []), ...(await searchCommunes(visit, name))];
  const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  return found.find((one) => plain(one.name) === plain(name)) ?? null;
};

export const structureDraft = async (visit: Visit, sent: Sent): Promise<StructureDraft> => {
  const commune = await communeOf(visit, sent.text("postcode"), sent.text("commune"));
  return {
    name: sent.text("name"), siret: sent.optional("siret")?.replaceAll(/\s/g, "") ?? null, description: sent.optional("description"), isEmployer: sent.text("employer") !== "", address: sent.optional("address"), postcode: sent.optional("postcode"),
    commune: commune?.name ?? sent.optional("commune"), communeCode: commune?.code ?? null, phone: sent.optional("phone"), email: sent.optional("email"), website: sent.optional("website"), hours: sent.optional("hours"), audience: sent.text("audience") === "professionals" ? "professionals" : "public",
  };
};

export const readServiceForm = async (request: Request): Promise<{ sent: Sent; draft: ServiceDraft; lists: Record<string, string[]> }> => {
  const form = await request.formData();
  const sent = readForm(form);
  const lists = { themes: many(form, "themes", themeWords), publics: many(form, "publics", publicWords), reception: many(form, "reception", receptionWords), contact: many(form, "contact", contactWords), open_to: many(form, "open_to", openToWords), languages: many(form, "languages", languageWords) };
  const total = sent.number("places_total");
  return {
    sent, lists,
    draft: {
      name: sent.text("name"), description: sent.text("description"), kind: sent.choice("kind", keysOf(serviceKindWords)), themes: lists.themes, publics: lists.publics, accessConditions: sent.optional("access_conditions"), fee: sent.choice("fee", keysOf(feeWords)), feeNote: sent.optional("fee_note"),
      receptionModes: lists.reception, contactModes: lists.contact, openTo: lists.open_to, contactNote: sent.optional("contact_note"), contactLink: sent.optional("contact_link"), phone: sent.optional("phone"), email: sent.optional("email"), hours: sent.optional("hours"), languages: lists.languages,
      commonLaw: { yes: true, no: false }[sent.text("common_law")] ?? null, insideNote: sent.optional("inside_note"), placesTotal: total !== null && Number.isInteger(total) && total >= 0 ? total : null, audience: sent.text("audience") === "professionals" ? "professionals" : "public",
    },
  };
};

/** The fields of a form, from what is kept. */
export const structureValues = (one: ListedStructure): Record<string, string> => ({
  name: one.name, siret: one.siret ?? "", description: one.description ?? "", employer: one.isEmployer ? "yes" : "", address: one.address ?? "", postcode: one.postcode ?? "", commune: one.commune ?? "", phone: one.phone ?? "", email: one.email ?? "", website: one.website ?? "", hours: one.hours ?? "", audience: one.audience, version: String(one.version),
});
export const serviceValues = (one: ListedService): Record<string, string> => ({
  name: one.name, description: one.description, kind: one.kind ?? "", access_conditions: one.accessConditions ?? "", fee: one.fee ?? "", fee_note: one.feeNote ?? "", contact_note: one.contactNote ?? "", contact_link: one.contactLink ?? "", phone: one.phone ?? "", email: one.email ?? "", hours: one.hours ?? "",
  common_law: one.commonLaw === null ? "" : one.commonLaw ? "yes" : "no", inside_note: one.insideNote ?? "", places_total: one.places.total === null ? "" : String(one.places.total), audience: one.audience, version: String(one.version),
});
export const serviceLists = (one: ListedService): Record<string, string[]> => ({ themes: one.themes, publics: one.publics, reception: one.receptionModes, contact: one.contactModes, open_to: one.openTo, languages: one.languages });

export const faceDraft = (form: FormData, sent: Sent): FaceDraft => ({
  name: sent.text("name"), jobTitle: sent.optional("job_title"), askFor: sent.optional("ask_for"), presence: sent.optional("presence"), phone: sent.optional("phone"), email: sent.optional("email"), languages: many(form, "languages", languageWords),
});

type Entry = Pick<ListedStructure, "vouchedOn" | "sourceDate" | "ownerName" | "source" | "closedOn">;
/** Who vouches for an entry, and since when. */
export const shownKeeping = (one: Entry, days: FreshnessDays, claimedBy: string | null) => ({
  freshness: freshnessOf(one, days), said: sayFreshness(one, days), owner: one.ownerName, source: one.source === "fil-rouge" ? null : one.source, claimedBy, closed: one.closedOn ? sayDate(one.closedOn) : null,
});

export const themeList = themes.map((value) => ({ value, label: themeWords[value] }));
export const serviceFacts = (one: ListedService, today: string) => ({
  themes: one.themes.map((theme) => themeWords[theme] ?? theme), publics: one.publics.map((code) => publicWords[code] ?? code), publicsNote: one.publicsNote, access: one.accessConditions, fee: one.fee ? `${feeWords[one.fee]}${one.feeNote ? `, ${one.feeNote}` : ""}` : one.feeNote, kind: one.kind ? serviceKindWords[one.kind] : null,
  reception: one.receptionModes.map((mode) => receptionWords[mode] ?? mode).join(", "), contact: one.contactModes.map((mode) => contactWords[mode] ?? mode), openTo: one.openTo.map((who) => openToWords[who] ?? who).join(", "), languages: one.languages.map((language) => languageWords[language] ?? language).join(", "),
  places: sayPlacesWithAge(one.places, today), placesTotal: one.places.total, commonLaw: one.commonLaw === null ? null : one.commonLaw ? "Droit commun" : "Hors droit commun",
});

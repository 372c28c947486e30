import type { CivilDate } from "#ground/civil-date";

/** Personne accompagnée. Only what the work needs: no NIR, no nationality, no place of birth. */
export type Person = {
  id: string;
  givenName: string;
  familyName: string;
  /** How she wishes to be called, when it is not her given name. */
  usualName: string | null;
  followedBy: string | null;
  mergedInto: string | null;
  version: number;
};

export type Identity = { birthDate: CivilDate | null; gender: "woman" | "man" | "other" | null; version: number };

export const contactKinds = ["sms", "call", "messaging", "email", "through-someone", "at-the-chantier"] as const;
export type ContactKind = (typeof contactKinds)[number];
export type ContactPoint = { id: string; kind: ContactKind; value: string; hint: string | null; preferred: boolean };

export type AddressKind = "residence" | "postal" | "domiciliation";
export type Address = {
  id: string;
  kind: AddressKind;
  lines: string;
  postcode: string | null;
  commune: string | null;
  organisation: string | null;
  startsOn: CivilDate | null;
  endsOn: CivilDate | null;
};

/** ISO 639 code, and whether she speaks and reads it. */
export type SpokenLanguage = { language: string; speaks: boolean; reads: boolean };

/** The name she goes by. */
export const calledName = (person: Pick<Person, "givenName" | "familyName" | "usualName">): string =>
  [person.usualName || person.givenName, person.familyName].filter(Boolean).join(" ");

/** How she agreed to be handed over. */
export const handoverMeans = ["on-screen", "paper", "spoken"] as const;
export type HandoverMeans = (typeof handoverMeans)[number];
/** Days after which a door is reminded that the chantier it proposed somebody to has not answered. */
export const handoverPatienceDays = 10;
export const handoverReasons = ["no-post", "not-our-work", "no-contact"] as const;
/** Why a chantier leaves her where she is; nothing that tells of her. */
export type HandoverReason = (typeof handoverReasons)[number];
export type HandoverAnswer = "accepted" | "refused" | "stopped";
/** Passage: a door proposes somebody it welcomed to a chantier. */
export type Handover = { id: string; personId: string; doorId: string; chantierId: string; chantier: string; proposedAt: Date; answer: HandoverAnswer | null; reason: HandoverReason | null; answeredAt: Date | null };
/** What she reads of it in her own space: she agreed the day it was proposed. */
export type OwnHandover = { id: string; door: string; chantier: string; agreedOn: CivilDate; answer: HandoverAnswer | null; answeredOn: CivilDate | null };
/** Somebody a door proposes, as the chantier reads it before it answers. */
export type WaitingAtOurDoor = { id: string; name: string; door: string; chantier: string; who: string; phone: string | null; proposedAt: Date; agreedMeans: HandoverMeans };

import type { CivilDate } from "#ground/civil-date";
import type { Domain } from "#rooms/access/index";

export type Someone = { id: string; name: string };
/** Fonction de chargé de partenariat : who answers for a domain; nobody when it is vacant. */
export type OfficerPost = { id: string; domain: Domain; officer: Someone | null; cover: Someone | null; coverUntil: CivilDate | null; since: CivilDate };
/** Qui répond aujourd'hui : the officer, her cover, or the coordination while the post is vacant. */
export type Answering = { officers: (Someone & { as: "officer" | "cover" | "coordination" })[]; vacant: boolean };

export const coverStates = ["asked", "accepted", "declined", "cancelled"] as const;
/** Où en est un remplacement. */
export type CoverState = (typeof coverStates)[number];
/** Remplacement d'un chargé absent. */
export type Cover = { id: string; territoryId: string; away: Someone; cover: Someone; askedBy: string; from: CivilDate; until: CivilDate; state: CoverState };

/** Partenaire d'un territoire, tel que son portefeuille le montre. */
export type Partner = {
  id: string; listedId: string; territoryId: string; name: string; commune: string | null; phone: string | null; email: string | null; domains: Domain[]; commonLaw: boolean | null; whatFor: string | null; nextStep: string | null; nextOn: CivilDate | null;
  lastContactOn: CivilDate | null; vouchedOn: CivilDate | null; isEmployer: boolean; activeAgreements: number; keptOn: CivilDate;
};
/** Qui est qui chez un partenaire. */
export type PartnerFace = { id: string; name: string; jobTitle: string | null; askFor: string | null; presence: string | null; phone: string | null; email: string | null };

export const agreementStates = ["draft", "active", "ended"] as const;
/** Où en est une convention. */
export type AgreementState = (typeof agreementStates)[number];
/** Convention avec un partenaire. */
export type PartnerAgreement = {
  id: string; partnerId: string; object: string; domain: Domain; state: AgreementState; startsOn: CivilDate; endsOn: CivilDate; remindOn: CivilDate; placesPerYear: number | null; answerWithin: number | null; meetWithin: number | null;
  contacts: string | null; documentReference: string | null; keeper: Someone | null; signedOn: CivilDate | null; endedOn: CivilDate | null; renewed: boolean;
};

export const partnerContactKinds = ["visit", "call", "mail", "meeting", "network-meeting"] as const;
/** Façon d'un contact avec un partenaire. */
export type PartnerContactKind = (typeof partnerContactKinds)[number];
/** Visite, appel, rencontre avec des partenaires. */
export type PartnerContact = { id: string; kind: PartnerContactKind; on: CivilDate; words: string; tookPart: string | null; partners: Someone[]; author: string; followUp: string | null; followUpOn: CivilDate | null; followUpFor: Someone | null; done: boolean };

export const prospectionStages = ["to-contact", "contacted", "met", "ready", "hired", "not-now"] as const;
/** Étape de la prospection d'une entreprise. */
export type ProspectionStage = (typeof prospectionStages)[number];
/** Entreprise prospectée. */
export type Prospection = { id: string; listedId: string; territoryId: string; name: string; commune: string | null; phone: string | null; stage: ProspectionStage; since: CivilDate; keeper: Someone | null; words: string | null; nextOn: CivilDate | null; openPosts: number };

export const contractKinds = ["permanent", "fixed-term", "temporary", "integration", "apprenticeship", "immersion", "other"] as const;
/** Sorte de contrat d'un poste proposé. */
export type ContractKind = (typeof contractKinds)[number];
export const jobStates = ["open", "filled", "closed"] as const;
/** Où en est un poste proposé. */
export type JobState = (typeof jobStates)[number];
/** Poste proposé par une entreprise. */
export type JobOffer = { id: string; listedId: string; company: string; title: string; contract: ContractKind; weeklyHours: number | null; place: string | null; startsOn: CivilDate | null; untilOn: CivilDate; howMany: number; filled: number; demands: string | null; state: JobState; mine: boolean };

export const offerKinds = ["place", "slot", "event", "other"] as const;
/** Sorte d'offre d'un partenaire. */
export type OfferKind = (typeof offerKinds)[number];
/** Ce qu'un partenaire propose au réseau : places, créneau, évènement. */
export type PartnerOffer = { id: string; listedId: string; partner: string; kind: OfferKind; words: string; startsOn: CivilDate; endsOn: CivilDate; howMany: number | null; mine: boolean };

/** Ce qui attend un chargé de partenariat aujourd'hui. */
export type PartnerTodo = { kind: "follow-up" | "renewal" | "next-step" | "cover-asked" | "question" | "vacant" | "prospection"; on: CivilDate; id: string; partnerId: string | null; name: string; words: string };

/** Réponse à une question posée au réseau. */
export type NetworkAnswer = { id: string; words: string; by: string; at: string };
/** Question posée au réseau, sans nommer personne. */
export type NetworkQuestion = { id: string; domain: Domain; words: string; askedAt: Date; closedAt: Date | null; territoryId: string; askedBy: string; author: string; structure: string; answers: NetworkAnswer[] };

import type { CivilDate } from "#ground/civil-date";
import type { Domain, Role, Topic } from "#rooms/access/index";

export const purposes = ["follow-up", "request", "appointment", "rights-application", "housing-search", "job-search", "renewal-board"] as const;
/** What an agreement to share is for. */
export type Purpose = (typeof purposes)[number];

export const consentMeans = ["on-screen", "paper", "spoken"] as const;
/** How the person gave her answer. */
export type ConsentMeans = (typeof consentMeans)[number];

export const decisions = ["agreed", "refused"] as const;
export type Decision = (typeof decisions)[number];

/** A structure or a professional. */
export type Recipient = { kind: "structure" | "professional"; id: string };

/** Accord de partage. */
export type Consent = {
  id: string;
  personId: string;
  topic: Topic;
  recipient: Recipient & { name: string };
  purpose: Purpose;
  decision: Decision;
  givenOn: CivilDate;
  endsOn: CivilDate | null;
  means: ConsentMeans;
  witness: string | null;
  /** A name written before representatives were recorded. */
  guardian: string | null;
  delegate: { kind: DelegateKind; name: string } | null;
  recordedBy: string;
  recordedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  /** Taken back from her own space. */
  withdrawnByHer: boolean;
};

/** Somebody, or a structure, whom the person might let read something: those of her team from elsewhere. */
export type PossibleRecipient = Recipient & { name: string; structure: string | null; domains: Domain[]; topics: Topic[]; /** The renewal board of her territory. */ isBoard?: true };

export const delegateKinds = ["guardian", "curator", "family-authorisation", "mandate", "trusted-person"] as const;
/** On which ground somebody answers for the person, or stands beside her. */
export type DelegateKind = (typeof delegateKinds)[number];

/** Représentant. Topics null: all of them. */
export type Delegate = { id: string; kind: DelegateKind; name: string; contact: string | null; reference: string | null; topics: Topic[] | null; startsOn: CivilDate; endsOn: CivilDate | null; recordedBy: string };

/** How a request for an agreement ended. */
export type RequestAnswer = "agreed" | "partly" | "refused" | "dropped";
/** Demande d'accord. */
export type ConsentRequest = { id: string; askedBy: { id: string; name: string }; topics: Topic[]; purpose: Purpose; askedOn: CivilDate; expiresOn: CivilDate; answer: RequestAnswer | null };

/** What somebody asks of her, as she reads it in her own space. */
export type AskedOfMe = { id: string; who: { id: string; name: string }; topics: Topic[]; purpose: Purpose; askedOn: CivilDate };

/** Avis de reprise: what a reader is told when an agreement is taken back. */
export type WithdrawalNotice = { id: string; personId: string; person: string | null; reader: string; topic: Topic; toldAt: Date; readings: number; copies: number; erasedAt: Date | null };

/** On what a topic opened on a past day. */
export type Ground = {
  topic: Topic; ground: Role | "lead" | "referent" | "emergency" | "agreement" | "any-agreement";
  structure?: string; domain?: Domain; since?: CivilDate; given?: CivilDate; until?: CivilDate | null; withdrawn?: string | null;
};
/** An answer as she reads it in her own space. */
export type OwnConsent = Pick<Consent, "id" | "topic" | "purpose" | "decision" | "givenOn" | "endsOn" | "withdrawnAt"> & { recipient: string };

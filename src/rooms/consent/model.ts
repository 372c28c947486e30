import type { CivilDate } from "#ground/civil-date";
import type { Domain, Topic } from "#rooms/access/index";

export const purposes = ["follow-up", "request", "appointment", "rights-application", "housing-search", "job-search"] as const;
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
  guardian: string | null;
  recordedBy: string;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  /** Taken back from her own space. */
  withdrawnByHer: boolean;
};

/** Somebody, or a structure, whom the person might let read something: those of her team from elsewhere. */
export type PossibleRecipient = Recipient & { name: string; structure: string | null; domains: Domain[]; topics: Topic[] };

/** An answer as she reads it in her own space. */
export type OwnConsent = Pick<Consent, "id" | "topic" | "purpose" | "decision" | "givenOn" | "endsOn" | "withdrawnAt"> & { recipient: string };

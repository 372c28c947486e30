import type { CivilDate } from "#ground/civil-date";

export const rightsKinds = ["access", "correction", "erasure", "objection"] as const;
/** The right she uses. */
export type RightKind = (typeof rightsKinds)[number];

export const requestStates = ["asked", "taken", "extended", "done", "refused"] as const;
export type RequestState = (typeof requestStates)[number];

/** Demande. */
export type RightsRequest = {
  id: string;
  kind: RightKind;
  words: string;
  language: string;
  askedOn: CivilDate;
  /** Who wrote it down for her; null when she did. */
  askedBy: string | null;
  dueOn: CivilDate;
  state: RequestState;
  takenBy: string | null;
  extensionReason: string | null;
  answer: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
};

/** A request as she reads it in her own space. */
export type OwnRequest = Pick<RightsRequest, "id" | "kind" | "words" | "language" | "askedOn" | "dueOn" | "state" | "extensionReason" | "answer"> & { hers: boolean; answeredOn: CivilDate | null };

/** A request that waits, in a list: whose, which right, until when. */
export type WaitingRequest = Pick<RightsRequest, "id" | "kind" | "state" | "askedOn" | "dueOn"> & { personId: string; name: string; lead: string | null };

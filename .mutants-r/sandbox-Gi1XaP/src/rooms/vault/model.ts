import type { CivilDate } from "#ground/civil-date";
import type { DocumentType } from "#ground/documents/kinds";
import type { Topic } from "#rooms/access/index";

export const documentKinds = [
  "residence-permit", "identity-paper", "health-card", "health-cover", "disability-recognition", "health-paper", "tax-notice", "income-proof", "bank-details", "housing-request", "lease", "domiciliation",
  "resume", "diploma", "driving-licence", "work-contract", "justice-paper", "debts-paper", "other",
] as const;
/** Sorte de document. */
export type DocumentKind = (typeof documentKinds)[number];

/** Document du coffre: a sealed file, or the place where its original stays. Whoever added it is null when she brought it herself. */
export type VaultDocument = {
  id: string; personId: string; kind: DocumentKind; topic: Topic; title: string;
  kept: { as: "file"; type: DocumentType; bytes: number; scan: "clean" | "none" } | { as: "reference"; whereabouts: string };
  expiresOn: CivilDate | null; addedAt: Date; addedBy: string | null;
};

/** Partage d'un document. */
export type DocumentShare = { id: string; documentId: string; recipient: string; givenOn: CivilDate; endsOn: CivilDate; withdrawnAt: Date | null };

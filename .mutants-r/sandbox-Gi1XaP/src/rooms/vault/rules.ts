import { addDays, addMonths, type CivilDate } from "#ground/civil-date";
import { type DocumentType, documentTypes } from "#ground/documents/kinds";
import { type FileAccess, mayRead, mayWrite, type Topic } from "#rooms/access/index";
import type { DocumentKind, DocumentShare } from "./model.ts";

/** Who reads a sort of document, and how many days before its end somebody is reminded; the database holds the same table, and a test compares them. */
export const kindRules: Record<DocumentKind, { topic: Topic; noticeDays: number | null }> = {
  "residence-permit": { topic: "rights", noticeDays: 120 }, "identity-paper": { topic: "identity", noticeDays: 90 }, "health-card": { topic: "rights", noticeDays: 60 }, "health-cover": { topic: "rights", noticeDays: 120 },
  "disability-recognition": { topic: "health", noticeDays: 180 }, "health-paper": { topic: "health", noticeDays: 30 }, "tax-notice": { topic: "rights", noticeDays: null }, "income-proof": { topic: "rights", noticeDays: null },
  "bank-details": { topic: "rights", noticeDays: null }, "housing-request": { topic: "housing", noticeDays: 60 }, lease: { topic: "housing", noticeDays: 90 }, domiciliation: { topic: "housing", noticeDays: 60 },
  resume: { topic: "work", noticeDays: null }, diploma: { topic: "work", noticeDays: null }, "driving-licence": { topic: "work", noticeDays: 60 }, "work-contract": { topic: "work", noticeDays: null },
  "justice-paper": { topic: "justice", noticeDays: 30 }, "debts-paper": { topic: "debts", noticeDays: 30 }, other: { topic: "notes", noticeDays: 30 },
};

export const isDocumentKind = (asked: string): asked is DocumentKind => Object.hasOwn(kindRules, asked);

/** What a person most often brings herself; anything else is « another paper », and her chantier says what it is. */
export const broughtByHer = ["residence-permit", "identity-paper", "health-card", "housing-request", "resume", "other"] as const satisfies readonly DocumentKind[];

/** Topics that a document may belong to. */
export const vaultTopics: readonly Topic[] = [...new Set(Object.values(kindRules).map(({ topic }) => topic))];

export const mayOpenVault = (access: FileAccess): boolean => vaultTopics.some((topic) => mayRead(access, topic)) || access.reasons.some(({ as }) => as === "referent");
export const mayAddDocument = (access: FileAccess, kind: DocumentKind): boolean => mayWrite(access, kindRules[kind].topic);

/** The day from which its end is announced; null when it has none, or none worth a reminder. */
export const remindOn = (kind: DocumentKind, expiresOn: CivilDate | null): CivilDate | null => {
  const { noticeDays } = kindRules[kind];
  return expiresOn === null || noticeDays === null ? null : addDays(expiresOn, -noticeDays);
};

/** A vault holds the papers of a life, not its photographs: all of it leaves in one file when she asks. */
export const mostVaultBytes = 100 * 1024 * 1024;

export const usualShareMonths = 3;
export const mostShareMonths = 24;
export type ShareFault = "ends-before-it-starts" | "longer-than-two-years" | "witness-missing";
export const shareFault = ({ givenOn, endsOn, means, witness }: { givenOn: CivilDate; endsOn: CivilDate; means: string; witness: string | null }): ShareFault | null => {
  if (means === "spoken" && !witness?.trim()) return "witness-missing";
  if (endsOn < givenOn) return "ends-before-it-starts";
  return endsOn > addMonths(givenOn, mostShareMonths) ? "longer-than-two-years" : null;
};

export const shareStands = ({ endsOn, withdrawnAt }: Pick<DocumentShare, "endsOn" | "withdrawnAt">, today: CivilDate): boolean => withdrawnAt === null && endsOn >= today;

/** A name for the file that every system takes, with the ending of its real type. */
export const fileNameOf = (title: string, type: DocumentType): string => {
  const plain = title.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${plain || "document"}.${documentTypes[type]}`;
};

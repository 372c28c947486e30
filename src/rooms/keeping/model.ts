import type { CivilDate } from "#ground/civil-date";

export const erasureReasons = ["she-asks", "kept-too-long", "opened-by-mistake"] as const;
/** Why a file is erased. */
export type ErasureReason = (typeof erasureReasons)[number];

/** Effacement that was asked and waits for somebody else. */
export type Erasure = { id: string; personId: string; reason: ErasureReason; askedBy: string; askedByName: string; askedAt: Date };

/** How many rows of a table an erasure takes. */
export type Taken = { table: string; rows: number };

/** Durée de conservation: for what, how long, from when, and who says so. */
export type RetentionPolicy = { code: string; purpose: string; months: number; countedFrom: string; source: string; toVerify: boolean; applied: boolean; since: CivilDate };

/** Préavis: a file that will be erased on a day, unless news come or a purpose keeps it. */
export type RetentionNotice = { id: string; personId: string; name: string; lastContactOn: CivilDate; eraseOn: CivilDate; keptUntil: CivilDate | null; keptBecause: string | null };

export type NoticesOfChantier = { id: string; name: string; noticed: number; kept: number; firstOn: CivilDate | null };

/** One table of what leaves with a person, as the database gives it once opened. */
export type ExportedTable = { table: string; rows: Record<string, unknown>[] };
/** What does not leave with her, and why. */
export type LeftOut = { table: string; column: string; because: string };
/** Everything about a person, to be read or computed with. */
export type PersonExport = { format: "fil-rouge-person"; formatVersion: 1; writtenOn: CivilDate; personId: string; tables: ExportedTable[]; leftOut: LeftOut[] };

/** An erasure that somebody asked and nobody has confirmed yet. */
export type AskedErasure = Omit<Erasure, "reason"> & { name: string };
/** An erasure asked where nobody else can confirm: what is asked, by whom, at which door; nothing of whom. */
export type ErasureToSecond = { id: string; door: string; by: string; reason: ErasureReason; askedAt: Date };

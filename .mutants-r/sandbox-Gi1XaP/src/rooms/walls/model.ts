import type { CivilDate } from "#ground/civil-date";
import type { Role, Topic } from "#rooms/access/index";
import type { WatchRule } from "./vigilance.ts";

export const limitKinds = ["no-heavy-loads", "no-height", "no-standing", "no-driving", "short-breaks", "away", "other"] as const;
/** What the team at the workplace must reckon with. */
export type LimitKind = (typeof limitKinds)[number];

/** Limite pratique: never its cause. An absence has its day of the week (1 is Monday) and its hour ("15:00"). */
export type PracticalLimit = {
  id: string;
  kind: LimitKind;
  weekday: number | null;
  fromHour: string | null;
  words: string;
  startsOn: CivilDate;
  endsOn: CivilDate | null;
  writtenBy: string | null;
  /** Somebody said that it no longer holds. */
  ended: boolean;
};

/** Somebody who keeps seeing a protected file, besides its lead referents. */
export type ProtectionName = { id: string; professionalId: string; name: string; roles: readonly Role[]; namedAt: Date };
/** Dossier protégé. */
export type Protection = { id: string; chantierId: string; chantier: string; reason: string; placedAt: Date; placedBy: string; names: ProtectionName[] };

export const watchDecisions = ["normal", "to-clarify"] as const;
/** What the coordination said of a reading it was brought. */
export type WatchDecision = (typeof watchDecisions)[number];
/** Lecture à regarder: who, when, by which rule; never what was read. No person: many files, or a file that does not open to the visitor. */
export type WatchedReading = {
  id: string; rule: WatchRule; actorId: string; actor: string; personId: string | null; person: string | null; chantier: string; firstAt: Date; lastAt: Date;
  measured: number; threshold: number; decision: WatchDecision | null; words: string | null; decidedAt: Date | null; decidedBy: string | null;
};

export const emergencyTopics = ["identity", "voice", "housing", "work", "rights", "life", "health"] as const satisfies readonly Topic[];
/** What an emergency may open: never notes, debts nor justice. */
export type EmergencyTopic = (typeof emergencyTopics)[number];

export const emergencyHours = [1, 4, 12, 24] as const;
/** Accès en urgence. */
export type Emergency = { id: string; professionalId: string; name: string; structure: string | null; topics: readonly EmergencyTopic[]; reason: string; openedAt: Date; until: Date; endedAt: Date | null };
/** The same, as the person reads it in her own space: when it closed, or will. */
export type OwnEmergency = { id: string; name: string; structure: string | null; topics: readonly EmergencyTopic[]; reason: string; openedAt: Date; closedAt: Date };

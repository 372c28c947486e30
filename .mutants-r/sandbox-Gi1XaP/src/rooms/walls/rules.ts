import type { CivilDate } from "#ground/civil-date";
import { type FileAccess, holds, mayCarry, mayRead, roles } from "#rooms/access/index";
import { type Emergency, type EmergencyTopic, emergencyTopics, type PracticalLimit } from "./model.ts";

type Actor = { roles: readonly { role: string; structureId: string }[] };

export const mayKeepLimits = (access: FileAccess): boolean => mayCarry(access);
export const mayProtect = (access: FileAccess): boolean => mayCarry(access);
export const isNamed = (access: FileAccess): boolean => access.reasons.some(({ as }) => as === "named");

const employers = ["technical-supervisor", "director"] as const;
const caring = ["cisp", "social-educator", "coordinator", "partnership-officer", "outside-referent"] as const;
/** A caring role, and none on the employer's side; the database holds the same (app.cares), and a test compares them. */
export const cares = (actor: Actor): boolean => holds(actor, ...caring) && !holds(actor, ...employers);
export const caringRoles = roles.filter((role) => (caring as readonly string[]).includes(role));

/** What is still closed to the visitor and that an emergency could open. */
export const closedTopics = (access: FileAccess): EmergencyTopic[] => emergencyTopics.filter((topic) => !mayRead(access, topic));
/** Whoever already knows that she is there, cares for people, and finds something closed. */
export const mayOpenEmergency = (actor: Actor, access: FileAccess): boolean => cares(actor) && mayRead(access, "presence") && closedTopics(access).length > 0;
/** Emergencies of a file are looked at by whoever cares for her, never from the employer's side. */
export const seesEmergencies = (access: FileAccess): boolean => mayRead(access, "presence") && !access.reasons.some(({ as }) => (employers as readonly string[]).includes(as));
/** The casework ends anybody's emergency; whoever opened one ends her own. */
export const mayEndEmergency = (actor: { id: string }, access: FileAccess, emergency: Pick<Emergency, "professionalId">): boolean => mayCarry(access) || emergency.professionalId === actor.id;

export const isUnderWay = ({ openedAt, until, endedAt }: Pick<Emergency, "openedAt" | "until" | "endedAt">, now: Date): boolean => endedAt === null && openedAt <= now && until > now;

/** Readings out of the ordinary are brought to the coordination, and to nobody on the employer's side. */
export const mayWatch = (actor: Actor): boolean => holds(actor, "coordinator");

export type LimitFault = "absence-without-day" | "words-missing" | "words-too-long" | "ends-before-it-starts";
export const longestLimit = 200;

/** What is wrong with a limit, or nothing. */
export const limitFault = ({ kind, weekday, fromHour, words, startsOn, endsOn }: Omit<PracticalLimit, "id" | "writtenBy" | "ended">): LimitFault | null => {
  if (kind === "away" && (weekday === null || fromHour === null)) return "absence-without-day";
  if (kind === "other" && words.trim() === "") return "words-missing";
  if (words.length > longestLimit) return "words-too-long";
  return endsOn !== null && endsOn < startsOn ? "ends-before-it-starts" : null;
};

/** Where a limit stands on a day; its last day still counts. */
export const limitStanding = ({ startsOn, endsOn, ended }: Pick<PracticalLimit, "startsOn" | "endsOn" | "ended">, today: CivilDate): "in-force" | "to-come" | "over" =>
  ended || (endsOn !== null && endsOn < today) ? "over" : startsOn > today ? "to-come" : "in-force";

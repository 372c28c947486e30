import { addMonths, type CivilDate } from "#ground/civil-date";
import { doorsOf, type FileAccess, holds, mayCarry, welcomes } from "#rooms/access/index";
import type { Erasure } from "./model.ts";

/** The casework asks: it knows whether the person wants it, and why. */
export const mayAskErasure = (access: FileAccess): boolean => mayCarry(access) || welcomes(access);

const steers = (access: FileAccess): boolean => access.reasons.some(({ as }) => as === "director" || as === "coordinator");

/** Somebody else confirms, who directs the chantier or coordinates its territory, or a colleague of the door that welcomed her: nobody erases alone. */
export const mayConfirmErasure = (actorId: string, access: FileAccess, erasure: Pick<Erasure, "askedBy">): boolean => (steers(access) || welcomes(access)) && erasure.askedBy !== actorId;

export const maySeeErasure = (access: FileAccess): boolean => mayAskErasure(access) || steers(access);

/** Whoever carries files, at a chantier or at a door, steers them or answers for the instance sees what is kept and until when. */
export const maySeeKeeping = (actor: Parameters<typeof holds>[0] & Parameters<typeof doorsOf>[0]): boolean => doorsOf(actor).length > 0 || holds(actor, "cisp", "social-educator", "director", "coordinator", "administrator");

/** The file goes on by whoever carries it, or keeps it at a door. */
export const mayKeepLonger = (access: FileAccess): boolean => mayCarry(access) || welcomes(access);

/** Her lead referent, or the door that welcomed her, hands over what leaves with her. */
export const mayExport = (access: FileAccess): boolean => welcomes(access) || access.reasons.some(({ as, until }) => as === "lead" && (until === null || until === undefined));

export const longestStay = 24;
export type KeepLongerRefusal = "no-purpose" | "already-over" | "too-long";

/** Why a file may not be kept until that day; null when it may. */
export const checkKeepLonger = (purpose: string, until: CivilDate, today: CivilDate): KeepLongerRefusal | null => {
  if (purpose.trim().length < 10) return "no-purpose";
  if (until <= today) return "already-over";
  return until > addMonths(today, longestStay) ? "too-long" : null;
};

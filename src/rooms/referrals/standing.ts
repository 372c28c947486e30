// On which side of a request somebody stands, and what they may read of it.
import { type FileAccess, mayCarry, mayWrite, type Role, welcomes } from "#rooms/access/index";
import type { Referral, Side } from "./model.ts";

type Somebody = { id: string; roles: readonly { role: string; structureId: string; territoryId: string | null }[] };
type Asked = Pick<Referral, "askedBy" | "askingId" | "territoryId" | "hostId" | "topic">;

const accompanying: readonly Role[] = ["outside-referent", "cisp", "social-educator"];
const accompaniesIn = (actor: Somebody, structureId: string | null): boolean => structureId !== null && actor.roles.some((held) => held.structureId === structureId && (accompanying as readonly string[]).includes(held.role));

/** Every side the visitor stands on; none for whoever only reads. */
export const sidesOf = (actor: Somebody, referral: Asked, access: FileAccess): Side[] => [
  // A referent of the structure that is asked answers it: she does not ask it of herself, nor cancel it for whoever asked.
  ...((mayWrite(access, referral.topic) && (mayCarry(access) || !accompaniesIn(actor, referral.hostId))) || referral.askedBy === actor.id || (accompaniesIn(actor, referral.askingId) && access.topics.length === 0) || welcomes(access) ? (["asker"] as const) : []),
  ...(actor.roles.some(({ role, territoryId }) => role === "partnership-officer" && territoryId !== null && territoryId === referral.territoryId) ? (["officer"] as const) : []),
  ...(accompaniesIn(actor, referral.hostId) ? (["partner"] as const) : []),
];

/** Asking for a person: whoever writes on that topic of her file, a referent from elsewhere on what she follows, and any door that welcomed her (the first door is any structure's). */
export const mayAskFor = (access: FileAccess, topic: Referral["topic"]): boolean => mayWrite(access, topic) || welcomes(access) || access.reasons.some(({ as }) => as === "referent");
export const mayAskSomething = (access: FileAccess): boolean => welcomes(access) || access.reasons.some(({ as }) => ["lead", "cisp", "social-educator", "referent"].includes(as));

/** Who has requests to see: those who ask, those who answer, those who carry them between. */
export const maySeeReferrals = (actor: Somebody): boolean => actor.roles.some(({ role }) => ["cisp", "social-educator", "partnership-officer", "outside-referent", "coordinator"].includes(role));
/** A door of the network: whoever accompanies people, in a chantier or elsewhere. */
export const keepsADoor = (actor: Somebody): boolean => actor.roles.some(({ role }) => (accompanying as readonly string[]).includes(role));
export const holdsTheQueue = (actor: Somebody): boolean => actor.roles.some(({ role }) => role === "partnership-officer");
/** Figures of the network: whoever animates it or steers. */
export const maySeeNetworkFigures = (actor: Somebody): boolean => actor.roles.some(({ role }) => ["partnership-officer", "coordinator", "director", "national-team", "outside-referent", "evaluator"].includes(role));

/** From which structure somebody asks: the one where she accompanies people, the chantier that follows the person before any other. */
export const askingStructure = (actor: Somebody, followedBy: string | null): string | null => {
  const mine = actor.roles.filter(({ role }) => (accompanying as readonly string[]).includes(role)).map(({ structureId }) => structureId);
  return mine.find((id) => id === followedBy) ?? mine[0] ?? null;
};

import { addDays, type CivilDate } from "#ground/civil-date";
import { holds } from "#rooms/access/index";
import type { AgreementState, Cover, CoverState, JobOffer, JobState, ProspectionStage } from "./model.ts";

type Holder = { roles: readonly { role: string; structureId: string }[] };
/** Officers and the coordination keep the partnerships of their territory. */
export const keepsPartnerships = (actor: Holder): boolean => holds(actor, "partnership-officer", "coordinator");
/** Chantiers of the territory read them. */
export const readsPartnerships = (actor: Holder): boolean => holds(actor, "cisp", "social-educator", "director", "coordinator", "partnership-officer");
/** A partner's own account keeps what its structure offers. */
export const readsOffers = (actor: Holder): boolean => readsPartnerships(actor) || holds(actor, "outside-referent");
/** A partner's own account opens its own page, and no other: the database decides which. */
export const opensAPartner = readsOffers;

/** A question to the network is short: it is read by people who owe nobody an answer. */
export const longestQuestion = 1000;
/** Signs of what is written of a contact or of an offer. */
export const longestWords = 2000;

/** The territories whose partnerships somebody keeps, from her roles. */
export const territoriesKept = (actor: { roles: readonly { role: string; territoryId: string | null }[] }): string[] =>
  [...new Set(actor.roles.filter(({ role }) => role === "partnership-officer" || role === "coordinator").map(({ territoryId }) => territoryId).filter((id) => id !== null))];

type CoverMove = { from: readonly CoverState[]; to: CoverState; by: readonly ("cover" | "asker")[] };
export const coverMoves = {
  accept: { from: ["asked"], to: "accepted", by: ["cover"] },
  decline: { from: ["asked"], to: "declined", by: ["cover"] },
  cancel: { from: ["asked", "accepted"], to: "cancelled", by: ["asker"] },
} as const satisfies Record<string, CoverMove>;
export type CoverMoveName = keyof typeof coverMoves;
export const coverMoveNames = Object.keys(coverMoves) as CoverMoveName[];
/** Whoever is asked answers; whoever is away, asked, or coordinates takes it back. */
export const openCoverMoves = (actor: { id: string } & Holder, cover: Pick<Cover, "state" | "cover" | "away" | "askedBy">): CoverMoveName[] => coverMoveNames.filter((name) => {
  const { from, by }: CoverMove = coverMoves[name];
  return from.includes(cover.state) && ((by.includes("cover") && cover.cover.id === actor.id) || (by.includes("asker") && (cover.askedBy === actor.id || cover.away.id === actor.id || holds(actor, "coordinator"))));
});

type AgreementMove = { from: readonly AgreementState[]; to: AgreementState };
export const agreementMoves = {
  sign: { from: ["draft"], to: "active" },
  drop: { from: ["draft"], to: "ended" },
  end: { from: ["active"], to: "ended" },
} as const satisfies Record<string, AgreementMove>;
export type AgreementMoveName = keyof typeof agreementMoves;
export const agreementMoveNames = Object.keys(agreementMoves) as AgreementMoveName[];
export const openAgreementMoves = (state: AgreementState): AgreementMoveName[] => agreementMoveNames.filter((name) => (agreementMoves[name].from as readonly AgreementState[]).includes(state));
export const remindRenewalOn = (endsOn: CivilDate, noticeDays: number): CivilDate => addDays(endsOn, -noticeDays);

type ProspectionMove = { from: readonly ProspectionStage[]; to: ProspectionStage };
export const prospectionMoves = {
  contact: { from: ["to-contact"], to: "contacted" },
  meet: { from: ["to-contact", "contacted"], to: "met" },
  agree: { from: ["contacted", "met"], to: "ready" },
  hire: { from: ["met", "ready"], to: "hired" },
  "set-aside": { from: ["to-contact", "contacted", "met", "ready", "hired"], to: "not-now" },
  "take-up": { from: ["not-now"], to: "to-contact" },
} as const satisfies Record<string, ProspectionMove>;
export type ProspectionMoveName = keyof typeof prospectionMoves;
export const prospectionMoveNames = Object.keys(prospectionMoves) as ProspectionMoveName[];
export const openProspectionMoves = (stage: ProspectionStage): ProspectionMoveName[] => prospectionMoveNames.filter((name) => (prospectionMoves[name].from as readonly ProspectionStage[]).includes(stage));

type JobMove = { from: readonly JobState[]; to: JobState };
/** `fill` leads to filled once nobody is left to find; before that the post stays open. */
export const jobMoves = { fill: { from: ["open"], to: "filled" }, close: { from: ["open"], to: "closed" } } as const satisfies Record<string, JobMove>;
export type JobMoveName = keyof typeof jobMoves;
export const jobMoveNames = Object.keys(jobMoves) as JobMoveName[];
export const afterHiring = ({ filled, howMany }: Pick<JobOffer, "filled" | "howMany">, more: number): { filled: number; state: JobState } | null =>
  !Number.isInteger(more) || more < 1 || filled + more > howMany ? null : { filled: filled + more, state: filled + more === howMany ? "filled" : "open" };

/** Is somebody's word about this entry recent enough? */
export const isFresh = (vouchedOn: CivilDate | null, today: CivilDate, freshDays: number): boolean => vouchedOn !== null && vouchedOn >= addDays(today, -freshDays);

import type { ReferralState, Side } from "./model.ts";

/** Signs of a word of either side. */
export const longestWords = 2_000;

type Move = { from: readonly ReferralState[]; to: ReferralState; by: readonly Side[]; asks?: "reason" | "words" | "day" | "appointment" | "goals" | "service" };

const notAnswered = ["sent", "seen", "complement"] as const;
const underWay = ["accepted", "appointment-offered", "appointment-set", "in-progress"] as const;

/** The asking side owns the request: it leaves, waits, is completed, is given up. */
export const askingMoves = {
  send: { from: ["draft", "waiting-moment"], to: "sent", by: ["asker"] },
  wait: { from: ["draft"], to: "waiting-moment", by: ["asker", "person"], asks: "day" },
  resume: { from: ["waiting-moment"], to: "draft", by: ["asker", "person", "system"] },
  "give-complement": { from: ["complement"], to: "seen", by: ["asker"], asks: "words" },
  "confirm-appointment": { from: ["appointment-offered"], to: "appointment-set", by: ["asker", "person"] },
  cancel: { from: ["draft", "waiting-moment", ...notAnswered, ...underWay, "waitlisted", "suspended"], to: "cancelled", by: ["asker", "person"], asks: "reason" },
  strike: { from: ["draft", "waiting-moment", ...notAnswered, ...underWay, "waitlisted", "suspended", "done", "failed", "declined", "reoriented", "cancelled", "expired"], to: "entered-in-error", by: ["asker"], asks: "reason" },
} as const satisfies Record<string, Move>;

/** The answering side owns its progress. What the partner says by telephone, the officer writes down in its name. */
export const answeringMoves = {
  see: { from: ["sent"], to: "seen", by: ["partner", "officer"] },
  route: { from: ["sent", "seen"], to: "sent", by: ["officer"], asks: "service" },
  "ask-complement": { from: ["sent", "seen"], to: "complement", by: ["partner", "officer"], asks: "words" },
  accept: { from: notAnswered, to: "accepted", by: ["partner", "officer"] },
  decline: { from: notAnswered, to: "declined", by: ["partner", "officer"], asks: "reason" },
  reorient: { from: notAnswered, to: "reoriented", by: ["partner", "officer"], asks: "service" },
  waitlist: { from: ["accepted"], to: "waitlisted", by: ["partner", "officer"] },
  "offer-appointment": { from: ["accepted", "appointment-offered", "appointment-set"], to: "appointment-offered", by: ["partner", "officer", "asker"], asks: "appointment" },
  // Said of the appointment itself, missed or called off: the request hears of it, nobody presses a button for it.
  "lose-appointment": { from: ["appointment-offered", "appointment-set"], to: "accepted", by: ["system"] },
  start: { from: ["accepted", "appointment-offered", "appointment-set", "waitlisted", "suspended"], to: "in-progress", by: ["partner", "officer"] },
  suspend: { from: underWay, to: "suspended", by: ["partner", "officer"], asks: "reason" },
  finish: { from: ["accepted", "appointment-set", "in-progress", "suspended", "waitlisted"], to: "done", by: ["partner", "officer", "asker"], asks: "goals" },
  fail: { from: [...underWay, "waitlisted", "suspended"], to: "failed", by: ["partner", "officer"], asks: "reason" },
  expire: { from: notAnswered, to: "expired", by: ["system"] },
} as const satisfies Record<string, Move>;

export const moves = { ...askingMoves, ...answeringMoves };
export type MoveName = keyof typeof moves;
export const moveNames = Object.keys(moves) as MoveName[];
export const moveOf = (name: MoveName): Move => moves[name];
export const isMove = (name: string): name is MoveName => Object.hasOwn(moves, name);

/** Whoever gives news says so without changing where it stands. */
export const newsFrom: readonly Side[] = ["partner", "officer", "asker"];

export const endStates = ["done", "failed", "declined", "reoriented", "cancelled", "expired", "entered-in-error"] as const satisfies readonly ReferralState[];
export const isEnded = (state: ReferralState): boolean => (endStates as readonly string[]).includes(state);
export const isShared = (state: ReferralState): boolean => state !== "draft" && state !== "waiting-moment";

type Standing = { state: ReferralState; agreedAt: Date | null; refusedAt: Date | null; withdrawnAt: Date | null; listedId: string | null };

/** May this side make this move from where the request stands? The page draws its buttons from it, and every verb checks the same thing. */
export const admits = (referral: Standing, name: MoveName, side: Side): boolean => {
  const { from, by } = moveOf(name);
  if (!from.includes(referral.state) || !by.includes(side)) return false;
  // Nothing goes out without her word; once she took it back, only ends are left.
  if (name === "send") return referral.agreedAt !== null && referral.withdrawnAt === null;
  if (referral.withdrawnAt !== null) return name === "cancel" || name === "strike";
  // Only who was asked may answer: until the officer chose a partner, nobody is.
  if (["accept", "decline", "ask-complement"].includes(name)) return referral.listedId !== null || side === "officer";
  return true;
};

/** What these sides can do now, each move once, with the side that makes it. */
export const openMoves = (referral: Standing, mine: readonly Side[]): { name: MoveName; side: Side }[] =>
  moveNames.flatMap((name) => {
    const side = mine.find((one) => admits(referral, name, one));
    return side ? [{ name, side }] : [];
  });

/** Who is waited for in a state; before a partner is chosen, a sent request waits for the officer. */
export const waitsFor = (state: ReferralState, hasPartner: boolean): Side | null => {
  if (isEnded(state)) return null;
  if (state === "draft" || state === "complement") return "asker";
  if (state === "waiting-moment" || state === "appointment-offered") return "person";
  return (state === "sent" || state === "seen") && !hasPartner ? "officer" : "partner";
};

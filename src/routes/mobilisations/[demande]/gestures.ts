import type { MoveName } from "#rooms/referrals/index";

/** A move that asks for something has its own page, named by a noun; the others are a button. */
export const gestures = {
  refus: "decline", annulation: "cancel", echec: "fail", suspension: "suspend", complement: "ask-complement", reponse: "give-complement", attente: "wait", partenaire: "route", reorientation: "reorient", fin: "finish", "rendez-vous": "offer-appointment", erreur: "strike",
} as const satisfies Record<string, MoveName>;
export type Gesture = keyof typeof gestures;

export const gestureOf = (move: MoveName): Gesture | null => (Object.entries(gestures).find(([, name]) => name === move)?.[0] ?? null) as Gesture | null;
/** Moves made by one button on the page of the request. */
export const oneButton = ["see", "accept", "waitlist", "start", "resume", "confirm-appointment"] as const satisfies readonly MoveName[];

import type { BirthLikeness, NameLikeness } from "./likeness.ts";
import type { AddressKind, ContactKind, HandoverMeans, HandoverReason, Identity } from "./model.ts";

export const contactKindWords: Record<ContactKind, string> = {
  sms: "un SMS",
  call: "un appel",
  messaging: "une messagerie (WhatsApp, Signal…)",
  email: "un courriel",
  "through-someone": "par quelqu'un",
  "at-the-chantier": "au chantier, de vive voix",
};

export const addressKindWords: Record<AddressKind, string> = { residence: "là où elle vit", postal: "son courrier", domiciliation: "domiciliation" };

export const genderWords: Record<NonNullable<Identity["gender"]>, string> = { woman: "femme", man: "homme", other: "autre" };

const names = new Intl.DisplayNames("fr", { type: "language", fallback: "none" });
/** « tigrigna », « français »… */
export const languageWord = (code: string): string => names.of(code) ?? code;

/** Languages met most in the chantiers come first; any ISO 639 code is accepted. */
export const usualLanguages = ["fr", "ar", "en", "ti", "am", "fa", "ps", "bm", "wo", "ff", "snk", "ln", "so", "om", "pt", "es", "ro", "rom", "ru", "uk", "ka", "tr", "ku", "bn", "ta", "ur", "zh", "kab", "shy", "sq"] as const;

export const nameLikenessWords: Record<NameLikeness, string> = {
  "same-names": "mêmes noms",
  "inverted-names": "nom et prénom inversés",
  "compound-name": "une partie d'un nom composé",
  "sounds-alike": "se prononce pareil",
  "close-spelling": "écrit presque pareil",
};
export const birthLikenessWords: Record<BirthLikeness, string> = {
  "same-birth-date": "même date de naissance",
  "day-and-month-swapped": "jour et mois inversés",
  "close-birth-date": "date de naissance à un chiffre près",
  "birth-date-unknown": "date de naissance inconnue",
};

export const handoverMeansWords: Record<HandoverMeans, string> = { "on-screen": "ensemble, à l'écran", paper: "sur papier", spoken: "de vive voix, devant témoin" };
export const handoverReasonWords: Record<HandoverReason, string> = { "no-post": "pas de poste en ce moment", "not-our-work": "le travail proposé ici ne lui convient pas", "no-contact": "la rencontre n'a pas pu se faire" };

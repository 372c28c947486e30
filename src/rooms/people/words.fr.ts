import type { AddressKind, ContactKind, Identity } from "./model.ts";

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

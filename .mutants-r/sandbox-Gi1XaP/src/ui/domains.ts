import type { IconName } from "./icons.ts";

/** The nine colours that have a meaning. Each goes with its icon and its word: colour is never alone. */
export const domains = {
  logement: { word: "Logement", icon: "home" },
  emploi: { word: "Emploi", icon: "tool" },
  sante: { word: "Santé", icon: "heart" },
  droits: { word: "Droits, ressources", icon: "papers" },
  justice: { word: "Justice", icon: "scales" },
  langue: { word: "Langue", icon: "speech" },
  mobilite: { word: "Mobilité", icon: "bus" },
  dettes: { word: "Dettes", icon: "coins" },
  contrat: { word: "Contrat", icon: "signed" },
  autre: { word: "Autre", icon: "dot" },
} as const satisfies Record<string, { word: string; icon: IconName }>;

export type DomainName = keyof typeof domains;

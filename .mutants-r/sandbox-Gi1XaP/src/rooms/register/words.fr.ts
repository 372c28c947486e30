import type { DataClass } from "./reads.server.ts";

export const classWords: Record<DataClass, string> = { identity: "identité et coordonnées", social: "vie personnelle, travail, logement, ressources", health: "santé", justice: "justice" };

/** What the house does, activity by activity or not: the measures the assessment asks for. Each one can be seen in the place named. */
export const measures: readonly { risk: "access" | "change" | "loss" | "all"; words: string; seen: string }[] = [
  { risk: "access", words: "Deux preuves pour entrer ; session fermée après 15 minutes sans geste, 12 heures au plus", seen: "docs/decisions/0005" },
  { risk: "access", words: "La base elle-même ne rend que les lignes permises, sujet par sujet ; un dossier interdit et un dossier absent se ressemblent", seen: "docs/guide/qui-voit-quoi" },
  { risk: "access", words: "Textes libres et documents scellés par une clé propre à chaque personne, gardée hors de la base", seen: "docs/decisions/0011" },
  { risk: "access", words: "Chaque lecture est écrite avec sa raison ; la personne lit qui a regardé", seen: "/personnes/[id]/journal" },
  { risk: "change", words: "Journal qui ne s'efface pas, scellé en chaîne, vérifiable par un tiers", seen: "docs/journal-chain" },
  { risk: "change", words: "Chaque version d'avant est gardée ; deux corrections en même temps montrent les deux", seen: "docs/guide/un-dossier" },
  { risk: "loss", words: "Sauvegarde pendant que l'on travaille, restauration prouvée égale ; rien d'acquitté n'est perdu quand la machine tombe", seen: "docs/instance-archive" },
  { risk: "loss", words: "Clés gardées et copiées à part des sauvegardes", seen: "docs/running" },
  { risk: "all", words: "Ni mouchard, ni service extérieur, ni police ou carte chargée ailleurs : rien ne sort que vers quatre adresses de l'opérateur (base, courriel, identité, antivirus)", seen: "docs/running" },
  { risk: "all", words: "Exigences ASVS 5.0 tenues une à une, avec ce qui ne tient pas encore", seen: "docs/asvs" },
];

export const riskWords = { access: "Quelqu'un lit ce qu'il ne devait pas lire", change: "Quelque chose est changé sans qu'on le veuille ou qu'on le sache", loss: "Quelque chose est perdu", all: "Tous" } as const;

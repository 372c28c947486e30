import type { RankReason } from "./ranking.ts";

export const rankReasonWords = ({ code, value }: RankReason): string => ({
  theme: "répond à ce besoin", public: "pour ce public", language: "parle sa langue", places: `${value} place${value && value > 1 ? "s" : ""} libre${value && value > 1 ? "s" : ""}`, "no-place": "dit complet cette semaine", near: `à ${value} km`, far: `loin : ${value} km`,
  quick: `répond en ${value} jours`, slow: `répond en ${value} jours`, accepts: `accepte ${value} demandes sur 100`, refuses: `n'accepte que ${value} demandes sur 100`, partner: "déjà partenaire", stale: "fiche à vérifier",
})[code];

// What people of the trade type, and what must come first: a service is right when it bears one of these themes, or when its name says so.
import type { Theme } from "#rooms/network/index";

export type RelevanceCase = { typed: string; themes: readonly Theme[]; named?: RegExp };
const c = (typed: string, themes: readonly Theme[], named?: RegExp): RelevanceCase => ({ typed, themes, ...(named ? { named } : {}) });

export const relevanceCases: readonly RelevanceCase[] = [
  // Words as they are.
  c("cours de français", ["lecture-ecriture-calcul--maitriser-le-francais"]),
  c("colis alimentaires", ["equipement-et-alimentation--alimentation"]),
  c("garde d'enfants", ["famille--garde-denfants"]),
  c("permis de conduire", ["mobilite--preparer-un-permis"]),
  c("violences conjugales", ["famille--surmonter-conflits-separation-violence"]),
  c("demande de logement social", ["logement-hebergement--louer-un-logement", "logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement"]),
  c("lettre de motivation", ["preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation"]),
  c("dossier MDPH", ["sante--constituer-un-dossier-mdph-invalidite"]),
  c("impayés de loyer", ["logement-hebergement--reduire-les-impayes-de-loyer", "logement-hebergement--se-maintenir-dans-le-logement"]),
  c("vestiaire", ["equipement-et-alimentation--habillement"]),
  c("écrivain public", ["difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"]),
  c("aide au déménagement", ["logement-hebergement--changer-de-logement"]),
  // Words of the trade.
  c("sdf", ["logement-hebergement--rechercher-une-solution-dhebergement-temporaire", "remobilisation--lien-social"]),
  c("toubib", ["sante--acces-aux-soins"]),
  c("dentiste", ["sante--acces-aux-soins"]),
  c("psy", ["sante--sante-mentale"]),
  c("csapa", ["sante--addictions"]),
  c("alcool", ["sante--addictions"]),
  c("css", ["sante--acces-aux-soins", "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"]),
  c("cmu", ["sante--acces-aux-soins", "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"]),
  c("domicile administratif", ["difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"], /domicil/i),
  c("fle", ["lecture-ecriture-calcul--maitriser-le-francais"]),
  c("permis", ["mobilite--preparer-un-permis"]),
  c("dettes", ["difficultes-financieres--situation-dendettement-surendettement"]),
  c("huissier", ["difficultes-financieres--situation-dendettement-surendettement"]),
  c("titre de séjour", ["difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete", "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits", "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"]),
  c("resto", ["equipement-et-alimentation--alimentation"]),
  c("115", ["logement-hebergement--rechercher-une-solution-dhebergement-temporaire"]),
  c("crèche", ["famille--garde-denfants"]),
  c("rsa", ["difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"]),
  c("cv", ["preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation"]),
  c("rqth", ["sante--constituer-un-dossier-mdph-invalidite"]),
  c("expulsion", ["logement-hebergement--reduire-les-impayes-de-loyer", "logement-hebergement--se-maintenir-dans-le-logement"]),
  c("sortant de prison", ["difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire"]),
  c("ordi", ["numerique--acquerir-un-equipement"]),
  c("boulot", ["preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi", "trouver-un-emploi--repondre-a-des-offres-demploi", "trouver-un-emploi--faire-des-candidatures-spontanees", "trouver-un-emploi--maintien-dans-lemploi"]),
  c("auto-école", ["mobilite--preparer-un-permis"]),
  c("frigo", ["equipement-et-alimentation--electromenager"]),
  c("solitude", ["remobilisation--lien-social"]),
  c("ehpad", ["famille--prise-en-charge-personne-dependante", "famille--soutien-aidants"]),
  // Faults of typing.
  c("surendetement", ["difficultes-financieres--situation-dendettement-surendettement"]),
  c("adictologie", ["sante--addictions"]),
  c("hebergemant", ["logement-hebergement--rechercher-une-solution-dhebergement-temporaire"]),
  c("alphabetisasion", ["lecture-ecriture-calcul--maitriser-le-francais"]),
  c("demenagemant", ["logement-hebergement--changer-de-logement"]),
  c("psycologue", ["sante--sante-mentale"]),
  c("domicilliation", ["difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"], /domicil/i),
  c("domicilation", ["difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"], /domicil/i),
  c("electromenagé", ["equipement-et-alimentation--electromenager"]),
  c("epicerie solidére", ["equipement-et-alimentation--alimentation"]),
  c("contracepsion", ["sante--sante-sexuelle"]),
  c("covoituraje", ["mobilite--mobilite-douce-partagee-collective", "mobilite--etre-accompagne-dans-son-parcours-mobilite", "mobilite--financer-ma-mobilite"]),
  c("benevola", ["remobilisation--benevolat-action-citoyenne"]),
];

export type Judged = { typed: string; right: number; of: number; first: boolean; got: string[] };
/** How many of the first answers are right. */
export const judgeAnswers = ({ typed, themes, named }: RelevanceCase, answers: readonly { name: string; themes: readonly string[] }[], most = 5): Judged => {
  const isRight = (one: (typeof answers)[number]): boolean => one.themes.some((theme) => (themes as readonly string[]).includes(theme)) || (named?.test(one.name) ?? false);
  const seen = answers.slice(0, most);
  return { typed, right: seen.filter(isRight).length, of: Math.max(seen.length, 1), first: seen[0] !== undefined && isRight(seen[0]), got: seen.filter((one) => !isRight(one)).map(({ name }) => name) };
};
export const precisionOf = (judged: readonly Judged[]): number => judged.reduce((sum, { right, of }) => sum + right / of, 0) / judged.length;

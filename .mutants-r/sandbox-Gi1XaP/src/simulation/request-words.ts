import type { Domain } from "#rooms/access/index";

/** What is asked, in the words of whoever asks; nobody real, nothing of anybody. */
export const needs: Record<Domain, readonly string[]> = {
  housing: ["Une place en résidence : dort chez un ami depuis trois semaines.", "Un logement accompagné, ressources stables depuis six mois.", "Aide pour un impayé de deux mois, la procédure n'a pas commencé."],
  health: ["Un médecin traitant : personne depuis deux ans.", "Un premier rendez-vous, accepte d'en parler.", "Un bilan de santé, n'en a jamais eu."],
  disability: ["Monter un dossier de reconnaissance, certificat à obtenir."], employment: ["Rencontrer un employeur du nettoyage, disponible tout de suite.", "Préparer une candidature d'agent de tri."],
  training: ["Une remise à niveau avant le permis cariste."], rights: ["Renouveler le titre de séjour, échéance dans deux mois.", "Une domiciliation, l'adresse d'avant ne sert plus."], rsa: ["Rouvrir le droit, suspendu par erreur."],
  justice: ["Un conseil avant l'audience du mois prochain."], debts: ["Faire le point sur les dettes, trois créanciers connus.", "Un dossier de surendettement à déposer."], language: ["Un cours de français le soir, lit un peu.", "Évaluer le niveau avant une formation."],
  family: ["Un mode de garde le matin pour un enfant de deux ans."], general: ["Un vélo pour venir au chantier, aucun bus à cinq heures.", "Un premier équipement de cuisine, entre en logement.", "Apprendre à se servir d'une boîte mail."],
};

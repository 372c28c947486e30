// The sorts of structures of the fake offer: what they are called, which network carries them, what they do.
import { type Carrier, carrierWords, type Theme, themes } from "#rooms/network/index";

export const allThemes = themes;
export const allNetworks = Object.keys(carrierWords) as Carrier[];
const under = (...starts: string[]): Theme[] => allThemes.filter((code) => starts.some((start) => code.startsWith(start)));

export type OfferKind = { head: string; network: Carrier | null; source: string; themes: readonly Theme[]; weight: number };
const kind = (weight: number, head: string, network: Carrier | null, source: string, ...starts: string[]): OfferKind => ({ weight, head, network, source, themes: starts.length ? under(...starts) : allThemes });

export const offerKinds: readonly OfferKind[] = [
  kind(10, "CCAS", "ccas-cias", "dora", "difficultes-", "equipement-et-alimentation", "logement-hebergement--louer", "famille--prise"),
  kind(8, "Mission locale", "mission-locale", "mission-locale", "choisir-un-metier", "preparer-sa-candidature", "trouver-un-emploi", "se-former", "mobilite"),
  kind(8, "Agence emploi", "france-travail", "france-travail", "preparer-sa-candidature", "trouver-un-emploi", "se-former", "souvrir-"),
  kind(6, "Atelier chantier d'insertion", "aci", "emplois-de-linclusion", "preparer-sa-candidature", "trouver-un-emploi--maintien", "remobilisation"),
  kind(3, "Entreprise d'insertion", "ei", "emplois-de-linclusion", "preparer-sa-candidature", "trouver-un-emploi"),
  kind(2, "Association intermédiaire", "ai", "emplois-de-linclusion", "trouver-un-emploi", "equipement-et-alimentation--aide"),
  kind(2, "Travail temporaire d'insertion", "etti", "emplois-de-linclusion", "trouver-un-emploi"),
  kind(8, "Espace public numérique", "espaces-publics-numeriques", "mediation-numerique", "numerique"),
  kind(6, "Maison France services", "france-service", "mediation-numerique", "numerique--acceder-a-des", "difficultes-administratives"),
  kind(7, "Accueil de jour", "federation-des-acteurs-de-la-solidarite", "soliguide", "remobilisation--lien", "equipement-et-alimentation", "sante--acces", "logement-hebergement--rechercher"),
  kind(5, "Distribution alimentaire", "restos-du-coeur", "soliguide", "equipement-et-alimentation--alimentation"),
  kind(4, "Centre d'hébergement", "chrs", "soliguide", "logement-hebergement"),
  kind(2, "SIAO", "siao", "soliguide", "logement-hebergement--rechercher"),
  kind(4, "Centre de santé", "cms", "soliguide", "sante"),
  kind(3, "Centre de soins en addictologie", "csapa", "soliguide", "sante--addictions"),
  kind(2, "Lieu de réduction des risques", "caarud", "soliguide", "sante--addictions", "sante--sante-sexuelle"),
  kind(3, "Centre médico-psychologique", "cmp", "soliguide", "sante--sante-mentale"),
  kind(6, "Cours de français", null, "reseau-alpha", "lecture-ecriture-calcul"),
  kind(5, "Centre social", "fcsf", "dora", "famille", "lecture-ecriture-calcul", "remobilisation", "numerique"),
  kind(3, "Plateforme mobilité", "mobin", "mes-aides", "mobilite"),
  kind(3, "Point conseil budget", "points-conseil-budget", "dora", "difficultes-financieres"),
  kind(3, "Maison de la justice", "points-justice", "dora", "difficultes-administratives"),
  kind(2, "Centre des droits des femmes", "cidff", "dora", "famille--surmonter", "difficultes-administratives", "preparer-sa-candidature"),
  kind(2, "Cap handicap", "cap-emploi-reseau-cheops", "agefiph", "sante--constituer", "trouver-un-emploi--maintien", "se-former"),
  kind(3, "Logement des salariés", "action-logement", "action-logement", "logement-hebergement", "mobilite--financer"),
  kind(4, "Crèche d'insertion", "creches-avip", "monenfant", "famille--garde"),
  kind(2, "Maison des solidarités", "maisons-des-solidarites", "cd35", "difficultes-", "famille"),
  kind(2, "Couveuse d'activités", "reseau-bge", "dora", "creer-une-entreprise"),
  kind(2, "Ressourcerie", "ressourceries", "dora", "equipement-et-alimentation", "remobilisation--benevolat"),
  // The rest of the country: associations of every network, for every theme.
  kind(18, "Association", null, "dora"),
];

const tails = ["du Canal Fictif", "des Trois Modèles", "de la Maquette", "du Pont Inventé", "de l'Exemple", "des Faux Semblants", "du Décor", "de la Chimère", "de l'Esquisse", "du Témoin", "du Grand Peut-Être", "de Nulle Part", "des Coulisses", "du Trompe-l'Œil", "de l'Hypothèse", "du Mirage", "de l'Artefact", "de la Supposition", "du Brouillon", "des Figurants"] as const;
export const tailsOfNames: readonly string[] = tails;
const ways = ["rue de la Maquette", "avenue du Modèle", "place du Décor", "chemin de Nulle-Part", "impasse de l'Exemple", "boulevard des Figurants", "allée du Brouillon", "quai du Canal Fictif"] as const;
export const waysOfAddresses: readonly string[] = ways;
export const openings: readonly string[] = ["Mo-Fr 09:00-12:00,14:00-17:00; PH off", "Mo-Fr 08:30-12:30; PH off", "Mo,Tu,Th,Fr 09:00-17:00; PH off", "Tu-Sa 10:00-18:00", "Mo-Su 08:00-20:00", "We 14:00-17:30; SH off", "Mo-Th 09:00-12:30,13:30-17:30; Fr 09:00-12:30", "Mo-Fr 18:00-20:00", "24/7", "Sa[1] 09:00-12:00"];

// Names nobody can take for real: each family name says that it is made up.
import type { Chance } from "./random.ts";

const given = [
  "Zéphyr", "Octave", "Maud", "Lison", "Basile", "Noor", "Isaure", "Amadis", "Cosette", "Perceval", "Ondine", "Tancrède", "Yseult", "Fantin", "Mélusine",
  "Gauvain", "Aglaé", "Balthazar", "Clélie", "Dioclès", "Églantine", "Fleurdelys", "Galaad", "Hortensia", "Ignace", "Jocaste", "Kadour", "Lancelot", "Mahaut",
  "Nérée", "Oriane", "Pâris", "Quitterie", "Roxane", "Salomon", "Théodule", "Ursuline", "Valère", "Wilfrid", "Xanthippe", "Ysoline", "Zénobie", "Ali-Baba", "Shéhérazade",
  "Sindbad", "Aladin", "Badroulboudour", "Samba-Diallo", "Soundjata", "Kirikou", "Karaba", "Tesfa", "Selam", "Gulbahor", "Rostam", "Tahmineh", "Vassilissa", "Ivan-Tsarévitch",
] as const;
const family = [
  "Exemple", "Fictif", "Factice", "Artefact", "Inventé", "Modèle", "Maquette", "Postiche", "Ersatz", "Simulacre", "Specimen", "Gabarit", "Témoin", "Leurre", "Mirage",
  "Fablier", "Canular", "Chimère", "Esquisse", "Brouillon", "Prototype", "Trompe-l'Œil", "Pseudonyme", "Figurant", "Décor", "Coulisse", "Marionnette", "Fantoche",
  "Imaginaire", "Hypothèse", "Supposé", "Prétendu", "Apocryphe", "Utopie", "Nulle-Part", "Test-Essai", "Personne-En-Vrai",
] as const;

export type FakeName = { given: string; family: string };

export const fakeName = (chance: Chance): FakeName => {
  const first = chance.odds(0.08) ? `${chance.pick(given)}-${chance.pick(given)}` : chance.pick(given);
  const last = chance.odds(0.45) ? `${chance.pick(family)}-${chance.pick(family)}` : chance.pick(family);
  return { given: first, family: last };
};

/** The same key as app.name_key in the database; a test compares the two on every name above. */
export const nameKey = (...words: (string | null)[]): string =>
  words.filter((word) => word !== null).join(" ").replaceAll("Œ", "OE").replaceAll("œ", "oe").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const chantierHeads = ["Atelier", "Jardin", "Fabrique", "Recyclerie", "Cuisine", "Menuiserie", "Blanchisserie", "Maraîchage", "Ressourcerie", "Cyclerie"] as const;
const chantierTails = ["du Canal Fictif", "des Trois Modèles", "de la Maquette", "du Pont Inventé", "de l'Exemple", "des Faux Semblants", "du Décor", "de la Chimère", "de l'Esquisse", "du Témoin", "du Grand Peut-Être", "de Nulle Part"] as const;
export const chantierName = (chance: Chance, at: number): string => {
  const name = `${chance.pick(chantierHeads)} ${chance.pick(chantierTails)}`;
  return at < 0 ? name : `${name} ${at + 1}`;
};

// Which column becomes what. Headers are matched by their words; what the person decides is remembered for the next file of that shape.

import type { BarrierCode } from "#rooms/situations/index";
import { barrierWords } from "./cells/lexicon.fr.ts";
import { fold } from "./cells/fold.ts";
import { lookUp } from "./cells/parse-choice.ts";
import type { NameOrder } from "./cells/parse-name.ts";
import { abbreviations, fieldNames, nirNames, ownNames } from "./field-words.fr.ts";
import { fieldCodes, manyColumns } from "./fields.ts";
import type { FieldCode } from "./field-values.ts";
import { stableHash } from "./row-key.ts";

export type Target = FieldCode | "nir" | "ignore";
export type ColumnMapping = { index: number; header: string; target: Target; /** A column about one barrier (« Frein santé »: oui). */ barrier?: BarrierCode };

/** A value to keep: the same headers find it again by their signature. */
export type Mapping = {
  signature: string;
  columns: ColumnMapping[];
  nameOrder: NameOrder;
  /** The list shows people as they were when they came in, or as they are on the day of the file. */
  factsAsOf: "entry" | "today";
};

export type Proposal = { target: Target; score: number };

const spelt = (header: string): string[] =>
  fold(header.replace(/n[°º]/gi, " numero ").replace(/\(e\)/g, "").replace(/([a-zà-ÿ])([A-Z])/g, "$1 $2").replace(/_/g, " "))
    .split(" ")
    .flatMap((word) => (abbreviations[word] ?? word).split(" "));

const small = new Set(["de", "du", "des", "d", "l", "le", "la", "les", "a", "au", "aux", "en", "et", "un", "une", "dans", "par"]);
const meaningful = (words: readonly string[]): string[] => words.filter((word) => !small.has(word));

const common = new Set([
  "nom", "prenom", "numero", "id", "ref", "reference", "referent", "identifiant", "heures", "contrat", "statut", "phase", "etape", "dispositif", "langue", "langues", "entree", "embauche", "pass", "projet", "salarie",
  "personne", "participant", "beneficiaire", "adresse", "rue", "voie", "ville", "commune", "agrement", "sejour", "papiers", "francais", "difficultes", "attentes", "allocation", "handicap", "demande", "mail", "telephone", "conseiller",
]);

/** A header that names somebody else, or something over: « Téléphone du référent », « Date de naissance de l'enfant », « Date de sortie ». */
const somebodyElse = new Set(["referent", "conseiller", "conseillere", "cip", "cisp", "accompagnateur", "medecin", "assistante", "assistant", "employeur", "conjoint", "conjointe", "enfant", "enfants", "contact", "urgence", "tuteur", "encadrant", "sortie", "prescripteur"]);

type Words = { all: string; meaningful: readonly string[] };
const wordsOf = (header: string): Words => {
  const words = spelt(header);
  return { all: words.join(" "), meaningful: meaningful(words) };
};

const isWordOf = (word: string, mine: readonly string[]): boolean => mine.includes(word) || (word.length > 4 && mine.some((other) => other.length >= 4 && word.startsWith(other)));

const likeness = (header: Words, name: Words): number => {
  if (header.all === name.all) return 1;
  const [mine, its] = [header.meaningful, name.meaningful];
  if (mine.length === 0 || its.length === 0 || !its.every((word) => isWordOf(word, mine))) return 0;
  if (mine.length === its.length && mine.every((word) => its.includes(word))) return 0.95;
  // « Nom du syndicat », « Numéro CAF »: one common word inside a longer header proves nothing; it is proposed, never chosen.
  if (mine.some((word) => somebodyElse.has(word) && !its.includes(word))) return 0.5;
  return its.length === 1 && common.has(its[0]!) ? 0.5 : 0.6 + 0.3 * (its.length / Math.max(mine.length, its.length));
};

const names: readonly (readonly [Target, Words])[] = [
  ...nirNames.map((name) => ["nir", wordsOf(name)] as const),
  ...ownNames.map((name) => ["ignore", wordsOf(name)] as const),
  ...fieldCodes.flatMap((code) => [code.replaceAll("_", " "), ...fieldNames[code]].map((name) => [code, wordsOf(name)] as const)),
];

const accepted = 0.7;

/** What a header may be, best first. */
export const proposalsFor = (header: string): Proposal[] => {
  const words = wordsOf(header.slice(0, 100));
  const best = new Map<Target, number>();
  for (const [target, name] of names) {
    const score = likeness(words, name);
    if (score > (best.get(target) ?? 0)) best.set(target, score);
  }
  return [...best].map(([target, score]) => ({ target, score })).sort((a, b) => b.score - a.score);
};

const exactNames = new Set(names.map(([, name]) => name.meaningful.join(" ")));

/** Tells a known column name, to find the header among title lines: thousands of cells are asked, so exact names only. */
export const isKnownHeader = (header: string): boolean => header.length <= 60 && exactNames.has(wordsOf(header).meaningful.join(" "));

export const signatureOf = (header: readonly string[]): string => stableHash(header.map(fold).join("\u001f"));

const barrierOf = (header: string): BarrierCode | null => {
  const words = fold(header);
  if (!/^(freins?|problematiques?|difficultes?) /.test(words)) return null;
  const about = words.replace(/^\w+ (?:a l emploi )?(?:lie(?:e|s|es)? )?(?:au |a la |a l |aux |de |d )?/, "");
  return (lookUp(about, barrierWords)?.code as BarrierCode | undefined) ?? null;
};

const isFullName = (header: string): NameOrder | null => {
  const words = fold(header);
  const [family, given] = [words.search(/\bnoms?\b/), words.search(/\bprenoms?\b/)];
  return family === -1 || given === -1 ? null : family < given ? "family-first" : "given-first";
};

/** A first mapping, for the person to correct: each field goes to the column that resembles it most. */
export const suggestMapping = (header: readonly string[]): Mapping => {
  const columns: ColumnMapping[] = header.map((name, index) => ({ index, header: name, target: "ignore" }));
  const candidates = header
    .flatMap((name, index) => proposalsFor(name).map(({ target, score }) => ({ index, target, score: isFullName(name) && target === "full_name" ? 1 : score })))
    .filter(({ score }) => score >= accepted)
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const takenColumns = new Set<number>();
  const takenFields = new Set<Target>();
  for (const { index, target } of candidates) {
    const free = target === "nir" || target === "ignore" || manyColumns.has(target) || !takenFields.has(target);
    if (takenColumns.has(index) || !free) continue;
    takenColumns.add(index);
    takenFields.add(target);
    columns[index]!.target = target;
  }
  for (const column of columns) {
    const barrier = barrierOf(column.header);
    if (barrier) Object.assign(column, { target: "barriers", barrier });
  }
  const full = columns.find(({ target }) => target === "full_name");
  if (full && takenFields.has("family_name") && takenFields.has("given_name")) full.target = "ignore";
  const nameOrder = (full && isFullName(full.header)) ?? "family-first";
  const factsAsOf = header.some((name) => /\bactuel/i.test(fold(name))) ? "today" : "entry";
  return { signature: signatureOf(header), columns, nameOrder, factsAsOf };
};

/** Fields that must be given a column before the list can be read. */
export const missingFields = (mapping: Mapping): FieldCode[] => {
  const targets = new Set(mapping.columns.map(({ target }) => target));
  if (targets.has("full_name")) return [];
  return (["family_name", "given_name"] as const).filter((field) => !targets.has(field));
};

/** Two columns for a field that takes one: the page asks which. */
export const repeatedFields = (mapping: Mapping): FieldCode[] => {
  const seen = new Map<Target, number>();
  for (const { target } of mapping.columns) seen.set(target, (seen.get(target) ?? 0) + 1);
  return fieldCodes.filter((field) => (seen.get(field) ?? 0) > 1 && !manyColumns.has(field));
};

import { sayDate } from "#ground/civil-date";
import { domainWords, type Role, roleWords, topicWords } from "#rooms/access/index";
import { delegateKindWords, meansWords, purposeWords } from "#rooms/consent/index";
import { eventWords } from "#rooms/journal/index";
import { closeReasonWords, entryCatalogue, type EntrySubject, stageWords } from "#rooms/journey/index";
import { channelWords } from "#rooms/notes/index";
import { addressKindWords, contactKindWords, genderWords } from "#rooms/people/index";
import { answerWords, barrierCloseWords, barrierWords, intensityWords, kindOf, knownHowWords, laneWords } from "#rooms/situations/index";
import { documentKindWords } from "#rooms/vault/index";
import { sayTable } from "./words.fr.ts";

type Row = Record<string, unknown>;

const labels: Record<string, string> = {
  given_name: "Prénom", family_name: "Nom", usual_name: "Souhaite être appelé·e", birth_date: "Date de naissance", gender: "Genre", external_id: "Numéro dans un autre outil", language: "Langue", speaks: "Parlée", reads: "Lue",
  kind: "Quoi", value: "Réponse", hint: "À savoir", preferred: "Préféré", lines: "Adresse", postcode: "Code postal", commune: "Commune", organisation: "Organisme", starts_on: "Depuis", ends_on: "Jusqu'au", started_on: "Depuis", ended_on: "Jusqu'au",
  opened_on: "Ouvert le", closed_on: "Clos le", close_reason: "Pourquoi", last_contact_on: "Dernières nouvelles", pass_number: "Numéro de PASS IAE", pass_starts_on: "PASS depuis", pass_ends_on: "PASS jusqu'au", territory_id: "Territoire",
  stage: "Étape", chantier_id: "Chantier", professional_id: "Qui", overlap_until: "Garde le dossier jusqu'au", handover_note: "Mot pour la suite", domain: "Pour quoi", outside_structure: "Structure", subject: "Sujet", written_by: "Écrit par", written_at: "Écrit le",
  topic: "Sujet du dossier", decision: "Décision", purpose: "Pour quoi", given_on: "Donné le", means: "Comment", recorded_by: "Noté par", recorded_at: "Noté le", withdrawn_at: "Repris le", withdrawn_by: "Repris avec", guardian: "Représentant légal", structure_id: "Structure",
  lane: "Domaine", line: "Détail", answer: "Réponse", code: "Situation", due_on: "Prévu le", weekly_hours: "Heures par semaine", place: "Lieu", known_how: "Su comment", struck_at: "Rayé le", struck_by: "Rayé par", intensity: "Importance",
  professional_words: "Mots du professionnel", person_words: "Ses mots", said_on: "Dit le", words: "Texte", said_by: "Dit par", noted_on: "Noté le", happened_on: "Le", channel: "Comment", body: "Texte", author_id: "Écrit par", for_id: "Pour", done_at: "Fait le",
  about: "À propos de", mood: "Humeur, de 1 à 5", sent_at: "Envoyé le", made_at: "Faite le", made_by: "Faite par", tries: "Essais", cancelled_at: "Annulée le", cancelled_by: "Annulée par", opened_at: "Ouvert le", last_seen_at: "Vu le", expires_at: "Se ferme le", revoked_at: "Fermé le",
  created_at: "Créé le", created_by: "Créé par", was: "Ce qui était écrit", table_name: "Dans", changed_at: "Changé le", changed_by: "Changé par", at: "Quand", event: "Quoi", actor_id: "Qui", because: "Permis parce que", detail: "Détail", reason: "Pourquoi", asked_by: "Demandé par",
  asked_at: "Demandé le", confirmed_by: "Confirmé par", confirmed_at: "Confirmé le", noticed_on: "Préavis donné le", erase_on: "Effacé le", kept_until: "Gardé jusqu'au", kept_because: "Gardé pour", kept_by: "Gardé par", outcome: "Ce qu'elle est devenue", updated_at: "Changé le", form: "Formulaire", merged_at: "Réunis le", merged_by: "Réunis par", undone_at: "Séparés le", undone_by: "Séparés par",
};
export const sayColumn = (column: string): string => labels[column] ?? column.replace(/_(id|on|at)$/, "").replaceAll("_", " ");

/** Codes said in words, by the column that holds them. */
const codes: Record<string, Record<string, string>> = {
  stage: stageWords, topic: topicWords, domain: domainWords, lane: laneWords, answer: answerWords, known_how: knownHowWords, channel: channelWords, gender: genderWords, purpose: purposeWords, means: meansWords, event: eventWords,
  close_reason: { ...closeReasonWords, ...barrierCloseWords }, kind: { ...documentKindWords, ...delegateKindWords, ...contactKindWords, ...addressKindWords, note: "note", contact: "contact", word: "mot", "not-understood": "« je ne comprends pas »", correction: "correction demandée", mood: "humeur", answer: "réponse" },
  decision: { agreed: "oui", refused: "non" }, said_by: { person: "elle ou lui", professional: "un professionnel" }, intensity: Object.fromEntries(Object.entries(intensityWords)),
};
/** Columns that only tie rows together: in the data, not on paper. */
const forTheMachine = (column: string): boolean => /^(id|person_id|journey_id|row_id|note_id|card_id|subject_id|import_id|kept_id|absorbed_id|line|position)$/.test(column);

const instant = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Paris" });

const sayCode = (table: string, column: string, value: string, row: Row): string => {
  if (column === "table_name") return sayTable(value);
  if (table === "entry_statements" && (column === "subject" || column === "value")) {
    const known = entryCatalogue[String(row["subject"]) as EntrySubject];
    return (column === "subject" ? known?.words : known?.values[value]) ?? value;
  }
  if (column === "code") return (table === "barriers" ? (barrierWords as Record<string, string>)[value] : kindOf(value)?.words) ?? value;
  return codes[column]?.[value] ?? value;
};

/** One value in words; empty when there is nothing to say. */
export const sayValue = (table: string, column: string, value: unknown, row: Row): string => {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number") return codes[column]?.[String(value)] ?? String(value);
  if (typeof value === "string") {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return sayDate(value);
    return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(value) ? instant.format(Date.parse(value)) : sayCode(table, column, value, row);
  }
  if (Array.isArray(value)) return value.map((one) => sayValue(table, column, one, row)).filter(Boolean).join(", ");
  const object = value as Row;
  if ("role" in object && "team" in object) return `${roleWords[object["role"] as Role] ?? String(object["role"])}, ${String(object["team"])}`;
  const of = column === "was" ? String(row["table_name"]) : table;
  return sayRow(of, object).map(({ label, words }) => `${label} : ${words}`).join(" ; ");
};

const told = Object.keys(labels);
const rank = (column: string): number => (told.includes(column) ? told.indexOf(column) : told.length);

/** A row as lines to read, without what only ties rows together. */
export const sayRow = (table: string, row: Row): { label: string; words: string }[] =>
  Object.entries(row).filter(([column]) => !forTheMachine(column)).sort(([one], [other]) => rank(one) - rank(other)).map(([column, value]) => ({ label: sayColumn(column), words: sayValue(table, column, value, row) })).filter(({ words }) => words !== "");

import { sayDate } from "#ground/civil-date";
import { domainWords, readerReasonWords, type Role, roleWords, topicWords } from "#rooms/access/index";
import { delegateKindWords, meansWords, purposeWords } from "#rooms/consent/index";
import { appointmentStateWords, endReasonWords, sideWords as appointmentSideWords } from "#rooms/agenda/index";
import { eventWords } from "#rooms/journal/index";
import { closeReasonWords, entryCatalogue, type EntrySubject, stageWords } from "#rooms/journey/index";
import { channelWords } from "#rooms/notes/index";
import { addressKindWords, contactKindWords, genderWords } from "#rooms/people/index";
import { answerWords, barrierCloseWords, barrierWords, intensityWords, kindOf, knownHowWords, laneWords } from "#rooms/situations/index";
import { requestStateWords, rightWords } from "#rooms/rights/index";
import { agreedMeansWords, capacityWords, goalScoreWords, goalsOf, reasonWords, referralMoveWords, referralStateWords, shareableWords, sideWords } from "#rooms/referrals/index";
import { exitChangeWords, exitOutcomeWords } from "#rooms/contracts/index";
import { documentKindWords } from "#rooms/vault/index";
import { limitKindWords, watchRuleWords, weekdayWords } from "#rooms/walls/index";
import { exportLabels } from "./export-labels.fr.ts";
import { sayTable } from "./words.fr.ts";

type Row = Record<string, unknown>;

export const sayColumn = (column: string): string => exportLabels[column] ?? column.replace(/_(id|on|at)$/, "").replaceAll("_", " ");

/** Codes said in words, by the column that holds them. */
const codes: Record<string, Record<string, string>> = {
  from_state: referralStateWords, to_state: referralStateWords, side: sideWords, waits_for: sideWords, score: goalScoreWords, shares: shareableWords, agreed_means: agreedMeansWords, move: { ...referralMoveWords, news: "Des nouvelles" },
  rule: watchRuleWords, proposed_side: appointmentSideWords, confirmed_side: appointmentSideWords, end_reason: endReasonWords, stage: stageWords, topic: topicWords, topics: topicWords, state: requestStateWords, weekday: weekdayWords, domain: domainWords, lane: laneWords, answer: answerWords, known_how: knownHowWords, channel: channelWords, gender: genderWords, purpose: purposeWords, means: meansWords, event: eventWords,
  close_reason: { ...closeReasonWords, ...barrierCloseWords }, kind: { ...documentKindWords, ...delegateKindWords, ...contactKindWords, ...addressKindWords, note: "note", contact: "contact", word: "mot", "not-understood": "« je ne comprends pas »", correction: "correction demandée", mood: "humeur", answer: "réponse" },
  kept_as: { file: "dans Fil rouge", reference: "l'original est ailleurs" }, scan: { clean: "rien trouvé", none: "aucun antivirus" }, media_type: { "application/pdf": "PDF", "image/jpeg": "photo", "image/png": "image", "image/webp": "image", "image/heic": "photo" },
  decision: { agreed: "oui", refused: "non" }, said_by: { person: "elle ou lui", professional: "un professionnel" }, intensity: Object.fromEntries(Object.entries(intensityWords)),
};
/** The same column says another thing in these tables. */
const codesOf: Record<string, Record<string, string>> = {
  "exit_statements.outcome": exitOutcomeWords, "exit_statements.change": exitChangeWords, "rights_requests.kind": rightWords, "practical_limits.kind": limitKindWords, "appointments.state": appointmentStateWords, "appointments.ended_side": appointmentSideWords, "referrals.state": referralStateWords, "referrals.ended_side": sideWords, "capacity_asks.answer": capacityWords, "consent_requests.answer": { agreed: "acceptée", partly: "acceptée en partie", refused: "refusée" },
};
/** Columns that only tie rows together: in the data, not on paper. */
export const forTheMachine = (column: string): boolean => /^(id|person_id|followed_by|covers|consent_id|share_id|document_id|delegate_id|protection_id|way_id|merged_into|merged_from|merged_through|moved_to|slot_id|face_id|journey_id|row_id|note_id|card_id|subject_id|import_id|kept_id|absorbed_id|referral_id|contract_id|renews|version|based_on|number|line|position)$/.test(column);

const instant = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Paris" });

const languages = new Intl.DisplayNames("fr", { type: "language" });

const sayCode = (table: string, column: string, value: string, row: Row): string => {
  if (column === "table_name") return sayTable(value);
  if (table === "entry_statements" && (column === "subject" || column === "value")) {
    const known = entryCatalogue[String(row["subject"]) as EntrySubject];
    return (column === "subject" ? known?.words : known?.values[value]) ?? value;
  }
  if (column === "ended_reason") return reasonWords(String(row["ended_side"]), value);
  if (table === "referral_events" && column === "reason") return reasonWords(value.split(":")[0]!, value.split(":")[1] ?? "");
  if (column === "told") return Object.values(JSON.parse(value) as Record<string, string>).join(", ");
  if (table === "referral_goals" && column === "code") return Object.values(goalsOf).find((goals) => Object.hasOwn(goals, value))?.[value] ?? value;
  if (column === "before_code" || column === "after_code") return kindOf(value)?.words ?? value;
  if (column === "code") return (table === "barriers" ? (barrierWords as Record<string, string>)[value] : kindOf(value)?.words) ?? value;
  if (column === "because") return value.split(",").map(readerReasonWords).join(" et ");
  if (column === "language") return languages.of(value) ?? value;
  if (column === "from_hour") return value.slice(0, 5).replace(":", " h ");
  return codesOf[`${table}.${column}`]?.[value] ?? codes[column]?.[value] ?? value;
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

const told = Object.keys(exportLabels);
const rank = (column: string): number => (told.includes(column) ? told.indexOf(column) : told.length);

/** A row as lines to read, without what only ties rows together. */
export const sayRow = (table: string, row: Row): { label: string; words: string }[] =>
  Object.entries(row).filter(([column]) => !forTheMachine(column)).sort(([one], [other]) => rank(one) - rank(other)).map(([column, value]) => ({ label: sayColumn(column), words: sayValue(table, column, value, row) })).filter(({ words }) => words !== "");
